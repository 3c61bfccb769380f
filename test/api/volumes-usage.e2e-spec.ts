import { waitUntil } from '@lucid/engines';
import { VolumesService } from '@lucid/volume';
import { mongo } from 'mongoose';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';

const MIB = 1024 * 1024;
const DAY_MS = 24 * 3600_000;

interface Job {
  job_id: string;
  state: string;
  result?: Record<string, unknown>;
}

const dayBefore = (days: number): Date => new Date(Date.now() - days * DAY_MS);
const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

describe('the use of volumes', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let client: mongo.MongoClient;
  let db: mongo.Db;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    db = client.db(running.config.MONGODB_DATABASE);
  });

  afterAll(async () => {
    await client.close();
    await running.close();
  });

  const create = async (name: string, quota_bytes = MIB): Promise<void> => {
    expect((await sut.post('/volumes', { name, quota_bytes })).status).toBe(201);
  };
  const folderOf = (...path: string[]): string => join(running.config.VOLUME_MOUNT_PATH, ...path);
  const ended = (job_id: string): Promise<Job> => jobEnded(async () => (await sut.get<Job>(`/jobs/${job_id}`)).body);

  describe('by day', () => {
    /** Samples of the days before today, as the service would have taken them. */
    const remember = async (name: string, used: readonly number[]): Promise<void> => {
      await db.collection('volumes').updateOne({ name }, { $set: { created_at: dayBefore(used.length + 1) } });
      const samples = used.map((used_bytes, i) => {
        const sampled_at = dayBefore(used.length - i);
        return { volume: name, day: dayOf(sampled_at), used_bytes, file_count: 1, quota_bytes: MIB, sampled_at };
      });
      await db.collection('volume_samples').insertMany(samples);
    };
    const usageOf = async (name: string, query = ''): Promise<Record<string, unknown>> =>
      (await sut.get(`/volumes/${name}/usage${query}`)).body;

    it('is sampled for each volume from its first day on, by one replica alone', async () => {
      await waitUntil('The first samples', async () => (await db.collection('volume_samples').countDocuments()) >= 2, {
        limitMs: 120_000,
      });
      const other = await startReplica(running);
      const samples = await db.collection('volume_samples').find({ volume: 'sessions' }).toArray();
      expect(samples).toMatchObject([{ day: dayOf(new Date()), used_bytes: 0, quota_bytes: 250_000_000_000 }]);
      await other.close();
    });

    it('is told with the days until the volume is full, and a band around them', async () => {
      await create('growing');
      await remember(
        'growing',
        Array.from({ length: 30 }, (_, day) => day * 1000 + (day % 3) * 300),
      );
      const { body } = await sut.get<{ days: object[]; days_until_full: Record<string, number> }>(
        '/volumes/growing/usage',
      );
      expect(body).toMatchObject({ quota_bytes: MIB, used_bytes: 0, available_bytes: MIB });
      expect(body.days).toHaveLength(30);
      expect(body.days[0]).toEqual({ day: dayOf(dayBefore(30)), used_bytes: 0, file_count: 1, quota_bytes: MIB });
      const { trend, expected_days = 0, low_days = 0, high_days = 0 } = body.days_until_full;
      expect(trend).toBe('growing');
      expect(expected_days).toBeGreaterThan(900);
      expect(expected_days).toBeLessThan(1200);
      expect(low_days).toBeLessThan(expected_days);
      expect(high_days).toBeGreaterThan(expected_days);
      expect((await usageOf('growing', '?days=5'))['days']).toHaveLength(5);
      expect(await usageOf('growing', '?days=5')).toMatchObject({ days_until_full: body.days_until_full });
      expect((await sut.get('/volumes/growing/usage?days=401')).status).toBe(400);
    });

    it('is limited by the disk where that has less room than the quotas', async () => {
      await create('large', 1000 * MIB);
      await remember(
        'large',
        Array.from({ length: 30 }, (_, day) => day * MIB),
      );
      await db.collection('volumes').updateOne({ name: 'large' }, { $set: { used_bytes: 30 * MIB } });
      const disk = Reflect.get(running.app.get(VolumesService), 'disk') as { space(): Promise<object> };
      const space = jest.spyOn(disk, 'space');
      const pages = async (): Promise<Record<string, unknown>[]> => [
        (await sut.get('/volumes/large')).body,
        ...(await sut.get<{ items: Record<string, unknown>[] }>('/volumes?limit=200')).body.items.filter(
          ({ name }) => name === 'large',
        ),
        (await sut.patch('/volumes/large', { quota_bytes: 1000 * MIB })).body,
      ];
      const metric = async (name: string): Promise<number> => {
        const text = await (await fetch(`${running.url}/metrics`)).text();
        return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
      };
      try {
        space.mockResolvedValue({ total_bytes: 1000 * MIB, free_bytes: 103 * MIB, kept_free_bytes: 10 * MIB });
        for (const page of await pages()) expect(page).toMatchObject({ available_bytes: 93 * MIB, limited_by: 'disk' });
        expect((await sut.get('/volume-summary')).body).toMatchObject({ available_bytes: 93 * MIB });
        const usage = await usageOf('large');
        expect(usage).toMatchObject({ available_bytes: 93 * MIB, days_until_full: { limited_by: 'disk' } });
        // All volumes together grow by about 1 MiB a day.
        const { expected_days = 0 } = usage['days_until_full'] as { expected_days?: number };
        expect(expected_days).toBeGreaterThan(80);
        expect(expected_days).toBeLessThan(106);
        expect(await metric('lucid_disk_bytes')).toBe(1000 * MIB);
        expect(await metric('lucid_disk_writable_bytes')).toBe(93 * MIB);
        expect(await metric('lucid_volume_available_bytes{volume="large"}')).toBe(93 * MIB);
        expect(await metric('lucid_volume_full_in_seconds{volume="large"}')).toBe((expected_days * DAY_MS) / 1000);
        space.mockRejectedValue(new Error('not mounted'));
        for (const page of await pages()) expect(page).toMatchObject({ available_bytes: 0, limited_by: 'disk' });
      } finally {
        space.mockRestore();
      }
      expect(await usageOf('large')).toMatchObject({ days_until_full: { limited_by: 'quota' } });
    });

    it('names no day for a volume that does not grow, and none from too few samples', async () => {
      await create('calm');
      await remember('calm', Array<number>(20).fill(5000));
      expect(await usageOf('calm')).toMatchObject({ days_until_full: { trend: 'not_growing', bytes_per_day: 0 } });
      await create('young');
      await remember('young', [1, 2, 3]);
      expect(await usageOf('young')).toMatchObject({ days_until_full: { trend: 'too_few_samples' } });
      expect((await sut.get('/volumes/nowhere/usage')).status).toBe(404);
    });

    it('is of a volume of that name alone, not of one that was deleted before', async () => {
      await create('again');
      await remember('again', [1, 2, 3]);
      expect((await sut.delete('/volumes/again?confirm=again')).status).toBe(204);
      expect(await db.collection('volume_samples').countDocuments({ volume: 'again' })).toBe(0);
      await create('again');
      expect((await usageOf('again'))['days']).toEqual([]);
    });
  });

  it('by folder is not known before the first scan', async () => {
    await create('unread');
    expect((await sut.get('/volumes/unread/folders')).body).toEqual({ items: [], odd_count: 0, oddities: [] });
    expect((await sut.get('/volumes/nowhere/folders')).status).toBe(404);
  });

  it('is scanned by a job, while others are answered: 20,000 files of which the books know nothing', async () => {
    await create('many', 100 * MIB);
    for (let folder = 0; folder < 100; folder += 1) {
      await mkdir(folderOf('many', `f${folder}`));
      await Promise.all(
        Array.from({ length: 200 }, (_, n) => writeFile(folderOf('many', `f${folder}`, `${n}`), 'x'.repeat(folder))),
      );
    }
    await symlink('/', folderOf('many', 'link'));
    const files = await running.app.get(VolumesService).open('many');

    const { status, headers, body } = await sut.post<Job>('/volumes/many/scan', undefined);
    expect(status).toBe(202);
    expect(headers.get('location')).toBe(`/api/v1/jobs/${body.job_id}`);
    // Requests that read and write the same volume are answered one after another for as long as the scan goes on.
    const over = new AbortController();
    const scanned = ended(body.job_id).finally(() => over.abort());
    let answered = 0;
    for (; !over.signal.aborted; answered += 1) {
      await files.write(`f${answered % 100}/new`, Readable.from([Buffer.from('new')]));
      expect((await sut.get('/volumes/many')).status).toBe(200);
    }
    const { state, result } = await scanned;
    expect(state).toBe('succeeded');
    expect(result).toMatchObject({
      volume: 'many',
      corrected: true,
      odd_count: 1,
      oddities: [{ path: 'link', kind: 'link' }],
    });
    expect(answered).toBeGreaterThan(10);

    const written = new Set<string>();
    let used = 0;
    for await (const folder of files.list()) {
      for await (const { name, size_bytes } of files.list(folder.name)) {
        used += size_bytes;
        written.add(`${folder.name}/${name}`);
      }
    }
    expect((await sut.get('/volumes/many')).body).toMatchObject({ used_bytes: used, file_count: written.size });
    const folders = (await sut.get<{ items: { path: string }[] }>('/volumes/many/folders')).body;
    expect(folders).toMatchObject({ scanned_at: expect.any(String) as string, odd_count: 1 });
    expect(folders.items[0]).toMatchObject({ path: 'f99', size_bytes: expect.any(Number) as number });
    expect(folders.items).toHaveLength(100);
  });

  it('is scanned once at a time, and orphans go only when the name is said once more', async () => {
    await create('twice');
    expect((await sut.post('/volumes/nowhere/scan', undefined)).status).toBe(404);
    expect((await sut.delete('/volumes/twice/orphans')).body).toMatchObject({ errors: [{ code: 'confirmation' }] });
    const { status, body } = await sut.delete<Job>('/volumes/twice/orphans?confirm=twice');
    expect(status).toBe(202);
    expect(await ended(body.job_id)).toMatchObject({ state: 'succeeded', result: { orphans_removed_count: 0 } });
  });
});
