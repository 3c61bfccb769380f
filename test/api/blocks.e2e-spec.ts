import { MERKLE_ALGORITHMS, type MerkleProof, merkleRoot, verifyMerkleProof } from '@lucid/models';
import { MongoService } from '@lucid/mongo';
import { HttpClient } from '../setup/http-client';
import { type SampleBlock, sampleChain, sampleHash, sampleTransfer } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

type Body = Record<string, unknown>;
interface Pointed {
  errors: { pointer: string; code: string }[];
}

describe('blocks', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
  });

  afterAll(() => running.close());

  const mongo = (): MongoService => running.app.get(MongoService);

  beforeEach(async () => {
    for (const name of ['blocks', 'orphaned_blocks', 'transactions']) await mongo().collection(name).deleteMany({});
  });

  const storeChain = async (chain: SampleBlock[]): Promise<void> => {
    const { status } = await sut.post('/blocks/bulk', { mode: 'atomic', items: chain });
    expect(status).toBe(207);
  };

  it('goes from an empty database to a verified chain of 1,000 blocks, each transaction of which can be proven', async () => {
    const chain = sampleChain('thousand', 1000, 5);
    await storeChain(chain);
    expect((await sut.get('/blocks/chain/verify')).body).toEqual({
      valid: true,
      from: 0,
      to: 999,
      checked: 1000,
      unverifiable: 0,
    });
    expect((await sut.get('/blocks/latest')).body).toMatchObject({ height: 999, transaction_count: 5 });
    const block = chain[500] as SampleBlock;
    const { body: proof } = await sut.get<MerkleProof>(
      `/blocks/${block.block_id}/proof/${String(block.transactions[3])}`,
    );
    expect(proof).toMatchObject({ root: block.merkle_root, index: 3, size: 5 });
    expect(verifyMerkleProof(proof)).toBe(true);
  });

  it.each(MERKLE_ALGORITHMS)('accepts a root under %s, proves by it, and refuses any other root', async (algorithm) => {
    const [block] = sampleChain(algorithm, 1, 7, algorithm) as [SampleBlock];
    const wrong = await sut.post<Pointed>('/blocks', { ...block, merkle_root: sampleHash('wrong', 1) });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors).toEqual([expect.objectContaining({ pointer: '/merkle_root', code: 'merkle_root' })]);
    expect((await sut.post('/blocks', block)).status).toBe(201);
    for (const id of block.transactions) {
      const { body: proof } = await sut.get<MerkleProof>(`/blocks/${block.block_id}/proof/${id}`);
      expect(verifyMerkleProof({ ...proof, root: block.merkle_root, size: block.transactions.length })).toBe(true);
    }
  });

  it('stores a block without transactions under the root of the empty tree', async () => {
    const [block] = sampleChain('empty', 1, 0) as [SampleBlock];
    const { transactions: _none, ...header } = block;
    const { status, body } = await sut.post('/blocks', header);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      transactions: [],
      transaction_count: 0,
      merkle_root: merkleRoot('rfc9162-sha256', []),
    });
  });

  it('stores and proves a block of 100,000 transactions', async () => {
    const [block] = sampleChain('large', 1, 100_000) as [SampleBlock];
    expect((await sut.post('/blocks', block)).status).toBe(201);
    const last = block.transactions.at(-1) ?? '';
    const { body: proof } = await sut.get<MerkleProof>(`/blocks/${block.block_id}/proof/${last}`);
    expect(proof.index).toBe(99_999);
    expect(verifyMerkleProof(proof)).toBe(true);
  });

  it.each<[string, (block: SampleBlock) => Partial<Body>, string]>([
    ['another previous_hash', () => ({ previous_hash: sampleHash('stranger', 1) }), '/previous_hash'],
    ['a time before its parent', () => ({ timestamp: '2020-01-01T00:00:00Z' }), '/timestamp'],
    ['a taken height', () => ({ height: 1, previous_hash: sampleHash('chained:block', 0) }), '/height'],
    ['a taken id', () => ({ block_id: sampleHash('chained:block', 1) }), '/block_id'],
  ])('refuses a block with %s and stores nothing', async (_what, change, pointer) => {
    const chain = sampleChain('chained', 3, 2);
    await storeChain(chain.slice(0, 2));
    const { status, body } = await sut.post<Pointed>('/blocks', {
      ...(chain[2] as SampleBlock),
      ...change(chain[2] as SampleBlock),
    });
    expect([409, 422]).toContain(status);
    expect(body.errors.map((error) => error.pointer)).toContain(pointer);
    expect((await sut.get<{ total: number }>('/blocks?include_total=exact')).body.total).toBe(2);
  });

  it('refuses a genesis block that names a parent, and a block that its stored child does not name', async () => {
    const chain = sampleChain('upside', 3, 1);
    const [first, second, third] = chain as [SampleBlock, SampleBlock, SampleBlock];
    expect((await sut.post<Pointed>('/blocks', { ...first, previous_hash: second.block_id })).body.errors).toEqual([
      expect.objectContaining({ pointer: '/previous_hash', code: 'genesis' }),
    ]);
    expect((await sut.post('/blocks', third)).status).toBe(201);
    const stranger = await sut.post<Pointed>('/blocks', { ...second, block_id: sampleHash('stranger', 2) });
    expect(stranger.body.errors).toEqual([expect.objectContaining({ pointer: '/block_id', code: 'continuity' })]);
    expect((await sut.post('/blocks', second)).status).toBe(201);
    expect((await sut.post('/blocks', first)).status).toBe(201);
    expect((await sut.get('/blocks/chain/verify')).body).toMatchObject({ valid: true, checked: 3 });
  });

  it('lets no race of neighbours or twins break the chain', async () => {
    const honest = sampleChain('race', 12, 1);
    const forged = sampleChain('forged', 12, 1);
    const bodies = [...honest, ...forged].sort((a, b) => a.block_id.localeCompare(b.block_id));
    const answers = await Promise.all(bodies.map((block) => sut.post('/blocks', block)));
    expect(answers.every(({ status }) => [201, 409, 422].includes(status))).toBe(true);
    const stored = await mongo()
      .collection('blocks')
      .find({}, { sort: { height: 1 } })
      .toArray();
    expect(stored.length).toBe(answers.filter(({ status }) => status === 201).length);
    for (const block of stored) {
      const parent = stored.find(({ height }) => height === Number(block['height']) - 1);
      if (parent !== undefined) expect(block['previous_hash']).toBe(parent['block_id']);
    }
  });

  it('imports in order: an item may continue the one before it, and best_effort goes on after one that does not', async () => {
    const chain = sampleChain('import', 6, 2);
    const broken = { ...(chain[3] as SampleBlock), previous_hash: sampleHash('stranger', 3) };
    const { body } = await sut.post<{ items: { status: number }[]; applied: number }>('/blocks/bulk', {
      mode: 'best_effort',
      items: [chain[0], chain[1], chain[2], broken, chain[4], chain[5]],
    });
    expect(body.items.map(({ status }) => status)).toEqual([201, 201, 201, 422, 201, 201]);
    expect((await sut.get('/blocks/chain/verify')).body).toMatchObject({
      valid: false,
      checked: 3,
      first_break: { height: 3, code: 'missing' },
    });
    const again = await sut.post<{ items: { status: number }[] }>('/blocks/bulk', {
      mode: 'best_effort',
      items: chain,
    });
    expect(again.body.items.map(({ status }) => status)).toEqual([409, 409, 409, 201, 409, 409]);
    expect((await sut.get('/blocks/chain/verify')).body).toMatchObject({ valid: true, checked: 6 });
  });

  it('stores none of an atomic import when one block breaks the chain, and points to it', async () => {
    const chain = sampleChain('atomic', 4, 1);
    const items = chain.map((block, i) => (i === 2 ? { ...block, previous_hash: sampleHash('stranger', 4) } : block));
    const { status, body } = await sut.post<Pointed>('/blocks/bulk', { mode: 'atomic', items });
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }) => pointer)).toContain('/items/2/previous_hash');
    expect(await mongo().collection('blocks').countDocuments()).toBe(0);
  });

  it('validates a candidate without storing it, and says everything that stands against it', async () => {
    const chain = sampleChain('candidate', 2, 2);
    await storeChain(chain.slice(0, 1));
    expect((await sut.post('/blocks/validate', chain[1])).body).toEqual({ valid: true, errors: [] });
    const bad = {
      ...(chain[1] as SampleBlock),
      previous_hash: '0'.repeat(64),
      merkle_root: '1'.repeat(64),
      block_id: chain[0]?.block_id,
    };
    const { body } = await sut.post<Pointed & { valid: boolean }>('/blocks/validate', bad);
    expect(body.valid).toBe(false);
    expect(body.errors.map(({ pointer }) => pointer).sort()).toEqual(['/block_id', '/merkle_root', '/previous_hash']);
    expect(await mongo().collection('blocks').countDocuments()).toBe(1);
  });

  it.each<[string, Body, string, number]>([
    ['a root', { merkle_root: '2'.repeat(64) }, 'merkle_root', 5],
    ['a link', { previous_hash: '3'.repeat(64) }, 'continuity', 5],
    ['a time', { timestamp: new Date('2020-01-01') }, 'order', 5],
    ['an order', { transactions: [] }, 'merkle_root', 5],
  ])('finds %s that was changed behind its back, and names the block', async (_what, change, code, height) => {
    const chain = sampleChain('tampered', 8, 2);
    await storeChain(chain);
    await mongo().collection('blocks').updateOne({ height }, { $set: change });
    const { body } = await sut.get('/blocks/chain/verify');
    expect(body).toMatchObject({
      valid: false,
      checked: 5,
      first_break: { height, block_id: chain[height]?.block_id, code },
    });
    expect((await sut.get('/blocks/chain/verify?from=0&to=4')).body).toMatchObject({ valid: true, checked: 5 });
    expect((await sut.get('/blocks/chain/verify?from=0&to=99')).body).toMatchObject({ valid: false });
    expect((await sut.get('/blocks/chain/verify?from=6&to=9')).body).toMatchObject({
      valid: false,
      first_break: { height: 8, code: 'missing' },
    });
    expect((await sut.get('/blocks/chain/verify?from=50')).body).toMatchObject({
      valid: false,
      checked: 0,
      first_break: { height: 50, code: 'missing' },
    });
    expect((await sut.get('/blocks/chain/verify?from=7')).body).toMatchObject({ valid: true, checked: 1 });
  });

  it('reads by height and by ranges of heights, and leaves transactions out of lists', async () => {
    const chain = sampleChain('range', 10, 2);
    await storeChain(chain);
    expect((await sut.get('/blocks/height/4')).body).toMatchObject({
      block_id: chain[4]?.block_id,
      transactions: chain[4]?.transactions,
    });
    expect((await sut.get('/blocks/height/99')).status).toBe(404);
    const { body } = await sut.get<{ items: Body[] }>('/blocks?height_gte=3&height_lte=6&sort=height');
    expect(body.items.map(({ height }) => height)).toEqual([3, 4, 5, 6]);
    expect(body.items[0]).not.toHaveProperty('transactions');
    expect((await sut.get<{ items: Body[] }>('/blocks?fields=transactions&limit=1')).body.items[0]).toEqual({
      block_id: chain[9]?.block_id,
      transactions: chain[9]?.transactions,
    });
    expect((await sut.get('/blocks?height_gte=3&timestamp_gte=2026-01-01T00:00:00Z')).status).toBe(400);
  });

  it("pages through a block's transactions, with those that are stored", async () => {
    const [block] = sampleChain('paged', 1, 25) as [SampleBlock];
    await storeChain([block]);
    await sut.post('/transactions', { ...sampleTransfer('paged', 1), transaction_id: block.transactions[11] });
    const ids: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await sut.get<{ items: Body[]; next_cursor?: string }>(
        `/blocks/${block.block_id}/transactions?limit=10${cursor}`,
      );
      ids.push(...body.items.map((item) => item['transaction_id']));
      for (const item of body.items) expect('transaction' in item).toBe(item['transaction_index'] === 11);
      cursor = body.next_cursor === undefined ? '' : `&cursor=${body.next_cursor}`;
    } while (cursor !== '');
    expect(ids).toEqual(block.transactions);
    expect((await sut.get(`/blocks/${sampleHash('none', 1)}/transactions`)).status).toBe(404);
  });

  it('is append-only: nothing but orphaning changes a block', async () => {
    const [block] = sampleChain('fixed', 1, 1) as [SampleBlock];
    await storeChain([block]);
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const { status, headers } = await sut.call(method, `/blocks/${block.block_id}`, {});
      expect(status).toBe(405);
      expect(headers.get('allow')).toBe('GET, HEAD');
    }
  });

  it('orphans the top with its transactions, refuses to take a block from under others, and repeats without effect', async () => {
    const chain = sampleChain('orphan', 4, 2);
    await storeChain(chain);
    const [, , third, top] = chain as [SampleBlock, SampleBlock, SampleBlock, SampleBlock];
    await sut.post('/transactions', {
      ...sampleTransfer('orphan', 1),
      transaction_id: top.transactions[0],
      status: 'confirmed',
      block_id: top.block_id,
      block_height: 3,
      transaction_index: 0,
    });
    expect((await sut.post(`/blocks/${third.block_id}/orphan`, {})).status).toBe(409);
    const orphaned = await sut.post(`/blocks/${top.block_id}/orphan`, { reason: 'reorganised' });
    expect(orphaned.body).toEqual({ block_ids: [top.block_id], transactions_orphaned: 1, anchors_removed: 0 });
    expect((await sut.get(`/blocks/${top.block_id}`)).status).toBe(404);
    expect((await sut.get(`/transactions/${String(top.transactions[0])}`)).body).toMatchObject({
      status: 'orphaned',
      version: 2,
    });
    expect((await sut.post(`/blocks/${top.block_id}/orphan`, {})).body).toEqual({
      block_ids: [top.block_id],
      transactions_orphaned: 0,
      anchors_removed: 0,
    });
    expect((await sut.post(`/blocks/${sampleHash('none', 2)}/orphan`, {})).status).toBe(404);
    expect(await mongo().collection('orphaned_blocks').findOne({ block_id: top.block_id })).toMatchObject({
      reason: 'reorganised',
      height: 3,
    });
    expect((await sut.post('/blocks', { ...top, block_id: sampleHash('rival', 1) })).status).toBe(201);
  });

  it('orphans a block with all that stands on it when asked to', async () => {
    const chain = sampleChain('branch', 6, 1);
    await storeChain(chain);
    const { body } = await sut.post<{ block_ids: string[] }>(`/blocks/${String(chain[2]?.block_id)}/orphan`, {
      descendants: true,
    });
    expect(body.block_ids).toEqual(chain.slice(2).map(({ block_id }) => block_id));
    expect((await sut.get('/blocks/latest')).body).toMatchObject({ height: 1 });
    expect((await sut.post('/blocks', chain[2])).status).toBe(201);
    expect((await sut.post(`/blocks/${String(chain[2]?.block_id)}/orphan`, {})).status).toBe(200);
  });
});
