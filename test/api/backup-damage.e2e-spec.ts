import { waitUntil } from '@lucid/engines';
import type { Job } from '@lucid/jobs';
import { mongo } from 'mongoose';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { restorable } from '../setup/restorable';
import { type RunningApp, startApp } from '../setup/start-app';
import { nextSecond } from '../setup/next-second';

interface Mark {
  wall: number;
}

const DAMAGES: Record<string, (path: string, content: Buffer) => Promise<void>> = {
  missing: (path) => rm(path),
  emptied: (path) => truncate(path, 0),
  truncated: (path, content) => truncate(path, content.length - 1),
  'with a bit flipped': (path, content) => {
    const flipped = Buffer.from(content);
    const middle = content.length >> 1;
    flipped.writeUInt8(flipped.readUInt8(middle) ^ 1, middle);
    return writeFile(path, flipped);
  },
};

const eachDamage = (...files: string[]): { file: string; damage: string }[] =>
  files.flatMap((file) => Object.keys(DAMAGES).map((damage) => ({ file, damage })));

// What is damaged is mended after each case, so that the last thing seen is that all is well again.
describe('whatever is damaged of a backup or of the slices of the oplog', () => {
  let running: RunningApp;
  let api: HttpClient;
  let jobs: Jobs;
  let client: mongo.MongoClient;
  let backup_id: string;
  let folder: string;
  let to_time: string;
  let target: mongo.Db;
  let id: string;

  beforeAll(async () => {
    running = await startApp({ BACKUP_PITR_ENABLED: 'true', BACKUP_PITR_INTERVAL_SECONDS: '1' });
    api = new HttpClient(`${running.url}/api/v1`);
    jobs = new Jobs(running.app);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI, { writeConcern: { w: 'majority' } });
    const db = client.db(running.config.MONGODB_DATABASE);
    target = client.db(`${db.databaseName}_restored`);
    await waitUntil('The first slice', async () => (await slices('.json')).length > 0, { limitMs: 120_000 });
    await db.collection('things').insertMany(Array.from({ length: 200 }, (_, n) => ({ n })));
    ({ job_id: backup_id } = await done('/backups', {}));
    folder = join(running.config.VOLUME_MOUNT_PATH, 'backups', backup_id);
    await nextSecond();
    id = String((await db.collection('things').findOne({ n: 1 }))?._id);
    await db.collection('things').updateOne({ n: 1 }, { $set: { changed: true } });
    await db.collection('things').deleteOne({ n: 2 });
    to_time = new Date().toISOString();
    await restorable(api, to_time);
    // Another slice follows on that of the time: without the one before it there is a gap.
    await restorable(api, new Date().toISOString());
  });

  // A backup that was found damaged is the base of no time until it is verified.
  beforeEach(async () => {
    await target.dropDatabase();
    if ((await api.get(`/backups/${backup_id}`)).body['status'] === 'complete') return;
    expect(await done(`/backups/${backup_id}/verify`, {})).toMatchObject({ state: 'succeeded' });
  });

  afterAll(async () => {
    await target.dropDatabase();
    await client.close();
    await running.close();
  });

  async function done(path: string, body: object): Promise<Job> {
    const answer = await api.post<Job>(path, body);
    expect(answer).toMatchObject({ status: 202 });
    return jobs.ended(answer.body.job_id);
  }

  /** What comes of it: of the job, or of the request where that is refused already. */
  async function outcome(path: string, body: object): Promise<{ state?: string; error?: unknown }> {
    const answer = await api.post<Job & { code?: string }>(path, body);
    return answer.status === 202 ? jobs.ended(answer.body.job_id) : { state: 'failed', error: answer.body };
  }

  const pointInTime = async (): Promise<unknown> => (await api.get('/point-in-time')).body;

  /** Files of slices, oldest first. */
  const slices = async (ending: string): Promise<string[]> => {
    const root = join(running.config.VOLUME_MOUNT_PATH, 'backups', 'pitr');
    const found = await readdir(root, { recursive: true }).catch(() => []);
    return found
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => join(root, name));
  };

  /** Damages a file while something is looked at, and mends it. */
  async function damaged(path: string, damage: string, look: () => Promise<void>): Promise<void> {
    const content = await readFile(path);
    await DAMAGES[damage]?.(path, content);
    try {
      await look();
    } finally {
      await writeFile(path, content);
    }
  }

  const unprocessable = { state: 'failed', error: { code: 'unprocessable' } };

  const isEmpty = async (): Promise<void> => expect(await target.listCollections().toArray()).toEqual([]);

  it.each(eachDamage('things.bson.zst', 'things.metadata.json', 'prelude.json'))(
    'verifying finds $file $damage, names it, and nothing of the backup is restored',
    async ({ file, damage }) => {
      const path = join(folder, running.config.MONGODB_DATABASE, file);
      await damaged(path, damage, async () => {
        const found = await outcome(`/backups/${backup_id}/verify`, {});
        const pointer = `/${running.config.MONGODB_DATABASE}/${file}`;
        expect(found).toMatchObject({ ...unprocessable, error: { errors: [{ pointer }] } });
        expect((await api.get(`/backups/${backup_id}`)).body['status']).toBe('damaged');
        expect(await outcome('/restores', { backup_id, database: target.databaseName })).toMatchObject(unprocessable);
        await isEmpty();
      });
    },
  );

  it.each(eachDamage('manifest.json'))('so it is with the $file $damage', async ({ file, damage }) => {
    await damaged(join(folder, file), damage, async () => {
      expect(await outcome(`/backups/${backup_id}/verify`, {})).toMatchObject(unprocessable);
      expect(await outcome('/restores', { backup_id, database: target.databaseName })).toMatchObject(unprocessable);
      expect((await api.get(`/backups/${backup_id}/files`)).status).toBe(422);
      await isEmpty();
    });
  });

  it('whole again, it is found to be so, and comes back', async () => {
    expect(await done(`/backups/${backup_id}/verify`, {})).toMatchObject({ state: 'succeeded' });
    expect((await api.get(`/backups/${backup_id}`)).body['status']).toBe('complete');
    await done('/restores', { backup_id, database: target.databaseName });
    expect(await target.collection('things').countDocuments()).toBe(200);
    await target.dropDatabase();
  });

  it.each(eachDamage('pinned.json'))('a pin whose file is $damage still holds its backup', async ({ damage }) => {
    expect((await api.patch(`/backups/${backup_id}`, { pinned: true })).status).toBe(200);
    await damaged(join(folder, 'pinned.json'), damage, async () => {
      expect(await done(`/backups/${backup_id}/verify`, {})).toMatchObject({ state: 'succeeded' });
      expect((await api.get(`/backups/${backup_id}`)).body['pinned']).toBe(true);
      expect((await api.delete(`/backups/${backup_id}?confirm=${backup_id}`)).status).toBe(409);
    });
  });

  /** The slice that the last change before the time is in. */
  async function sliceOf(time: string): Promise<{ manifest: string; content: string }> {
    for (const path of await slices('.json')) {
      const { manifest } = JSON.parse(await readFile(path, 'utf8')) as { manifest: { entries: number; to: Mark } };
      if (manifest.to.wall < Date.parse(time) - 1 || manifest.entries === 0) continue;
      const [, from = '', term = ''] = /([0-9a-f]{16})-[0-9a-f]{16}\.(\d+)\.json$/.exec(path) ?? [];
      return { manifest: path, content: join(dirname(path), `${from}.${term}.bson.zst`) };
    }
    throw new Error(`No slice is of ${time}.`);
  }

  it.each(eachDamage('content', 'manifest'))(
    'of a slice the $file $damage: it is told, and no time behind it is restored or read',
    async ({ file, damage }) => {
      const slice = await sliceOf(to_time);
      const path = file === 'content' ? slice.content : slice.manifest;
      await damaged(path, damage, async () => {
        if (path === slice.manifest && damage === 'missing') expect(await pointInTime()).toMatchObject({ gaps: [{}] });
        else {
          const found = await outcome('/point-in-time/verify', {});
          expect(found).toMatchObject({ ...unprocessable, error: { errors: [{ code: 'damaged' }] } });
          expect(JSON.stringify(found.error)).toContain(basename(slice.manifest));
        }
        const refused = await outcome('/point-in-time/restores', { to_time, database: target.databaseName });
        const then = await api.get(`/point-in-time/documents/things/${id}?at=${to_time}`);
        const isGap = path === slice.manifest && damage === 'missing';
        expect(refused).toMatchObject({ state: 'failed', error: { code: isGap ? 'conflict' : 'unprocessable' } });
        expect(then.status).toBe(isGap ? 409 : 422);
        await isEmpty();
      });
    },
  );

  it('whole again, every slice is found to be so, and the time comes back', async () => {
    expect(await done('/point-in-time/verify', {})).toMatchObject({
      state: 'succeeded',
      result: { slices: expect.any(Number) as number },
    });
    expect((await api.get(`/point-in-time/documents/things/${id}?at=${to_time}`)).body).toMatchObject({
      document: { changed: true },
    });
    expect(await done('/point-in-time/restores', { to_time, database: target.databaseName })).toMatchObject({
      state: 'succeeded',
    });
    expect(await target.collection('things').countDocuments()).toBe(199);
  });
});
