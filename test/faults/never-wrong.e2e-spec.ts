import { waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import { digest, Draws } from '../../apps/cli/src/demo/random';
import { HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { indicesBuilt } from '../setup/searched-app';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';
import { History } from './never-wrong/history';
import { KillableEngine } from './never-wrong/killable-engine';
import { Readers } from './never-wrong/readers';
import { Replicas } from './never-wrong/replicas';
import { makeTarget, type Target, Writers } from './never-wrong/writers';

/** For a longer run set how long faults go on, in s; each comes once anyhow. And set a seed: it decides what is written, read and broken. */
const { NEVER_WRONG_SECONDS = '0', NEVER_WRONG_SEED = 'lucid' } = process.env;
const LIMIT_MS = 1_800_000 + Number(NEVER_WRONG_SECONDS) * 1500;
/** The least number of reads and writes of each kind. */
const LEAST = 10;
const TARGETS = 40;
const WRITERS = 4;
const READERS = 6;
/** So that the load leaves the engines room to come back on a small machine: what counts is what is read, not how much. */
const WRITE_PAUSE_MS = 30;
const READ_PAUSE_MS = 15;

describe('what is read while everything is killed and paused', () => {
  let environment: TestEnvironment;
  let redis: KillableEngine;
  let elasticsearch: KillableEngine;
  let replicas: Replicas;
  let client: mongo.MongoClient;
  let users: mongo.Collection;

  beforeAll(async () => {
    [redis, elasticsearch] = await Promise.all([KillableEngine.start('redis'), KillableEngine.start('elasticsearch')]);
    environment = await ownEnvironment({ REDIS_URI: redis.uri, ELASTICSEARCH_URI: elasticsearch.uri });
    replicas = await Replicas.start(environment);
    client = await mongo.MongoClient.connect(environment.config.MONGODB_URI, { writeConcern: { w: 'majority' } });
    users = client.db(environment.config.MONGODB_DATABASE).collection('users');
    await indicesBuilt(new HttpClient(replicas.urls[0] ?? ''));
    await replicas.cached();
  });

  afterAll(async () => {
    await replicas.close();
    await client.close();
    await environment.drop();
    await Promise.all([redis.close(), elasticsearch.close()]);
  });

  it(
    'is never older than its token, and cache and search agree with MongoDB in the end',
    async () => {
      const targets = Array.from({ length: TARGETS }, (_, n) => makeTarget(n, new History()));
      const writers = new Writers(client, users, () => replicas.urls);
      const readers = new Readers(() => replicas.urls);
      const faults = await storm(targets, writers, readers);

      const latest =
        targets
          .map(({ history }) => history.last.token)
          .sort()
          .at(-1) ?? '';
      await replicas.indexed(latest);
      await replicas.cached();
      const report = {
        seed: NEVER_WRONG_SEED,
        faults,
        written: writers.done,
        read: readers.checked,
        refused: readers.refused,
      };
      console.log(JSON.stringify(report));
      expect(readers.wrong).toEqual([]);
      for (const count of counts(writers, readers)) expect(count).toBeGreaterThan(LEAST);

      const expected = targets.map(({ history }) => history.last.value);
      expect(await Promise.all(targets.map(stored))).toEqual(expected);
      for (const url of replicas.urls)
        expect(await Promise.all(targets.map(async (target) => cached(url, target)))).toEqual(expected);
      expect(await audit()).toEqual({
        missing: 0,
        extra: 0,
        different: 0,
        checked: expected.filter((value) => value !== null).length,
      });
      expect((await replicas.search(0))?.dead_letters).toBe(0);
    },
    LIMIT_MS,
  );

  /** How many of each kind were done. */
  function counts({ done }: Writers, { checked }: Readers): number[] {
    return [...Object.values(checked), done.api, done.direct, done.transaction];
  }

  /** Writes and reads while one fault comes after the other, and until there was enough of each kind. @returns how often each came */
  async function storm(
    targets: readonly Target[],
    writers: Writers,
    readers: Readers,
  ): Promise<Record<string, number>> {
    const over = new AbortController();
    const draws = (name: string): Draws => new Draws(digest(`${NEVER_WRONG_SEED} ${name}`));
    const loop = async (
      name: string,
      everyMs: number,
      work: (target: Target, own: Draws) => Promise<void>,
    ): Promise<void> => {
      const own = draws(name);
      while (!over.signal.aborted) {
        await work(targets[own.whole(0, targets.length - 1)] as Target, own);
        await pause(everyMs);
      }
    };
    const write = async (target: Target, own: Draws): Promise<void> => {
      if (!target.history.isBusy) await writers.write(target, own);
    };
    const work = [
      ...Array.from({ length: WRITERS }, async (_, n) => loop(`writer ${n}`, WRITE_PAUSE_MS, write)),
      ...Array.from({ length: READERS }, async (_, n) =>
        loop(`reader ${n}`, READ_PAUSE_MS, async (target, own) => readers.read(target, own)),
      ),
    ];
    try {
      const faults = breakThings(draws('faults')).then(async (came) => {
        const isEnough = (): boolean => counts(writers, readers).every((count) => count > LEAST);
        await waitUntil('Reads and writes of each kind', () => Promise.resolve(isEnough()), {
          limitMs: 600_000,
          signal: over.signal,
        });
        return came;
      });
      return await Promise.race([faults, Promise.all(work).then(() => ({}))]);
    } finally {
      over.abort();
      await Promise.all(work);
    }
  }

  async function breakThings(draws: Draws): Promise<Record<string, number>> {
    const faults: Record<string, () => Promise<void>> = {
      'redis killed': async () => outage(redis, async () => replicas.cached()),
      'elasticsearch killed': async () => outage(elasticsearch, () => Promise.resolve()),
      'leader paused': async () => replicas.pauseLeader(),
      'leader killed': async () => replicas.killLeader(),
    };
    const came = Object.fromEntries(Object.keys(faults).map((name) => [name, 0]));
    const until = Date.now() + Number(NEVER_WRONG_SECONDS) * 1000;
    do {
      const order = Object.keys(faults).toSorted(() => draws.next() - 0.5);
      for (const name of order) {
        await faults[name]?.();
        came[name] = (came[name] ?? 0) + 1;
        if (Date.now() > until && Object.values(came).every((times) => times > 0)) break;
      }
    } while (Date.now() < until);
    return came;
  }

  async function outage(engine: KillableEngine, isBack: () => Promise<void>): Promise<void> {
    await engine.kill();
    await replicas.misses(engine.name);
    await engine.startAgain();
    await isBack();
  }

  async function stored({ user_id }: Target): Promise<string | null> {
    const found = await users.findOne({ user_id });
    return (found?.['email'] as string | undefined) ?? null;
  }

  async function cached(url: string, { user_id }: Target): Promise<string | null> {
    // Twice: the second answer is from the cache.
    const http = new HttpClient(url);
    await http.get(`/api/v1/users/${user_id}`);
    const { status, body } = await http.get<{ email: string }>(`/api/v1/users/${user_id}`);
    return status === 404 ? null : body.email;
  }

  async function audit(): Promise<Record<string, number>> {
    interface Audit {
      state?: string;
      result?: { reports: Record<string, number>[] };
    }
    const http = new HttpClient(replicas.urls[0] ?? '');
    const started = await http.post<{ job_id: string }>('/api/v1/search/drift', {
      collections: ['users'],
      repair: false,
    });
    const job = await jobEnded(async () => (await http.get<Audit>(`/api/v1/jobs/${started.body.job_id}`)).body);
    const [{ missing = NaN, extra = NaN, different = NaN, checked = NaN } = {}] = job.result?.reports ?? [];
    return { missing, extra, different, checked };
  }
});
