import { waitUntil } from '@lucid/engines';
import type { Job } from '@lucid/jobs';
import { CacheService } from '@lucid/redis';
import { Logger } from '@nestjs/common';
import { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { access, mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { indicesBuilt } from '../setup/searched-app';
import { type RunningApp, startReplica } from '../setup/start-app';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';

const SETTINGS = { BACKUP_PITR_ENABLED: 'true', BACKUP_PITR_INTERVAL_SECONDS: '1' };
const OLD = new Date('2026-01-01T00:00:00Z');

/** Something that stands somewhere, and whether it still does. */
interface Thing {
  put: () => Promise<unknown>;
  isThere: () => Promise<boolean>;
}

describe('SECURITY.md, on what is deleted', () => {
  let environment: TestEnvironment;
  let running: RunningApp;
  let api: HttpClient;
  let jobs: Jobs;
  let client: mongo.MongoClient;
  let own: string;
  let ended = '';
  const said: string[] = [];

  const file = (path: string): Thing => {
    const at = (): string => join(environment.config.VOLUME_MOUNT_PATH, path);
    return {
      put: async () => {
        await mkdir(dirname(at()), { recursive: true });
        await writeFile(at(), 'foreign');
        await utimes(at(), OLD, OLD);
      },
      isThere: () =>
        access(at()).then(
          () => true,
          () => false,
        ),
    };
  };
  const collection = (database: () => string, name: string, document: object = {}): Thing => ({
    put: () =>
      client
        .db(database())
        .collection(name)
        .insertOne({ ...document }),
    isThere: async () => (await client.db(database()).listCollections({ name }).toArray()).length === 1,
  });
  const redis = () => running.app.get(CacheService).redis.client;
  const key = (name: string, put: (key: string) => Promise<unknown>): Thing => {
    let full = '';
    return {
      put: () => put((full = running.app.get(CacheService).coherence.keyOf('wallets', name))),
      isThere: async () => (await redis().exists(full)) === 1,
    };
  };
  const elastic = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(`${String(process.env['TEST_ELASTICSEARCH_URI'])}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const index = (name: () => string): Thing => ({
    put: () => elastic('PUT', `/${name()}`, {}),
    isThere: async () => (await elastic('HEAD', `/${name()}`)).status === 200,
  });
  const prefix = (): string => environment.config.ELASTICSEARCH_INDEX_PREFIX;

  /** What another program, or a person, put where the service keeps its things. */
  const FOREIGN: Record<string, Thing> = {
    'a folder of mongodump in the volume of backups': file('backups/dump/shop/orders.bson'),
    'notes in the volume of backups': file('backups/notes/readme.txt'),
    'a folder named as a job that there never was': file(`backups/${randomUUID()}/lucid/users.bson`),
    'a file beside the slices': file('backups/pitr/2026-01-01/readme.txt'),
    'what looks like a slice, in the folder of another day': file(
      'backups/pitr/2026-01-01/0000000000000001-0000000000000002.1.json',
    ),
    'content of a slice of a lease that was never held': file(
      'backups/pitr/1970-01-01/0000000000000001.999999.bson.zst',
    ),
    'a folder of another program beside the slices': file('backups/pitr/archive/x.bson.zst'),
    'a file where files are written': file('backups/.incoming/notes.txt'),
    'notes in the volume of sessions': file('sessions/notes/readme.txt'),
    'a file with another name in a folder of a session': file('sessions/ab/s.abc/readme.txt'),
    'a file where sessions are written': file('sessions/.incoming/upload'),
    'a database with the name of a drill': collection(() => `${own}_drill_notes`, 'notes'),
    'a copy of a scratch database': collection(() => `${own}_drill_copied`, 'lucid_scratch_drill', {
      ...{ _id: 'drill', job_id: 'gone' },
      database: 'of which it is a copy',
    }),
    'a collection with the beginning of a restore': collection(() => own, 'lucid_restore_notes'),
    'a collection of a restore by another service': collection(() => own, `lucid_restore_${randomUUID()}_1_1`),
    'a collection with the beginning of a sample': collection(() => own, 'lucid_scratch_notes'),
    'text in Redis under a name of the cache': key('foreign', (name) => redis().set(name, 'mine')),
    'a hash in Redis under a name of the cache': key('hash', (name) => redis().hset(name, { a: '1' })),
    'an index of another program': index(() => `${prefix()}-notes`),
    'an index of another program, behind an alias of the service': index(() => `${prefix()}-mine`),
  };

  /** What the service made, and left. */
  const OWN: Record<string, Thing> = {
    'the folder of a job that made no backup': {
      put: () => file(`backups/${ended}.2/lucid/users.bson`).put(),
      isThere: () => file(`backups/${ended}.2/lucid/users.bson`).isThere(),
    },
    'a write that was broken off': file(`backups/.incoming/${randomUUID()}`),
    'content of a session that is gone': file(`sessions/ab/s.abc/000001`),
    'a scratch database': {
      put: () =>
        client
          .db(`${own}_drill_left`)
          .collection<{ _id: string }>('lucid_scratch_drill')
          .insertOne({ _id: 'drill', ...{ of: own, database: `${own}_drill_left`, job_id: 'gone' } }),
      isThere: async () => (await client.db(`${own}_drill_left`).listCollections().toArray()).length > 0,
    },
    'a collection of a restore that has ended': {
      put: () => client.db(own).collection(`lucid_restore_${ended}_1_1`).insertOne({}),
      isThere: () => collection(() => own, `lucid_restore_${ended}_1_1`).isThere(),
    },
    'a cached answer': key('own', (name) => redis().set(name, `W${'0'.repeat(16)}${'9'.repeat(13)}"1"\n{}`)),
    'an answer that an older version cached': key('older', (name) =>
      redis().set(name, `V${'0'.repeat(16)}${'9'.repeat(13)}"1"\n{}`),
    ),
  };

  async function done(method: string, path: string, body?: object): Promise<Job> {
    const answer = await api.call<Job>(method, path, method === 'POST' ? (body ?? {}) : undefined);
    expect([path, answer.status]).toEqual([path, 202]);
    const job = await jobs.ended(answer.body.job_id);
    expect([path, job.error]).toEqual([path, undefined]);
    return job;
  }

  async function start(): Promise<void> {
    running = await startReplica(environment, SETTINGS, { searched: true });
    api = new HttpClient(`${running.url}/api/v1`);
    jobs = new Jobs(running.app);
    await indicesBuilt(new HttpClient(running.url));
  }

  beforeAll(async () => {
    environment = await ownEnvironment();
    own = environment.config.MONGODB_DATABASE;
    client = await mongo.MongoClient.connect(environment.config.MONGODB_URI, { writeConcern: { w: 'majority' } });
    await start();
    const failed = await api.post<Job>('/backups', { collections: ['not_there'] });
    ({ job_id: ended } = await jobs.ended(failed.body.job_id));
    const put = async (isInRedis: boolean): Promise<void> => {
      for (const [what, thing] of Object.entries(FOREIGN))
        if (what.includes('in Redis') === isInRedis) await thing.put();
    };
    await put(false);
    const alias = `${prefix()}-wallets`;
    const [live] = Object.keys((await (await elastic('GET', `/_alias/${alias}`)).json()) as object);
    const actions = [{ remove: { index: live, alias } }, { add: { index: `${prefix()}-mine`, alias } }];
    expect((await elastic('POST', '/_aliases', { actions })).status).toBe(200);
    // What is swept when the service starts is swept with all of it there, and an index that is not its own stands behind its alias.
    await running.close();
    await start();
    jest.spyOn(Logger.prototype, 'log').mockImplementation((message: unknown) => void said.push(String(message)));
    await put(true);
    for (const thing of Object.values(OWN)) await thing.put();
    const { job_id: backup_id } = await done('POST', '/backups');
    await done('POST', '/backup-drills', { backup_id });
    await done('POST', `/restores?confirm=${own}`, { backup_id, collections: ['users'], existing: 'replace' });
    for (const volume of ['backups', 'sessions']) {
      await done('POST', `/volumes/${volume}/scan`);
      await done('DELETE', `/volumes/${volume}/orphans?confirm=${volume}`);
    }
    await done('POST', '/backup-retention?confirm=backups', { retention: { count: 1 } });
    await done('POST', '/search/indices/wallets/rebuild');
    expect((await api.post('/cache/flush?confirm=all', {})).status).toBe(200);
    const isFreed = (): Promise<boolean> => Promise.resolve(said.some((line) => /Freed \d+ old keys/.test(line)));
    await waitUntil('The keys to be freed', isFreed, { limitMs: 120_000 });
  });

  afterAll(async () => {
    jest.restoreAllMocks();
    for (const name of ['notes', 'copied', 'left']) await client.db(`${own}_drill_${name}`).dropDatabase();
    await client.close();
    await running.close();
    await environment.drop();
  });

  it.each(Object.keys(FOREIGN))('32. Nothing is deleted that the service did not make and mark: %s', async (what) => {
    expect(await FOREIGN[what]?.isThere()).toBe(true);
  });

  it.each(Object.keys(OWN))('32. What the service made and left is deleted: %s', async (what) => {
    expect(await OWN[what]?.isThere()).toBe(false);
  });

  it.each([
    [() => `${ended}.2`, 'the folder of a job'],
    [() => 'sessions: nothing refers to it', 'an orphan'],
    [() => `${own}_drill_left`, 'a scratch database'],
    [() => `lucid_restore_${ended}_1_1`, 'a collection of a restore'],
    [() => 'what the write', 'a write'],
  ])('32. Each deletion is told in one line (%#)', (name) => {
    expect(said.filter((line) => line.includes(name()))).toHaveLength(1);
  });

  it('32. A volume that holds what is not its own is not deleted', async () => {
    expect((await api.post('/volumes', { name: 'guest', quota_bytes: 1 << 20 })).status).toBe(201);
    const guest = file('guest/.incoming/notes.txt');
    await guest.put();
    expect((await api.delete('/volumes/guest?confirm=guest')).status).toBe(409);
    expect(await guest.isThere()).toBe(true);
  });
});
