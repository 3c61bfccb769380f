import { waitUntil } from '@lucid/engines';
import { type Job, JobTimes } from '@lucid/jobs';
import type { mongo } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import { HttpClient } from '../setup/http-client';
import { haltedAt, KilledJobs } from '../setup/killed-jobs';
import { startReplica } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';

/** So many that taking their places takes a while. */
const COLLECTIONS = Array.from({ length: 30 }, (_, n) => `c${String(n).padStart(2, '0')}`);
const VIEWS = Array.from({ length: 30 }, (_, n) => `v${String(n).padStart(2, '0')}`);
const OLD = 'as it was backed up';
const NEW = 'as it was before the restore';

// Longer than other suites: each of its tests starts a service of its own, to kill it.
describe('a restore over what is there', () => {
  let sut: KilledJobs;
  let db: mongo.Db;
  let path: string;
  let body: object;
  let backup_id: string;

  beforeAll(async () => {
    sut = await KilledJobs.start();
    ({ db } = sut);
    await db.collection('first').insertOne({});
    for (const name of COLLECTIONS)
      await db.collection(name).insertMany(Array.from({ length: 200 }, () => ({ v: OLD })));
    for (const [index, name] of VIEWS.entries())
      await db.createCollection(name, { viewOn: COLLECTIONS[index] ?? '', pipeline: [] });
    const made = await sut.done('/backups', { collections: [...COLLECTIONS, ...VIEWS] });
    ({ backup_id } = made.result as { backup_id: string });
    path = `/restores?confirm=${db.databaseName}`;
    body = { backup_id, existing: 'replace' };
  });

  beforeEach(async () => {
    for (const name of COLLECTIONS) await db.collection(name).updateMany({}, { $set: { v: NEW } });
    for (const [index, name] of VIEWS.entries())
      await db.command({ collMod: name, viewOn: COLLECTIONS[index], pipeline: [{ $match: { v: 'changed' } }] });
  });

  afterAll(async () => {
    await sut.close();
  });

  /** What there is in how many collections, and how many views are as they were backed up. */
  async function state(): Promise<Record<string, number>> {
    const found: Record<string, number> = {};
    const add = (key: string): number => (found[key] = (found[key] ?? 0) + 1);
    for (const name of COLLECTIONS) {
      const values = await db.collection(name).distinct('v');
      add(`${values.join(' and ')} (${await db.collection(name).countDocuments()})`);
    }
    const listed = await db.listCollections({ type: 'view' }).toArray();
    for (const { options } of listed as unknown as { options: { pipeline: unknown[] } }[])
      add(options.pipeline.length === 0 ? 'view of old' : 'view of new');
    return found;
  }

  const UNTOUCHED = { [`${NEW} (200)`]: 30, 'view of new': 30 };
  const WHOLE = { [`${OLD} (200)`]: 30, 'view of old': 30 };

  const names = async (): Promise<string[]> =>
    (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  const shadows = async (): Promise<number> =>
    (await names()).filter((name) => name.startsWith('lucid_restore_')).length;
  const isOld = async (name = ''): Promise<boolean> => (await db.collection(name).findOne({}))?.['v'] === OLD;
  const undos = async (): Promise<number> =>
    (await sut.api.get<{ items: unknown[] }>('/backups?name=before-restore&limit=200')).body.items.length;

  /** Lets what is behind a proxy put the first collections into their places, and no more. */
  const betweenPlaces = (proxy: TcpProxy): Promise<void> =>
    haltedAt(
      'The first place',
      () => isOld(COLLECTIONS[0]),
      () => proxy.set('stall'),
      () => proxy.set('pass'),
    );

  it('that is killed while it fills: nothing has changed, and the next attempt restores all', async () => {
    const id = await sut.killed(path, body, async () => (await shadows()) > 10);
    expect(await state()).toEqual(UNTOUCHED);
    expect(await sut.takeOver(id)).toMatchObject({ state: 'succeeded', attempt: 2, result: { undo_backup_id: id } });
    expect([await state(), await shadows()]).toEqual([WHOLE, 0]);
    expect(await sut.api.get(`/backups/${id}`)).toMatchObject({ status: 200, body: { documents: 6000 } });
  });

  it('that is killed while it fills, and cancelled: nothing has changed, and nothing is left', async () => {
    const before = await undos();
    const id = await sut.killed(path, body, async () => (await shadows()) > 10);
    expect((await sut.api.post(`/jobs/${id}/cancel`, undefined)).status).toBe(200);
    expect(await sut.takeOver(id)).toMatchObject({ state: 'cancelled' });
    expect([await state(), await shadows(), await undos()]).toEqual([UNTOUCHED, 0, before]);
  });

  it.each(['taken over', 'cancelled'])(
    'that is killed between two places: it is brought to its end, also when it was %s',
    async (how) => {
      const id = await sut.killed(path, body, () => isOld(COLLECTIONS[0]));
      expect(await isOld(COLLECTIONS.at(-1))).toBe(false);
      if (how === 'cancelled') expect((await sut.api.post(`/jobs/${id}/cancel`, undefined)).status).toBe(200);
      expect(await sut.takeOver(id)).toMatchObject({ state: 'succeeded', attempt: 2, result: { undo_backup_id: id } });
      expect([await state(), await shadows()]).toEqual([WHOLE, 0]);
      const undone = await sut.done(path, { backup_id: id, existing: 'replace' });
      expect(undone.state).toBe('succeeded');
      expect(await state()).toEqual(UNTOUCHED);
    },
  );

  it('that is killed once the last collection is in its place: the views follow', async () => {
    const id = await sut.killed(path, body, () => isOld(COLLECTIONS.at(-1)));
    expect(await sut.takeOver(id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect([await state(), await shadows()]).toEqual([WHOLE, 0]);
  });

  it.each(['refuse', 'stall'] as const)(
    'that MongoDB fails between two places (%s) goes on when it is there again',
    async (mode) => {
      const proxy = await TcpProxy.before(sut.config.MONGODB_URI);
      const MONGODB_URI = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`;
      const behind = await startReplica({ config: sut.config }, { MONGODB_URI, MONGODB_TIMEOUT_MS: '2000' });
      try {
        const begun = (await new HttpClient(`${behind.url}/api/v1`).post<Job>(path, body)).body;
        await betweenPlaces(proxy);
        proxy.set(mode);
        const { [`${OLD} (200)`]: placed } = await state();
        expect(placed).toBeLessThan(30);
        proxy.set('pass');
        expect(await sut.jobs.ended(begun.job_id)).toMatchObject({ state: 'succeeded' });
        expect([await state(), await shadows()]).toEqual([WHOLE, 0]);
      } finally {
        await behind.close();
        await proxy.close();
      }
    },
  );

  it.each(['itself, once MongoDB is there again', 'by another replica, while one alone is cut off'])(
    'that MongoDB is away from between two places for longer than its lease is brought to its end %s',
    async (by) => {
      const proxy = await TcpProxy.before(sut.config.MONGODB_URI);
      const MONGODB_URI = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`;
      const behind = await startReplica({ config: sut.config }, { MONGODB_URI, MONGODB_TIMEOUT_MS: '2000' });
      const times = Object.assign(behind.app.get(JobTimes), { beat: 50, poll: 100, doubt: 300 });
      const { lease } = times;
      try {
        const { job_id } = (await new HttpClient(`${behind.url}/api/v1`).post<Job>(path, body)).body;
        await betweenPlaces(proxy);
        proxy.set('refuse');
        expect(await isOld(COLLECTIONS.at(-1))).toBe(false);
        // The worker finds at its next beat that its lease has run out.
        times.lease = 0;
        await pause(4 * times.beat);
        times.lease = lease;
        if (by.startsWith('by')) await sut.takeOver(job_id);
        proxy.set('pass');
        expect(await sut.jobs.ended(job_id)).toMatchObject({ state: 'succeeded', attempt: 2 });
        await waitUntil('The replica', async () => (await fetch(`${behind.url}/readyz`)).status === 200, {
          limitMs: 300_000,
        });
        expect([await state(), await shadows()]).toEqual([WHOLE, 0]);
      } finally {
        // It ends whatever it is still about.
        await behind.close();
        await proxy.close();
      }
      expect([await state(), await shadows()]).toEqual([WHOLE, 0]);
    },
  );
});
