import { MERKLE_ALGORITHMS, type MerkleProof, merkleRoot, verifyMerkleProof } from '@lucid/models';
import { MongoService } from '@lucid/mongo';
import { type Answer, HttpClient } from '../setup/http-client';
import { sampleChain, sampleHash, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

type Body = Record<string, unknown>;
interface Pointed {
  code: string;
  errors: { pointer: string; code: string }[];
}

const chunk = (series: string, index: number, more: Body = {}): Body => ({
  chunk_id: `${series}-${index}`,
  chunk_index: index,
  size_bytes: 1024 + index,
  hash: sampleHash(series, index),
  ...more,
});
const chunks = (series: string, from: number, to: number): Body[] =>
  Array.from({ length: to - from }, (_, i) => chunk(series, from + i));
const hashes = (series: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => sampleHash(series, i));

describe('sessions', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    await sut.post('/users', { ...sampleUser('sessions', 1), user_id: 'owner' });
  });

  afterAll(() => running.close());

  const start = async (name: string, more: Body = {}): Promise<string> => {
    const { status } = await sut.post('/sessions', { session_id: name, user_id: 'owner', ...more });
    expect(status).toBe(201);
    return `/sessions/${name}`;
  };
  const append = (path: string, items: Body[]): Promise<Answer> => sut.post(`${path}/chunks`, { items });
  const stored = (session_id: string): Promise<number> =>
    running.app.get(MongoService).collection('session_chunks').countDocuments({ session_id });

  it('walks from its start through 5,000 chunks to completion, proof, anchor and verification', async () => {
    const path = await start('walk');
    for (let from = 0; from < 5000; from += 1000) {
      const { status, body } = await append(path, chunks('walk', from, from + 1000));
      expect(status).toBe(200);
      expect(body).toMatchObject({ appended: 1000, existing: 0, chunk_count: from + 1000 });
    }
    const completed = await sut.post(`${path}/complete`, undefined);
    const root = merkleRoot('rfc9162-sha256', hashes('walk', 5000));
    expect(completed.body).toMatchObject({ status: 'completed', chunk_count: 5000, merkle_root: root });
    const { body: proof } = await sut.get<MerkleProof>(`${path}/chunks/walk-4321/proof`);
    expect(proof).toMatchObject({ index: 4321, size: 5000, leaf: sampleHash('walk', 4321), root });
    expect(verifyMerkleProof(proof)).toBe(true);
    const [block] = sampleChain('anchor', 1, 3);
    await sut.post('/blocks', block);
    const anchored = await sut.put(`${path}/anchor`, {
      block_id: block?.block_id,
      transaction_id: block?.transactions[1],
    });
    expect(anchored.body['blockchain_anchor']).toMatchObject({
      block_height: 0,
      merkle_root: root,
      confirmation_count: 0,
    });
    expect((await sut.get(`${path}/anchor`)).body).toEqual(anchored.body['blockchain_anchor']);
    expect((await sut.post(`${path}/verify`, undefined)).body).toEqual({
      state: 'valid',
      chunk_count: 5000,
      merkle_root: root,
      computed_root: root,
    });
    expect((await sut.get(`${path}/statistics`)).body).toMatchObject({
      chunk_count: 5000,
      smallest_chunk_bytes: 1024,
      largest_chunk_bytes: 6023,
    });
    const { body: manifest } = await sut.get<{ session: Body; chunks: Body[] }>(`${path}/manifest`);
    expect(manifest.session).toMatchObject({ session_id: 'walk', merkle_root: root });
    expect(manifest.chunks.map(({ hash }) => hash)).toEqual(hashes('walk', 5000));
  });

  it('keeps 100,000 chunks in one session and completes it', async () => {
    const path = await start('large');
    const sessions = running.app.get(MongoService).collection('session_chunks');
    const at = new Date();
    // Straight into the database: the way in is tested above, here it is the size.
    for (let from = 0; from < 100_000; from += 10_000) {
      const documents = chunks('large', from, from + 10_000).map((each) => ({
        ...each,
        session_id: 'large',
        status: 'uploaded',
        uploaded_at: at,
      }));
      await sessions.insertMany(documents);
    }
    await running.app
      .get(MongoService)
      .collection('sessions')
      .updateOne({ session_id: 'large' }, { $set: { chunk_count: 100_000 } });
    const completed = await sut.post(`${path}/complete`, undefined);
    expect(completed.body).toMatchObject({
      status: 'completed',
      merkle_root: merkleRoot('rfc9162-sha256', hashes('large', 100_000)),
    });
    const { body: proof } = await sut.get<MerkleProof>(`${path}/chunks/large-99999/proof`);
    expect(verifyMerkleProof(proof)).toBe(true);
  });

  it.each(MERKLE_ALGORITHMS)('makes its root by %s', async (merkle_algorithm) => {
    const path = await start(`by-${merkle_algorithm}`, { merkle_algorithm, chunks: chunks(merkle_algorithm, 0, 7) });
    const { body } = await sut.post(`${path}/complete`, undefined);
    expect(body['merkle_root']).toBe(merkleRoot(merkle_algorithm, hashes(merkle_algorithm, 7)));
  });

  it('takes its first chunks along, does not answer them, and reads them in pages', async () => {
    const created = await sut.post('/sessions', {
      session_id: 'inline',
      user_id: 'owner',
      chunks: chunks('inline', 0, 25),
    });
    expect(created.body).toMatchObject({ status: 'active', chunk_count: 25, size_bytes: 25 * 1024 + 300 });
    expect(created.body).not.toHaveProperty('chunks');
    expect((await sut.get('/sessions/inline')).body).toEqual(created.body);
    const first = await sut.get<{ items: Body[]; next_cursor: string }>('/sessions/inline/chunks?limit=20');
    const rest = await sut.get<{ items: Body[] }>(`/sessions/inline/chunks?limit=20&cursor=${first.body.next_cursor}`);
    expect([...first.body.items, ...rest.body.items].map(({ chunk_index }) => chunk_index)).toEqual(
      Array.from({ length: 25 }, (_, i) => i),
    );
    expect(rest.body).not.toHaveProperty('next_cursor');
    expect((await sut.get('/sessions/inline/chunks/inline-7')).body).toEqual(first.body.items[7]);
    expect((await sut.get('/sessions/inline/chunks/none')).status).toBe(404);
    expect((await sut.get('/sessions/none/chunks')).status).toBe(404);
  });

  it('takes the same chunk again as nothing, another under its index or id as a conflict, and then stores none of the request', async () => {
    const path = await start('again', { chunks: chunks('again', 0, 3) });
    expect((await append(path, chunks('again', 1, 5))).body).toMatchObject({
      appended: 2,
      existing: 2,
      chunk_count: 5,
    });
    const other = await sut.post<Pointed>(`${path}/chunks`, {
      items: [chunk('again', 9), chunk('again', 2, { hash: sampleHash('other', 1) })],
    });
    expect(other.status).toBe(409);
    expect(other.body.errors).toEqual([expect.objectContaining({ pointer: '/items/1/hash' })]);
    const moved = await sut.post<Pointed>(`${path}/chunks`, { items: [chunk('again', 8, { chunk_id: 'again-1' })] });
    expect(moved.body.errors).toEqual([expect.objectContaining({ pointer: '/items/0/chunk_id' })]);
    const twins = await sut.post<Pointed>(`${path}/chunks`, {
      items: [chunk('again', 6), chunk('again', 6, { chunk_id: 'x' })],
    });
    expect(twins.body.errors).toEqual([expect.objectContaining({ pointer: '/items/1/chunk_index' })]);
    expect(await stored('again')).toBe(5);
  });

  it.each<[string, Body, string]>([
    ['too small', { size_bytes: 1023 }, '/items/0/size_bytes'],
    ['too large', { size_bytes: 10 * 1024 * 1024 + 1 }, '/items/0/size_bytes'],
    ['beyond the last place', { chunk_index: 100_000 }, '/items/0/chunk_index'],
    ['that names a path out of its folder', { storage_path: 'a/../../etc/passwd' }, '/items/0/storage_path'],
    ['that names an absolute path', { storage_path: '/etc/passwd' }, '/items/0/storage_path'],
    ['of another session', { session_id: 'other' }, '/items/0/session_id'],
  ])('refuses a chunk %s', async (_what, more, pointer) => {
    const { status, body } = await sut.post<Pointed>('/sessions/again/chunks', { items: [chunk('refused', 0, more)] });
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ pointer })]);
  });

  it('is not completed while a chunk is missing or none is there, and says which', async () => {
    const path = await start('gap', { chunks: [chunk('gap', 0), chunk('gap', 2)] });
    const { status, body } = await sut.post<Pointed>(`${path}/complete`, undefined);
    expect(status).toBe(409);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/chunks/1', code: 'missing' })]);
    await append(path, [chunk('gap', 1)]);
    expect((await sut.post(`${path}/complete`, undefined)).status).toBe(200);
    expect((await sut.post(`${await start('nothing')}/complete`, undefined)).status).toBe(409);
  });

  it('is final once it has ended: completion repeats, nothing else changes it', async () => {
    const path = await start('final', { chunks: chunks('final', 0, 2) });
    const completed = await sut.post(`${path}/complete`, undefined);
    expect((await sut.post(`${path}/complete`, undefined)).body).toEqual(completed.body);
    expect((await sut.post(`${path}/fail`, {})).status).toBe(409);
    expect((await append(path, [chunk('final', 2)])).status).toBe(409);
    expect((await append(path, [chunk('final', 1)])).body).toMatchObject({ appended: 0, existing: 1 });
    const failing = await start('failing');
    expect((await sut.post(`${failing}/fail`, { reason: 'disk' })).body).toMatchObject({
      status: 'failed',
      failure_reason: 'disk',
    });
    expect((await sut.post(`${failing}/fail`, {})).body).toMatchObject({ failure_reason: 'disk' });
    for (const step of ['complete', 'verify'])
      expect((await sut.post(`${failing}/${step}`, undefined)).status).toBe(409);
    expect((await append(failing, [chunk('failing', 0)])).status).toBe(409);
  });

  it.each([
    ['a changed chunk', { $set: { hash: sampleHash('forged', 1) } }],
    ['a lost chunk', undefined],
  ])('finds %s behind its back, and proves nothing any more', async (what, change) => {
    const name = what.replaceAll(' ', '-');
    const path = await start(name, { chunks: chunks(name, 0, 5) });
    await sut.post(`${path}/complete`, undefined);
    const collection = running.app.get(MongoService).collection('session_chunks');
    const place = { session_id: name, chunk_index: 3 };
    await (change === undefined ? collection.deleteOne(place) : collection.updateOne(place, change));
    expect((await sut.post(`${path}/verify`, undefined)).body).toMatchObject({ state: 'invalid' });
    expect((await sut.get(`${path}/chunks/${name}-1/proof`)).status).toBe(409);
  });

  it('loses no chunk of 32 callers that append to one session at once, while it is being completed', async () => {
    const path = await start('crowd', { chunks: [chunk('crowd', 0)] });
    const appends = Array.from({ length: 31 }, (_, i) => append(path, [chunk('crowd', i + 1)]));
    const completion = sut.post(`${path}/complete`, undefined);
    const accepted = (await Promise.all(appends)).filter(({ status }) => status === 200).length;
    expect([200, 409]).toContain((await completion).status);
    const { body } = await sut.get(path);
    expect(body['chunk_count']).toBe(accepted + 1);
    expect(await stored('crowd')).toBe(accepted + 1);
    if (body['status'] === 'completed') {
      expect((await sut.post(`${path}/verify`, undefined)).body).toMatchObject({
        state: 'valid',
        chunk_count: accepted + 1,
      });
    }
  });

  it('ends one way only when 32 callers complete and fail it at once', async () => {
    const path = await start('ending', { chunks: chunks('ending', 0, 3) });
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, i) =>
        i % 2 === 0 ? sut.post(`${path}/complete`, undefined) : sut.post(`${path}/fail`, {}),
      ),
    );
    const { body } = await sut.get(path);
    expect(['completed', 'failed']).toContain(body['status']);
    const good = answers.filter(({ status }) => status === 200);
    expect(new Set(good.map((each) => each.body['status']))).toEqual(new Set([body['status']]));
    expect(body['version']).toBe(2);
  });

  it('names a user and a policy that exist, in bulk too', async () => {
    const nobody = await sut.post<Pointed>('/sessions', { user_id: 'nobody', trust_policy_id: 'none' });
    expect(nobody.status).toBe(422);
    expect(nobody.body.errors.map(({ pointer }) => pointer)).toEqual(['/user_id', '/trust_policy_id']);
    const mixed = [
      { session_id: 'mixed-1', user_id: 'owner' },
      { session_id: 'mixed-2', user_id: 'nobody' },
    ];
    const atomic = await sut.post<Pointed>('/sessions/bulk', { mode: 'atomic', items: mixed });
    expect(atomic.status).toBe(422);
    expect(atomic.body.errors).toEqual([expect.objectContaining({ pointer: '/items/1/user_id' })]);
    expect((await sut.get('/sessions/mixed-1')).status).toBe(404);
    const each = await sut.post<{ items: { status: number }[] }>('/sessions/bulk', {
      mode: 'best_effort',
      items: mixed,
    });
    expect(each.body.items.map(({ status }) => status)).toEqual([201, 422]);
    expect((await sut.patch('/sessions/mixed-1', { trust_policy_id: 'none' })).status).toBe(422);
  });

  it('is anchored only once completed, in a block that exists and holds the transaction, under its own root', async () => {
    const [block] = sampleChain('anchors', 1, 2);
    await running.app.get(MongoService).collection('blocks').deleteMany({});
    await sut.post('/blocks', block);
    const path = await start('anchors', { chunks: chunks('anchors', 0, 2) });
    const good = { block_id: block?.block_id };
    expect((await sut.put(`${path}/anchor`, good)).status).toBe(409);
    await sut.post(`${path}/complete`, undefined);
    expect((await sut.get(`${path}/anchor`)).status).toBe(404);
    for (const [change, pointer] of [
      [{ block_id: sampleHash('no block', 1) }, '/block_id'],
      [{ transaction_id: sampleHash('no transaction', 1) }, '/transaction_id'],
      [{ merkle_root: sampleHash('no root', 1) }, '/merkle_root'],
    ] as const) {
      const { status, body } = await sut.put<Pointed>(`${path}/anchor`, { ...good, ...change });
      expect(status).toBe(422);
      expect(body.errors).toEqual([expect.objectContaining({ pointer })]);
    }
    expect((await sut.put(`${path}/anchor`, good)).status).toBe(200);
    expect((await sut.delete(path)).status).toBe(409);
    expect((await sut.post(`/blocks/${String(block?.block_id)}/orphan`, {})).body).toMatchObject({
      anchors_removed: 1,
    });
    expect((await sut.get(`${path}/anchor`)).status).toBe(404);
    expect((await sut.delete(path)).status).toBe(204);
    expect(await stored('anchors')).toBe(0);
  });
});
