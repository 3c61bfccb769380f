import { waitUntil } from '@lucid/engines';
import { VolumesService } from '@lucid/volume';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { send } from '../contract/raw-http';
import { HttpClient } from '../setup/http-client';
import { type RunningApp, startApp } from '../setup/start-app';

const MIB = 1024 * 1024;
const GB = 1_000_000_000;

const bytes = (count: number): Readable => Readable.from(count === 0 ? [] : [Buffer.alloc(count, 'x')]);

interface Volume {
  state: string;
  name: string;
  quota_bytes: number;
  used_bytes: number;
  reserved_bytes: number;
  available_bytes: number;
  file_count: number;
  version: number;
}

describe('volumes', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let volumes: VolumesService;

  beforeAll(async () => {
    running = await startApp({ VOLUME_SIZE_LIMIT_GB: '10' });
    sut = new HttpClient(`${running.url}/api/v1`);
    volumes = running.app.get(VolumesService);
    await waitUntil('The built-in volumes', async () => (await list()).length >= 2, { limitMs: 120_000 });
  });

  afterAll(() => running.close());

  const list = async (query = ''): Promise<Volume[]> =>
    (await sut.get<{ items: Volume[] }>(`/volumes${query}`)).body.items;
  const get = async (name: string): Promise<Volume> => (await sut.get<Volume>(`/volumes/${name}`)).body;
  const create = (name: string, quota_bytes = MIB): Promise<{ status: number; body: object }> =>
    sut.post('/volumes', { name, quota_bytes });

  it('are there for sessions and backups from the start, with their shares of the limit, and stay', async () => {
    await waitUntil('The folders', async () => (await list()).every(({ state }) => state === 'ready'), {
      limitMs: 120_000,
    });
    expect(await get('sessions')).toMatchObject({
      built_in: true,
      state: 'ready',
      quota_bytes: 5 * GB,
      read_only: false,
    });
    expect(await get('backups')).toMatchObject({ built_in: true, state: 'ready', quota_bytes: 4 * GB });
    expect((await stat(join(running.config.VOLUME_MOUNT_PATH, 'sessions'))).isDirectory()).toBe(true);
    const { status, body } = await sut.delete('/volumes/sessions?confirm=sessions');
    expect({ status, code: body['code'] }).toEqual({ status: 409, code: 'conflict' });
  });

  it('are created with a folder of their name, found by it, and listed page by page', async () => {
    const { status, headers, body } = await sut.post('/volumes', { name: 'archive', quota_bytes: 2 * MIB });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe('/api/v1/volumes/archive');
    expect(headers.get('etag')).toMatch(/^"1-/);
    expect(body).toMatchObject({
      name: 'archive',
      state: 'ready',
      built_in: false,
      read_only: false,
      quota_bytes: 2 * MIB,
      used_bytes: 0,
      reserved_bytes: 0,
      available_bytes: 2 * MIB,
      file_count: 0,
      version: 1,
    });
    expect((await stat(join(running.config.VOLUME_MOUNT_PATH, 'archive'))).isDirectory()).toBe(true);
    const first = await sut.get<{ items: Volume[]; next_cursor: string }>('/volumes?limit=1');
    expect(first.body.items.map(({ name }) => name)).toEqual(['archive']);
    const rest = await list(`?cursor=${first.body.next_cursor}`);
    expect(rest.map(({ name }) => name)).toEqual(expect.arrayContaining(['backups', 'sessions']));
    expect(rest.map(({ name }) => name)).not.toContain('archive');
  });

  it('have one name each: a second one of it is 409, a repeat with its key is the first', async () => {
    const body = { name: 'once', quota_bytes: MIB };
    const key = { 'idempotency-key': 'once-1' };
    expect((await sut.post('/volumes', body, key)).status).toBe(201);
    const again = await sut.post('/volumes', body, key);
    expect({ status: again.status, replayed: again.headers.get('idempotency-replayed') }).toEqual({
      status: 201,
      replayed: 'true',
    });
    expect((await sut.post('/volumes', body)).body).toMatchObject({
      code: 'duplicate',
      errors: [{ pointer: '/name' }],
    });
  });

  it.each(['Archive', '-a', 'a_b', 'a.b', '', 'a'.repeat(64), '..', 'a/b', 'ärger', '.incoming'])(
    'are never named %j',
    async (name) => {
      expect((await create(name)).body).toMatchObject({ status: 400, errors: [{ pointer: '/name' }] });
    },
  );

  it.each([
    '%2e%2e',
    '..%2fsessions',
    '%2e%2e%2f%2e%2e%2fetc',
    '.incoming',
    'sessions%00',
    'sessions%5c..',
    '%252e%252e',
  ])('are not reached as %s', async (name) => {
    const answer = await send(running.url, { path: `/api/v1/volumes/${name}` });
    expect({ status: answer.status, code: (JSON.parse(answer.text) as { code: string }).code }).toEqual({
      status: 400,
      code: 'invalid_parameter',
    });
  });

  it('do not take over a folder that has something in it', async () => {
    const folder = join(running.config.VOLUME_MOUNT_PATH, 'foreign');
    await mkdir(folder);
    await writeFile(join(folder, 'precious'), 'x');
    expect((await create('foreign')).body).toMatchObject({ status: 409, code: 'conflict' });
    expect((await sut.get('/volumes/foreign')).status).toBe(404);
    expect(await readdir(folder)).toEqual(['precious']);
    await rm(join(folder, 'precious'));
    expect((await create('foreign')).status).toBe(201);
  });

  it('grow and shrink, but not below what is in use, nor under another version than was read', async () => {
    await create('elastic', 3 * MIB);
    const files = await volumes.open('elastic');
    await files.write('a', bytes(2 * MIB));
    const tag = (await sut.get('/volumes/elastic')).headers.get('etag') ?? '';
    const grown = await sut.patch('/volumes/elastic', { quota_bytes: 4 * MIB }, { 'if-match': tag });
    expect(grown.body).toMatchObject({
      quota_bytes: 4 * MIB,
      used_bytes: 2 * MIB,
      available_bytes: 2 * MIB,
      version: 2,
    });
    expect((await sut.patch('/volumes/elastic', { quota_bytes: 3 * MIB }, { 'if-match': tag })).status).toBe(412);
    expect((await sut.patch('/volumes/elastic', { quota_bytes: 2 * MIB })).body).toMatchObject({
      quota_bytes: 2 * MIB,
    });
    expect((await sut.patch('/volumes/elastic', { quota_bytes: 2 * MIB - 1 })).body).toMatchObject({
      code: 'conflict',
      errors: [{ pointer: '/quota_bytes', code: 'in_use' }],
    });
    expect((await sut.patch('/volumes/elastic', {})).body).toMatchObject({ version: 3 });
    expect((await sut.patch('/volumes/elastic', { quota_bytes: null })).status).toBe(400);
    expect((await sut.patch('/volumes/elastic', { used_bytes: 0 })).status).toBe(400);
  });

  it('are never promised more than VOLUME_SIZE_LIMIT_GB together: what exceeds it is 507', async () => {
    expect((await create('greedy', GB + MIB)).body).toMatchObject({ status: 507, code: 'out_of_space' });
    expect((await sut.get('/volumes/greedy')).status).toBe(404);
    expect((await readdir(running.config.VOLUME_MOUNT_PATH)).includes('greedy')).toBe(false);
    expect((await sut.patch('/volumes/sessions', { quota_bytes: 7 * GB })).body).toMatchObject({
      code: 'out_of_space',
    });
    const { body } = await sut.get<Record<string, number>>('/volume-summary');
    expect(body['allocated_bytes']).toBeLessThanOrEqual(10 * GB);
  });

  it('refuse every change while they are read-only', async () => {
    await create('frozen');
    const files = await volumes.open('frozen');
    await files.write('a', bytes(10));
    expect((await sut.patch('/volumes/frozen', { read_only: true })).body).toMatchObject({ read_only: true });
    await expect(files.write('b', bytes(10))).rejects.toMatchObject({ code: 'conflict' });
    await expect(files.remove('a')).rejects.toMatchObject({ code: 'conflict' });
    const { size_bytes, stream } = await files.openFile('a');
    expect({ size_bytes, content: await text(stream) }).toEqual({ size_bytes: 10, content: 'x'.repeat(10) });
    await sut.patch('/volumes/frozen', { read_only: false });
    expect(await files.remove('a')).toBe(true);
  });

  it('are deleted when they are empty and named once more; else it is refused with what they hold', async () => {
    await create('doomed');
    const files = await volumes.open('doomed');
    await files.write('a/b', bytes(10));
    await files.write('a/c', bytes(5));
    expect((await sut.delete('/volumes/doomed')).body).toMatchObject({ errors: [{ code: 'confirmation' }] });
    const refused = await sut.delete('/volumes/doomed?confirm=doomed');
    expect(refused.body).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('2 files of 15 bytes') as string,
    });
    await files.remove('a');
    const stranger = join(running.config.VOLUME_MOUNT_PATH, 'doomed', 'stranger');
    await writeFile(stranger, 'x');
    expect((await sut.delete('/volumes/doomed?confirm=doomed')).body).toMatchObject({ code: 'conflict' });
    expect(await get('doomed')).toMatchObject({ state: 'ready' });
    await rm(stranger);
    expect((await sut.delete('/volumes/doomed?confirm=doomed')).status).toBe(204);
    expect((await sut.get('/volumes/doomed')).status).toBe(404);
    expect(await readdir(running.config.VOLUME_MOUNT_PATH)).not.toContain('doomed');
    await expect(files.write('a', bytes(1))).rejects.toMatchObject({ code: 'not_found' });
    expect((await create('doomed')).status).toBe(201);
  });

  it('tell capacity, allocated, reserved, used and available apart, and the disk', async () => {
    const all = await list();
    const sum = (field: keyof Volume): number => all.reduce((total, volume) => total + Number(volume[field]), 0);
    const { body } = await sut.get('/volume-summary');
    expect(body).toMatchObject({
      volume_count: all.length,
      capacity_bytes: 10 * GB,
      allocated_bytes: sum('quota_bytes'),
      unallocated_bytes: 10 * GB - sum('quota_bytes'),
      used_bytes: sum('used_bytes'),
      reserved_bytes: 0,
      available_bytes: sum('available_bytes'),
      disk: { kept_free_bytes: expect.any(Number) as number },
    });
  });
});

describe('where nothing is mounted', () => {
  it('the service serves, volumes say what to do, and the health report tells it', async () => {
    const running = await startApp({ VOLUME_MOUNT_PATH: '/nowhere/at/all' });
    const sut = new HttpClient(`${running.url}/api/v1`);
    try {
      const { status, body } = await sut.post('/volumes', { name: 'lost', quota_bytes: MIB });
      expect({ status, code: body['code'] }).toEqual({ status: 503, code: 'engine_away' });
      expect(body['detail']).toContain('VOLUME_MOUNT_PATH');
      expect((await sut.get('/volumes/lost')).status).toBe(404);
      expect((await sut.get('/volumes')).body).toEqual({ items: [] });
      expect((await sut.get('/volume-summary')).body).toMatchObject({ available_bytes: 0 });
      const health = await sut.get<{ checks: { name: string; status: string }[] }>('/database/health');
      expect(health.body.checks.find(({ name }) => name === 'volumes')).toMatchObject({ status: 'down' });
    } finally {
      await running.close();
    }
  });
});
