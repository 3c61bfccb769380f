import { waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { type OwnEngines, ownEngines } from '../setup/own-engines';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';
import { told, Writers } from './writers';

interface Report {
  checks: { name: string; status: string; details?: { servers?: number } }[];
}

describe('a Redis Cluster that loses a master under load', () => {
  let engines: OwnEngines;
  let client: mongo.MongoClient;
  const apps: RunningApp[] = [];
  const suts: HttpClient[] = [];

  beforeAll(async () => {
    engines = await ownEngines({ only: ['redis'], redis: { mode: 'cluster' } });
    const overrides = { REDIS_URI: engines.redis?.uri ?? '', REDIS_CLUSTER_ENABLED: 'true' };
    const first = await startApp(overrides);
    apps.push(await startReplica(first, overrides), first);
    suts.push(...apps.map(({ url }) => new HttpClient(url)));
    client = await mongo.MongoClient.connect(first.config.MONGODB_URI);
  });

  afterAll(async () => {
    for (const app of apps) await app.close();
    await client.close();
    await engines.close();
  });

  const checksOfRedis = async (): Promise<Report['checks']> => {
    const reports = await Promise.all(suts.map((sut) => sut.get<Report>('/api/v1/database/health')));
    return reports.flatMap(({ body }) => body.checks.filter(({ name }) => name === 'redis'));
  };

  it('refuses no write and loses none; its replica takes over, and the cache is there again', async () => {
    const writers = await Writers.of(apps.map(({ url }) => new HttpClient(`${url}/api/v1`)));
    const { processes = [] } = (await engines.redis?.ready) ?? {};
    const [master] = processes;
    const seen = await writers.during(async () => {
      process.kill(master?.identity.pid ?? NaN, 'SIGKILL');
      const isNoticed = async (): Promise<boolean> => (await checksOfRedis()).some(({ status }) => status !== 'up');
      await waitUntil('The lost master', isNoticed, { limitMs: 300_000 });
      // Without its cache the service is slower, and goes on.
      const ready = await Promise.all(suts.map((sut) => sut.get('/readyz')));
      expect(ready.map(({ status }) => status)).toEqual([200, 200]);
      const isWhole = async (): Promise<boolean> =>
        (await checksOfRedis()).every(({ status, details }) => status === 'up' && details?.servers === 3);
      await waitUntil('The cluster', isWhole, { limitMs: 300_000 });
    });
    console.log(told('master of a Redis Cluster killed', seen));
    expect(seen.refused).toEqual([]);
    await writers.expectStored(client.db(apps[0]?.config.MONGODB_DATABASE).collection('sessions'));
  });
});
