import { waitUntil } from '@lucid/engines';
import { Agent, get, type IncomingMessage } from 'node:http';
import { sampleUser } from '../setup/samples';
import { kill, type ServiceProcess, startProcess } from '../setup/service-process';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';

const CONNECTIONS = 2000;
/** A quarter of the pool, which is what feeds may take of it. */
const FEEDS = 100;
/** The user whose creation every feed is to tell. */
const LAST = 'everybody';

/** Asks over a connection of its own, which stays open. */
const ask = (url: string, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (answer: IncomingMessage) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    }).on('error', reject);
  });

describe('two thousand connections at once', () => {
  let environment: TestEnvironment;
  let service: ServiceProcess;
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, maxFreeSockets: CONNECTIONS });

  beforeAll(async () => {
    environment = await ownEnvironment({
      MONGODB_POOL_MAX: String(FEEDS * 4),
      MONGODB_TIMEOUT_MS: '120000',
      CALLER_SHARE_PERCENT: '100',
    });
    service = await startProcess(environment);
    await service.sut.post('/api/v1/users', { ...sampleUser('scale', 1), user_id: 'ada' });
  });

  afterAll(async () => {
    agent.destroy();
    await kill(service.child);
    await environment.drop();
  });

  const askAll = async (path: string): Promise<number[]> =>
    Promise.all(Array.from({ length: CONNECTIONS }, async () => ask(`${service.url}${path}`, agent)));

  const openSockets = (): number =>
    Object.values(agent.freeSockets).reduce((sum, list) => sum + (list?.length ?? 0), 0);

  it('are all answered, twice over the same connections, and one more is let in beside them', async () => {
    const path = '/api/v1/users/ada';
    expect(new Set(await askAll(path))).toEqual(new Set([200]));
    expect(openSockets()).toBe(CONNECTIONS);
    expect((await service.sut.get(path)).status).toBe(200);
    expect((await service.sut.get('/readyz')).status).toBe(200);
    // Each goes to MongoDB, over a pool that is much smaller.
    expect(new Set(await askAll('/api/v1/users?limit=1'))).toEqual(new Set([200]));
    expect(openSockets()).toBe(CONNECTIONS);
  });

  it('that follow changes are all told of one, as many as there may be; the next is told to come later', async () => {
    const controller = new AbortController();
    let begun = 0;
    const follow = async (): Promise<string> => {
      const { status, body } = await fetch(`${service.url}/api/v1/changes?models=users`, { signal: controller.signal });
      expect(status).toBe(200);
      const decoder = new TextDecoder();
      let seen = '';
      for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
        // The first event says where the feed begins.
        if (seen === '') begun += 1;
        seen += decoder.decode(piece, { stream: true });
        if (seen.includes(LAST)) break;
      }
      return seen;
    };
    const following = Promise.all(Array.from({ length: FEEDS }, follow));
    await waitUntil('The feeds', () => Promise.resolve(begun === FEEDS), { limitMs: 300_000 });
    const refused = await service.sut.get('/api/v1/changes');
    expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, true]);
    await service.sut.post('/api/v1/users', { ...sampleUser('scale', 2), user_id: LAST });
    for (const seen of await following) expect(seen).toContain(LAST);
    controller.abort();
  });
});
