import { createLucidClient } from '@lucid/client';
import { waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Answers } from '../setup/answers';
import { Balancer } from '../setup/balancer';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { indicesBuilt } from '../setup/searched-app';
import { kill, type ServiceProcess, startProcess } from '../setup/service-process';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';

const REPLICAS = 3;
const WRITERS = 4;
/** Between two rounds of a writer, in ms: at full speed the load would take from the replicas what they need to start. */
const PACE_MS = 40;
const LIMIT = { limitMs: 300_000 };
/** So many users are written before the first restart, and after the last, and so many requests are sent in all. */
const USERS = 50;
const REQUESTS = 500;

describe('a rolling restart of three replicas under load', () => {
  let environment: TestEnvironment;
  let balancer: Balancer;
  let sut: HttpClient;
  let client: mongo.MongoClient;
  let db: mongo.Db;
  const replicas: ServiceProcess[] = [];

  const start = async (): Promise<void> => {
    const replica = await startProcess(environment);
    replicas.push(replica);
    balancer.add(replica.url);
    await waitUntil('The balancer', () => Promise.resolve(balancer.isReady(replica.url)), LIMIT);
  };

  beforeAll(async () => {
    environment = await ownEnvironment({
      SHUTDOWN_DELAY_SECONDS: '5',
      MONGODB_POOL_MAX: '20',
      MONGODB_TIMEOUT_MS: '30000',
    });
    balancer = await Balancer.start();
    sut = new HttpClient(`${balancer.url}/api/v1`);
    client = await mongo.MongoClient.connect(environment.config.MONGODB_URI);
    db = client.db(environment.config.MONGODB_DATABASE);
    await start();
    await Promise.all(Array.from({ length: REPLICAS - 1 }, start));
    await indicesBuilt(new HttpClient(balancer.url));
  });

  afterAll(async () => {
    await Promise.all(replicas.map(async ({ child }) => kill(child)));
    await balancer.close();
    await client.close();
    await environment.drop();
  });

  /** The leases that a process holds. */
  const heldBy = async (pid: number | undefined): Promise<unknown[]> =>
    (
      await leases()
        .find({ owner: new RegExp(`-${pid ?? 0}-`, 'u'), expires_at: { $gt: new Date() } })
        .toArray()
    ).map(({ _id }) => _id);
  /** The leases that a process has not given up: those that it gave up ended at the beginning of time, others when they run out. */
  const keptBy = async (pid: number | undefined): Promise<unknown[]> =>
    leases()
      .find({ owner: new RegExp(`-${pid ?? 0}-`, 'u'), expires_at: { $gt: new Date(0) } })
      .toArray();
  const leases = (): mongo.Collection<{ _id: string }> => db.collection('leases');

  it('fails no request, loses and doubles no write, and breaks no feed; leases change hands at once', async () => {
    const stop = new AbortController();
    const answers = new Answers();
    const acknowledged: string[] = [];
    const writing = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let n = 0; !stop.signal.aborted; n += 1) {
        const user_id = `rolling-${writer}-${n}`;
        const key = { 'idempotency-key': randomUUID() };
        const created = await sut.post('/users', { ...sampleUser(`rolling-${writer}`, n), user_id }, key);
        answers.take(`POST of ${user_id}`, created);
        if (created.status === 201) acknowledged.push(user_id);
        answers.take(`GET of ${user_id}`, await sut.get(`/users/${user_id}`));
        answers.take('a list', await sut.get('/users?limit=5'));
        if (n % 10 === 0)
          answers.take('a search', await sut.post('/search', { collection: 'users', query: 'rolling', limit: 1 }));
        await sleep(PACE_MS);
      }
    });
    const lucid = createLucidClient({ baseUrl: balancer.url });
    const told: string[] = [];
    const following = (async () => {
      for await (const { data } of lucid.changes({ models: ['users'] }, { signal: stop.signal })) told.push(data.id);
    })().catch(() => undefined);
    await waitUntil('The load', () => Promise.resolve(told.length > USERS), LIMIT);
    const before = acknowledged.length;

    let leasesSeen = 0;
    for (const { child, url } of [...replicas]) {
      const held = await heldBy(child.pid);
      leasesSeen += held.length;
      expect([child.exitCode, child.signalCode]).toEqual([null, null]);
      const exit = once(child, 'exit') as Promise<[number | null]>;
      child.kill('SIGTERM');
      expect(await exit).toEqual([0, null]);
      balancer.remove(url);
      // Long before the time that they would have lasted.
      expect(await keptBy(child.pid)).toEqual([]);
      const followed = async (): Promise<boolean> =>
        (await leases().countDocuments({ _id: { $in: held as string[] }, expires_at: { $gt: new Date() } })) ===
        held.length;
      await waitUntil('Another for each of its leases', followed, LIMIT);
      await start();
    }

    expect(leasesSeen).toBeGreaterThan(0);
    const last = acknowledged.length;
    const isMore = (): boolean => acknowledged.length > last + USERS && answers.count > REQUESTS;
    await waitUntil('More', () => Promise.resolve(isMore()), LIMIT);
    const missing = (): string[] => {
      const all = new Set(told);
      return acknowledged.slice(before, last).filter((id) => !all.has(id));
    };
    await waitUntil('The feed', () => Promise.resolve(missing().length === 0), LIMIT);
    stop.abort();
    await Promise.all([...writing, following]);
    expect(answers.failed).toEqual([]);
    expect(answers.count).toBeGreaterThan(REQUESTS);
    const stored = new Set(await db.collection('users').distinct('user_id'));
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(await db.collection('users').countDocuments()).toBe(acknowledged.length);
    expect(new Set(told).size).toBe(told.length);
  });
});
