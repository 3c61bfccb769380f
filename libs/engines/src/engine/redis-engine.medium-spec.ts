import { Cluster } from 'ioredis';
import { type EngineSet, startEngines } from './engine-set';
import { temporaryFolder } from '../testing/temporary-folder';
import { waitUntil } from '../process/wait-until';

describe('a Redis cluster of six nodes', () => {
  const at = temporaryFolder(() => engines.stop());
  let engines: EngineSet;
  let client: Cluster;

  beforeAll(async () => {
    engines = await startEngines({ dataDir: at('six'), only: ['redis'], redis: { mode: 'cluster' } });
    await engines.redis?.ready;
    client = new Cluster((engines.redis?.uri ?? '').split(','));
  });

  afterAll(() => {
    client.disconnect();
  });

  it('takes keys on all three masters', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, index) => client.set(`key-${index}`, index)));
    const counts = await Promise.all(client.nodes('master').map((node) => node.dbsize()));
    expect(counts).toHaveLength(3);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(counts.reduce((sum, count) => sum + count)).toBe(200);
  });

  it('gives each master a replica', async () => {
    // The client learns the nodes of the cluster after it has connected.
    const isKnown = async (): Promise<boolean> => Promise.resolve(client.nodes('slave').length === 3);
    await waitUntil('Three replicas', isKnown, { limitMs: 120_000 });
  });
});
