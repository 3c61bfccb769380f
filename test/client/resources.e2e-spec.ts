import { createLucidClient, type LucidClient, LucidError } from '@lucid/client';
import { createHash, randomBytes } from 'node:crypto';
import { sampleAddress, sampleChain, sampleHash, sampleTransfer, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

const API_KEY = 'the-key-of-the-tests-of-the-client-0123456789';

/** The error that a call throws. */
const refusal = (call: Promise<unknown>): Promise<LucidError> =>
  call.then(
    () => Promise.reject(new Error('It was not refused.')),
    (error: unknown) => error as LucidError,
  );

describe('the TypeScript client, on each resource', () => {
  let running: RunningApp;
  let sut: LucidClient;

  beforeAll(async () => {
    running = await startApp({ API_KEY });
    sut = createLucidClient({ baseUrl: running.url, apiKey: API_KEY });
    await sut.POST('/api/v1/users', { body: { user_id: 'owner', ...sampleUser('owner', 0) } });
  });

  afterAll(() => running.close());

  it('creates, reads, changes, replaces and deletes users', async () => {
    const body = { user_id: 'ada', ...sampleUser('ada', 0) };
    const created = await sut.POST('/api/v1/users', { body });
    expect(created.data).toMatchObject(body);
    const params = { path: { user_id: 'ada' } };
    expect((await sut.GET('/api/v1/users/{user_id}', { params })).data).toEqual(created.data);
    const changed = await sut.PATCH('/api/v1/users/{user_id}', {
      params: { ...params, header: { 'If-Match': created.etag ?? '' } },
      body: { hardware_wallet: { type: 'ledger' } },
    });
    expect(changed.data.hardware_wallet?.type).toBe('ledger');
    const replaced = await sut.PUT('/api/v1/users/{user_id}', { params, body: sampleUser('ada', 1) });
    expect(replaced.data).toMatchObject({ ...sampleUser('ada', 1), version: 3 });
    expect((await sut.DELETE('/api/v1/users/{user_id}', { params })).data).toBeUndefined();
    expect(await refusal(sut.GET('/api/v1/users/{user_id}', { params }))).toMatchObject({ status: 404 });
  });

  it('takes a session from its start over its chunks to its end', async () => {
    const params = { path: { session_id: 'talk' } };
    await sut.POST('/api/v1/sessions', { body: { session_id: 'talk', user_id: 'owner' } });
    const items = [{ chunk_id: 'talk-0', chunk_index: 0, size_bytes: 1024, hash: sampleHash('talk', 0) }];
    const appended = await sut.POST('/api/v1/sessions/{session_id}/chunks', { params, body: { items } });
    expect(appended.data).toMatchObject({ appended: 1, chunk_count: 1 });
    expect((await sut.POST('/api/v1/sessions/{session_id}/complete', { params })).data.status).toBe('completed');
    await sut.DELETE('/api/v1/sessions/{session_id}', { params });
  });

  it('stores the bytes of a chunk and gives them back', async () => {
    const bytes = randomBytes(2048);
    const hash = createHash('sha256').update(bytes).digest('hex');
    await sut.POST('/api/v1/sessions', { body: { session_id: 'bytes', user_id: 'owner' } });
    const items = [{ chunk_id: 'bytes-0', chunk_index: 0, size_bytes: bytes.length, hash }];
    await sut.POST('/api/v1/sessions/{session_id}/chunks', {
      params: { path: { session_id: 'bytes' } },
      body: { items },
    });
    const params = { path: { session_id: 'bytes', chunk_id: 'bytes-0' } };
    const path = '/api/v1/sessions/{session_id}/chunks/{chunk_id}/content';
    await sut.PUT(path, { params, body: new Blob([bytes]) });
    const { data } = await sut.GET(path, { params });
    expect(Buffer.from(await data.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('stores blocks and reads them by height', async () => {
    const [block] = sampleChain('client', 1, 2);
    if (block === undefined) throw new Error('There is no block.');
    expect((await sut.POST('/api/v1/blocks', { body: block })).data.block_id).toBe(block.block_id);
    const { data } = await sut.GET('/api/v1/blocks/height/{height}', { params: { path: { height: 0 } } });
    expect(data.block_id).toBe(block.block_id);
  });

  it('sets the status of a transaction and deletes it', async () => {
    const transaction = sampleTransfer('client', 1);
    const transaction_id = String(transaction['transaction_id']);
    await sut.POST('/api/v1/transactions', { body: transaction as never });
    const params = { path: { transaction_id } };
    const failed = await sut.PUT('/api/v1/transactions/{transaction_id}/status', {
      params,
      body: { status: 'failed' },
    });
    expect(failed.data.status).toBe('failed');
    expect((await sut.GET('/api/v1/transactions/{transaction_id}', { params })).data.status).toBe('failed');
    await sut.DELETE('/api/v1/transactions/{transaction_id}', { params });
  });

  it('changes a trust policy only as it was read', async () => {
    const { data, etag } = await sut.POST('/api/v1/trust-policies', {
      body: {
        user_id: 'owner',
        name: 'Readers',
        policy_type: 'user_trust',
        rules: [{ rule_id: 'reads', effect: 'allow', actions: ['read'] }],
      },
    });
    const path = { policy_id: data.policy_id };
    const change = (tag: string): ReturnType<typeof sut.PATCH<'/api/v1/trust-policies/{policy_id}'>> =>
      sut.PATCH('/api/v1/trust-policies/{policy_id}', {
        params: { path, header: { 'If-Match': tag } },
        body: { name: 'All readers' },
      });
    expect((await change(etag ?? '')).data.name).toBe('All readers');
    expect(await refusal(change(etag ?? ''))).toMatchObject({ status: 412, code: 'precondition_failed' });
  });

  it('creates and deletes a wallet', async () => {
    const created = await sut.POST('/api/v1/wallets', {
      body: { user_id: 'owner', tron_address: sampleAddress('client-wallet', 1), wallet_type: 'software' },
    });
    const { wallet_id } = created.data;
    await sut.DELETE('/api/v1/wallets/{wallet_id}', {
      params: { path: { wallet_id }, header: { 'If-Match': created.etag ?? '' } },
    });
    const listed = await sut.GET('/api/v1/wallets', { params: { query: { user_id: 'owner' } } });
    expect(listed.data.items).toEqual([]);
  });

  it('gives all items of a list over its pages, in its order, each once', async () => {
    const items = Array.from({ length: 25 }, (_, n) => ({ user_id: `page-${n}`, ...sampleUser('page', n) }));
    await sut.POST('/api/v1/users/bulk', { body: { mode: 'atomic', items } });
    const seen: string[] = [];
    const query = { limit: 7, sort: 'created_at', fields: ['user_id', 'email'] } as const;
    for await (const { user_id } of sut.items('/api/v1/users', {
      params: { query: { ...query, fields: [...query.fields] } },
    }))
      seen.push(user_id);
    expect(seen.filter((id) => id.startsWith('page-')).sort()).toEqual(items.map(({ user_id }) => user_id).sort());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('throws what the service says is wrong: its code, each broken rule, and the id of the request', async () => {
    const error = await refusal(sut.POST('/api/v1/users', { body: { ...sampleUser('nobody', 0), email: 'nobody' } }));
    expect(error).toBeInstanceOf(LucidError);
    expect(error).toMatchObject({
      status: 400,
      message: expect.stringContaining('/email') as string,
      errors: [{ pointer: '/email' }],
      requestId: expect.any(String) as string,
    });
    const stranger = createLucidClient({ baseUrl: running.url, apiKey: 'not-a-key-of-anyone-0123456789' });
    expect(await refusal(stranger.GET('/api/v1/users'))).toMatchObject({ status: 401 });
  });

  it('sees its own writes, and lets another client see them', async () => {
    await sut.POST('/api/v1/users', { body: { user_id: 'seen', ...sampleUser('seen', 0) } });
    expect(sut.consistencyToken).toMatch(/^[0-9a-f]{16}$/);
    const other = createLucidClient({ baseUrl: running.url, apiKey: API_KEY });
    other.consistencyToken = sut.consistencyToken;
    const params = { path: { user_id: 'seen' } };
    expect((await other.GET('/api/v1/users/{user_id}', { params })).data.user_id).toBe('seen');
    // A time that no server has reached yet: it is sent, and refused.
    other.consistencyToken = 'ffffffff00000001';
    expect(await refusal(other.GET('/api/v1/users/{user_id}', { params }))).toMatchObject({ status: 412 });
  });
});
