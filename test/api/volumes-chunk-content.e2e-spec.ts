import { waitUntil } from '@lucid/engines';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { send } from '../contract/raw-http';
import { HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';
import { ChunkContentService } from '@lucid/models';

const KIB = 1024;
const MIB = 1024 * KIB;
const OCTETS = { 'content-type': 'application/octet-stream' };

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** Content that is like no other. */
const contentOf = (seed: string, size = 4 * KIB): Buffer => {
  const bytes = Buffer.alloc(size);
  bytes.write(seed);
  bytes.write(seed, size - 64);
  return bytes;
};

interface Chunk {
  chunk_id: string;
  chunk_index: number;
  status: string;
  storage_path?: string;
  stored_at?: string;
}

describe('the content of a chunk', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let folder: string;
  let count = 0;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    folder = join(running.config.VOLUME_MOUNT_PATH, 'sessions');
    await sut.post('/users', { ...sampleUser('content', 1), user_id: 'ada' });
  });

  afterAll(() => running.close());

  const pathOf = (session: string, chunk: string): string => `/api/v1/sessions/${session}/chunks/${chunk}/content`;
  const put = (path: string, body: Buffer, headers: Record<string, string> = OCTETS): Promise<Response> =>
    fetch(`${running.url}${path}`, { method: 'PUT', body: new Uint8Array(body), headers });
  const digestOf = async (session: string): Promise<string> =>
    sha256(Buffer.from(await (await fetch(`${running.url}${pathOf(session, 'c-0')}`)).arrayBuffer()));
  const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { code: string }).code;
  const chunkOf = async (session: string, chunk = 'c-0'): Promise<Chunk> =>
    (await sut.get<Chunk>(`/sessions/${session}/chunks/${chunk}`)).body;
  const filesIn = async (path: string): Promise<string[]> => {
    const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  };
  const used = async (): Promise<unknown> => {
    const { body } = await sut.get('/volumes/sessions');
    return { used_bytes: body['used_bytes'], reserved_bytes: body['reserved_bytes'], file_count: body['file_count'] };
  };
  /** A session with a chunk for each content. */
  const session = async (...contents: Buffer[]): Promise<string> => {
    const id = `talk-${(count += 1)}`;
    await sut.post('/sessions', { session_id: id, user_id: 'ada' });
    const items = contents.map((content, n) => ({
      chunk_id: `c-${n}`,
      chunk_index: n,
      size_bytes: content.length,
      hash: sha256(content),
      status: 'pending',
    }));
    if (items.length > 0) expect((await sut.post(`/sessions/${id}/chunks`, { items })).status).toBe(200);
    return id;
  };

  it('is stored as it was sent, and given back with its SHA-256 as entity tag', async () => {
    const content = contentOf('round trip', MIB);
    const id = await session(content);
    const answer = await put(pathOf(id, 'c-0'), content);
    expect(answer.status).toBe(200);
    const stored = (await answer.json()) as Chunk;
    expect(stored).toMatchObject({ chunk_id: 'c-0', status: 'verified', stored_at: expect.any(String) as string });
    expect(await chunkOf(id)).toEqual(stored);
    expect(stored.storage_path).toMatch(new RegExp(`^sessions/[0-9a-f]{2}/${id}\\.[0-9a-z]+/000000$`));
    expect(sha256(await readFile(join(running.config.VOLUME_MOUNT_PATH, String(stored.storage_path))))).toBe(
      sha256(content),
    );

    const got = await fetch(`${running.url}${pathOf(id, 'c-0')}`);
    expect(sha256(Buffer.from(await got.arrayBuffer()))).toBe(sha256(content));
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(MIB),
      etag: `"${sha256(content)}"`,
    });
    const held = await fetch(`${running.url}${pathOf(id, 'c-0')}`, {
      headers: { 'if-none-match': got.headers.get('etag') ?? '' },
    });
    expect({ status: held.status, body: await held.text() }).toEqual({ status: 304, body: '' });
  });

  it('is told of by the manifest, chunk by chunk', async () => {
    const contents = [contentOf('one'), contentOf('two')] as const;
    const id = await session(...contents);
    await put(pathOf(id, 'c-1'), contents[1]);
    const { body } = await sut.get<{ chunks: Chunk[] }>(`/sessions/${id}/manifest`);
    expect(body.chunks).toMatchObject([
      { status: 'pending' },
      { status: 'verified', stored_at: expect.any(String) as string },
    ]);
    expect(body.chunks[0]).not.toHaveProperty('stored_at');
    const { status, body: problem } = await sut.get(`/sessions/${id}/chunks/c-0/content`);
    expect({ status, code: problem['code'] }).toEqual({ status: 404, code: 'not_found' });
  });

  it('is the encrypted form where the chunk has one', async () => {
    const [plain, encrypted] = [contentOf('plain'), contentOf('encrypted')];
    const id = await session();
    const item = {
      chunk_id: 'c-0',
      chunk_index: 0,
      size_bytes: 4 * KIB,
      hash: sha256(plain),
      encrypted_hash: sha256(encrypted),
    };
    await sut.post(`/sessions/${id}/chunks`, { items: [item] });
    expect((await put(pathOf(id, 'c-0'), plain)).status).toBe(422);
    expect((await put(pathOf(id, 'c-0'), encrypted)).status).toBe(200);
    expect((await fetch(`${running.url}${pathOf(id, 'c-0')}`)).headers.get('etag')).toBe(`"${sha256(encrypted)}"`);
  });

  describe('that is refused', () => {
    let id: string;
    const content = contentOf('refused');
    let before: unknown;

    beforeAll(async () => {
      id = await session(content);
      before = await used();
    });

    // Nothing of it is kept: no file, whole or half, no bytes on the books, and the chunk is as it was.
    afterEach(async () => {
      // A refused request may be answered before its file and its bytes on the books are gone.
      const isGone = async (): Promise<boolean> =>
        (await filesIn(join(folder, '.incoming'))).length === 0 && isDeepStrictEqual(await used(), before);
      await waitUntil('The end', isGone, { limitMs: 120_000 }).catch(() => undefined);
      expect(await used()).toEqual(before);
      expect(await chunkOf(id)).toMatchObject({ status: 'pending' });
      expect(await chunkOf(id)).not.toHaveProperty('stored_at');
    });

    it('since its SHA-256 is another one, is 422', async () => {
      const answer = await put(pathOf(id, 'c-0'), contentOf('something else'));
      expect({ status: answer.status, code: await codeOf(answer) }).toEqual({ status: 422, code: 'unprocessable' });
    });

    it.each([
      ['a byte short', content.subarray(1)],
      ['a byte long', Buffer.concat([content, Buffer.from('x')])],
      ['empty', Buffer.alloc(0)],
    ])('since it is %s, is 422, with its length said before or not', async (_, wrong) => {
      expect((await put(pathOf(id, 'c-0'), wrong)).status).toBe(422);
      const chunked = { method: 'PUT', path: pathOf(id, 'c-0'), headers: OCTETS, body: wrong, chunked: true };
      expect((await send(running.url, chunked)).status).toBe(422);
    });

    it('since it is over 10 MiB, is 413', async () => {
      expect((await put(pathOf(id, 'c-0'), Buffer.alloc(10 * MIB + 1))).status).toBe(413);
    });

    it('since it is not sent as bytes, is 415', async () => {
      expect((await put(pathOf(id, 'c-0'), Buffer.from('{}'), { 'content-type': 'application/json' })).status).toBe(
        415,
      );
      expect((await put(pathOf(id, 'c-0'), content, { ...OCTETS, 'content-encoding': 'gzip' })).status).toBe(415);
      expect((await put(pathOf(id, 'c-0'), content, {})).status).toBe(415);
    });

    it('since there is none, is 400', async () => {
      expect((await sut.call('PUT', `/sessions/${id}/chunks/c-0/content`)).status).toBe(400);
    });

    it('since its chunk or its session is not there, is 404', async () => {
      expect((await put(pathOf(id, 'c-9'), content)).status).toBe(404);
      expect((await put(pathOf('nobody', 'c-0'), content)).status).toBe(404);
      expect((await put(pathOf('..%2f..', 'c-0'), content)).status).toBe(400);
    });

    it('since the quota of the volume has no room, is 507, and fits again once there is', async () => {
      const { body: volume } = await sut.get('/volumes/sessions');
      const large = contentOf('large', 2 * MIB);
      const other = await session(large);
      await sut.patch('/volumes/sessions', { quota_bytes: Number(volume['used_bytes']) + MIB });
      const answer = await put(pathOf(other, 'c-0'), large);
      expect({ status: answer.status, code: await codeOf(answer) }).toEqual({ status: 507, code: 'out_of_space' });
      expect(await used()).toEqual(before);
      await sut.patch('/volumes/sessions', { quota_bytes: volume['quota_bytes'] });
      expect((await put(pathOf(other, 'c-0'), large)).status).toBe(200);
      await sut.delete(`/sessions/${other}`);
      await waitUntil('The removal', async () => JSON.stringify(await used()) === JSON.stringify(before), {
        limitMs: 120_000,
      });
    });

    it('since the disk is not mounted, is 503 that says so, and the health report tells it', async () => {
      await rename(folder, `${folder}-away`);
      const answer = await put(pathOf(id, 'c-0'), content);
      const { code, detail } = (await answer.json()) as { code: string; detail: string };
      const health = await sut.get<{ checks: { name: string; status: string; symptom?: string }[] }>(
        '/database/health',
      );
      await rename(`${folder}-away`, folder);
      expect({ status: answer.status, code }).toEqual({ status: 503, code: 'engine_away' });
      expect(detail).toContain('VOLUME_MOUNT_PATH');
      expect(health.body.checks.find(({ name }) => name === 'volumes')).toMatchObject({
        status: 'down',
        symptom: expect.stringContaining('sessions') as string,
      });
    });

    /** Begins to send, and stops in the middle. */
    const halfSent = (): ReturnType<typeof httpRequest> => {
      const { hostname, port } = new URL(running.url);
      const headers = { ...OCTETS, 'content-length': content.length };
      const request = httpRequest({ hostname, port, method: 'PUT', path: pathOf(id, 'c-0'), headers });
      request.on('error', () => undefined);
      request.write(content.subarray(0, 1000));
      return request;
    };
    const begun = (): Promise<void> =>
      waitUntil('The upload', async () => (await filesIn(join(folder, '.incoming'))).length === 1, {
        limitMs: 120_000,
      });

    it('since its caller went away in the middle, leaves nothing', async () => {
      const request = halfSent();
      await begun();
      request.destroy();
    });

    it('since it came too slowly, is ended and leaves nothing', async () => {
      const contents = running.app.get(ChunkContentService);
      const limit = contents.uploadLimitMs;
      contents.uploadLimitMs = 2000;
      const request = halfSent();
      const closed = new Promise((resolve) => request.once('close', resolve));
      await begun();
      await closed;
      contents.uploadLimitMs = limit;
    });

    it('since another sends it at the same time, is 409 for one of them', async () => {
      const request = halfSent();
      await begun();
      const answer = await put(pathOf(id, 'c-0'), content);
      expect({ status: answer.status, code: await codeOf(answer) }).toEqual({ status: 409, code: 'conflict' });
      request.destroy();
    });
  });

  it('is taken as bytes here, and nowhere else', async () => {
    const answer = await fetch(`${running.url}/api/v1/users`, {
      method: 'POST',
      body: new Uint8Array(4),
      headers: OCTETS,
    });
    expect(answer.status).toBe(415);
  });

  it('is left as it is by a repeat, which is checked all the same', async () => {
    const content = contentOf('repeated');
    const id = await session(content);
    const first = (await (await put(pathOf(id, 'c-0'), content)).json()) as Chunk;
    const path = join(running.config.VOLUME_MOUNT_PATH, String(first.storage_path));
    const { ino } = await stat(path);
    const again = await put(pathOf(id, 'c-0'), content);
    expect({ status: again.status, chunk: await again.json() }).toEqual({ status: 200, chunk: first });
    expect((await put(pathOf(id, 'c-0'), contentOf('other'))).status).toBe(422);
    expect((await stat(path)).ino).toBe(ino);
  });

  it.each([
    ['is damaged', async (path: string) => writeFile(path, contentOf('damaged', MIB))],
    ['is cut short', async (path: string) => writeFile(path, 'short')],
  ])('that %s on the disk is never given out as whole, and is mended by a repeat', async (_, damage) => {
    const content = contentOf('precious', MIB);
    const id = await session(content);
    const { storage_path } = (await (await put(pathOf(id, 'c-0'), content)).json()) as Chunk;
    await damage(join(running.config.VOLUME_MOUNT_PATH, String(storage_path)));
    const whole = await fetch(`${running.url}${pathOf(id, 'c-0')}`)
      .then(
        async (answer) => answer.ok && (await answer.arrayBuffer()).byteLength === MIB,
        () => false,
      )
      .catch(() => false);
    expect(whole).toBe(false);
    expect((await put(pathOf(id, 'c-0'), content)).status).toBe(200);
    expect(await digestOf(id)).toBe(sha256(content));
  });

  it('goes with its session, and with its user', async () => {
    const before = await used();
    await sut.post('/users', { ...sampleUser('content', 2), user_id: 'leaving' });
    const contents = [contentOf('a'), contentOf('b')];
    for (const user_id of ['ada', 'leaving']) {
      const id = `gone-${user_id}`;
      await sut.post('/sessions', { session_id: id, user_id });
      const items = contents.map((content, n) => ({
        chunk_id: `c-${n}`,
        chunk_index: n,
        size_bytes: content.length,
        hash: sha256(content),
      }));
      await sut.post(`/sessions/${id}/chunks`, { items });
      for (const [n, content] of contents.entries())
        expect((await put(pathOf(id, `c-${n}`), content)).status).toBe(200);
    }
    expect((await filesIn(folder)).filter((path) => path.includes('gone-'))).toHaveLength(4);
    expect((await sut.delete('/sessions/gone-ada')).status).toBe(204);
    expect((await sut.delete('/users/leaving?cascade=true&confirm=leaving')).status).toBe(204);
    await waitUntil('The removal', async () => JSON.stringify(await used()) === JSON.stringify(before), {
      limitMs: 120_000,
    });
    expect((await filesIn(folder)).filter((path) => path.includes('gone-'))).toEqual([]);
  });

  it('goes later where its volume takes no changes when its session is deleted', async () => {
    const before = await used();
    const [first, second] = [await session(contentOf('late')), await session(contentOf('soon'))];
    for (const [id, seed] of [
      [first, 'late'],
      [second, 'soon'],
    ] as const)
      expect((await put(pathOf(id, 'c-0'), contentOf(seed))).status).toBe(200);
    await sut.patch('/volumes/sessions', { read_only: true });
    expect((await sut.delete(`/sessions/${first}`)).status).toBe(204);
    expect((await filesIn(folder)).some((path) => path.includes(`${first}.`))).toBe(true);
    await sut.patch('/volumes/sessions', { read_only: false });
    expect((await sut.delete(`/sessions/${second}`)).status).toBe(204);
    await waitUntil('The removal', async () => JSON.stringify(await used()) === JSON.stringify(before), {
      limitMs: 120_000,
    });
    expect((await filesIn(folder)).some((path) => path.includes(`${first}.`))).toBe(false);
  });

  it('is not that of an earlier session of the same id', async () => {
    const [first, second] = [contentOf('first life'), contentOf('second life')];
    const id = await session(first);
    await put(pathOf(id, 'c-0'), first);
    await sut.delete(`/sessions/${id}`);
    count -= 1;
    expect(await session(second)).toBe(id);
    expect(await chunkOf(id)).not.toHaveProperty('stored_at');
    expect((await put(pathOf(id, 'c-0'), second)).status).toBe(200);
    await waitUntil(
      'The removal',
      async () => (await filesIn(folder)).filter((path) => path.includes(`${id}.`)).length === 1,
      {
        limitMs: 120_000,
      },
    );
    expect(await digestOf(id)).toBe(sha256(second));
  });

  it('that no chunk has any more is told by a scan, and removed when it is asked for', async () => {
    const content = contentOf('kept');
    const id = await session(content);
    const { storage_path } = (await (await put(pathOf(id, 'c-0'), content)).json()) as Chunk;
    const kept = join(running.config.VOLUME_MOUNT_PATH, String(storage_path));
    const orphan = join(folder, 'ab', 'forgotten.m0', '000007');
    await mkdir(join(orphan, '..'), { recursive: true });
    await writeFile(orphan, 'x');
    const longAgo = new Date(Date.now() - 2 * 3600_000);
    for (const path of [kept, orphan]) await utimes(path, longAgo, longAgo);
    const run = async (start: () => Promise<{ body: { job_id: string } }>): Promise<object> => {
      const { body } = await start();
      const job = await jobEnded(
        async () => (await sut.get<{ state?: string; result?: object }>(`/jobs/${body.job_id}`)).body,
      );
      expect(job.state).toBe('succeeded');
      return job.result ?? {};
    };
    const found = await run(() => sut.post('/volumes/sessions/scan', undefined));
    expect(found).toMatchObject({ orphan_count: 1, orphans_removed_count: 0 });
    expect(found).toMatchObject({ oddities: [{ kind: 'orphan', path: 'ab/forgotten.m0/000007' }] });
    const removed = await run(() => sut.delete('/volumes/sessions/orphans?confirm=sessions'));
    expect(removed).toMatchObject({ orphan_count: 1, orphans_removed_count: 1 });
    expect(await filesIn(folder)).not.toContain(orphan);
    expect(await readFile(kept)).toEqual(content);
  });
});
