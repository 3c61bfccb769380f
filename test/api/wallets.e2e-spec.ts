import { MongoService } from '@lucid/mongo';
import { HttpClient } from '../setup/http-client';
import { sampleAddress, sampleTransfer, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

type Body = Record<string, unknown>;
interface Pointed {
  errors: { pointer: string; code: string }[];
}

describe('wallets', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    for (const [n, user_id] of ['one', 'crowded', 'racer', 'leaver'].entries())
      await sut.post('/users', { ...sampleUser('wallets', n), user_id });
  });

  afterAll(() => running.close());

  const wallet = (user_id: string, n: number, more: Body = {}): Body => ({
    wallet_id: `${user_id}-${n}`,
    user_id,
    tron_address: sampleAddress(`wallet-${user_id}`, n),
    wallet_type: 'software',
    ...more,
  });

  it('creates, finds by address, and answers the transactions of its address', async () => {
    const { status, body } = await sut.post(
      '/wallets',
      wallet('one', 1, { nickname: 'Savings', balances: { trx: '5', synced_at: '2026-01-01T00:00:00Z' } }),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'active', is_primary: false, version: 1 });
    expect((await sut.get(`/wallets/by-address/${String(body['tron_address'])}`)).body).toEqual(body);
    await sut.post('/transactions', { ...sampleTransfer('wallets', 1), from_address: body['tron_address'] });
    const { body: page } = await sut.get<{ items: Body[] }>('/wallets/one-1/transactions?direction=out');
    expect(page.items).toHaveLength(1);
  });

  it('needs its device when it is a hardware wallet, and a user that exists', async () => {
    const bare = await sut.post<Pointed>('/wallets', wallet('one', 2, { wallet_type: 'hardware' }));
    expect(bare.status).toBe(422);
    expect(bare.body.errors).toEqual([expect.objectContaining({ pointer: '/hardware_wallet' })]);
    expect(
      (await sut.post('/wallets', wallet('one', 2, { wallet_type: 'hardware', hardware_wallet: { type: 'ledger' } })))
        .status,
    ).toBe(201);
    const nobody = await sut.post<Pointed>('/wallets', { ...wallet('one', 3), user_id: 'nobody' });
    expect(nobody.body.errors).toEqual([expect.objectContaining({ pointer: '/user_id', code: 'reference' })]);
  });

  it.each(['private_key', 'seed_phrase', 'is_primary'])('takes no %s', async (field) => {
    const { status, body } = await sut.post<Pointed>('/wallets', { ...wallet('one', 4), [field]: true });
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: `/${field}`, code: 'unknown_field' })]);
  });

  it('changes under If-Match only', async () => {
    const { headers } = await sut.post('/wallets', wallet('one', 5));
    expect((await sut.patch('/wallets/one-5', { nickname: 'x' })).status).toBe(428);
    expect((await sut.delete('/wallets/one-5')).status).toBe(428);
    expect(
      (await sut.patch('/wallets/one-5', { nickname: 'x' }, { 'if-match': headers.get('etag') ?? '' })).body,
    ).toMatchObject({ nickname: 'x', version: 2 });
    expect(
      (await sut.patch('/wallets/one-5', { nickname: 'y' }, { 'if-match': headers.get('etag') ?? '' })).status,
    ).toBe(412);
  });

  it('lets a user have ten, however many are made at once', async () => {
    const answers = await Promise.all(Array.from({ length: 32 }, (_, n) => sut.post('/wallets', wallet('crowded', n))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(22);
    const { body } = await sut.get<{ items: Body[] }>('/users/crowded/wallets?limit=50');
    expect(body.items).toHaveLength(10);
    const bulk = await sut.post<{ items: { status: number }[] }>('/wallets/bulk', {
      mode: 'best_effort',
      items: [wallet('crowded', 50), wallet('one', 50)],
    });
    expect(bulk.body.items.map(({ status }) => status)).toEqual([409, 201]);
  });

  it('has one primary a user at every moment, however many are made primary at once', async () => {
    for (let n = 0; n < 4; n += 1) await sut.post('/wallets', wallet('racer', n));
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, i) => sut.post(`/wallets/racer-${i % 4}/primary`, undefined)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 32 }, () => 200));
    const primaries = await running.app
      .get(MongoService)
      .collection('wallets')
      .countDocuments({ user_id: 'racer', is_primary: true });
    expect(primaries).toBe(1);
    const { headers } = await sut.get('/wallets/racer-1');
    await sut.patch('/wallets/racer-1', { status: 'locked' }, { 'if-match': headers.get('etag') ?? '' });
    expect((await sut.post('/wallets/racer-1/primary', undefined)).status).toBe(409);
  });
});

describe('deleting a user', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
  });

  afterAll(() => running.close());

  const furnish = async (n: number): Promise<string> => {
    const user_id = `leaver-${n}`;
    await sut.post('/users', { ...sampleUser('leaver', n), user_id });
    await sut.post('/wallets', { user_id, tron_address: sampleAddress('leaver-wallet', n), wallet_type: 'paper' });
    const chunk = { chunk_index: 0, size_bytes: 2048, hash: '0'.repeat(64) };
    await sut.post('/sessions', { user_id, session_id: `${user_id}-session`, chunks: [chunk] });
    return user_id;
  };
  const left = async (user_id: string): Promise<number> => {
    const mongo = running.app.get(MongoService);
    const counts = ['users', 'sessions', 'wallets'].map((name) => mongo.collection(name).countDocuments({ user_id }));
    return (
      await Promise.all([
        ...counts,
        mongo.collection('session_chunks').countDocuments({ session_id: `${user_id}-session` }),
      ])
    ).reduce((a, b) => a + b);
  };

  it('is refused with the counts while anything refers to the user', async () => {
    const user = await furnish(1);
    const { status, body } = await sut.delete<Pointed>(`/users/${user}`);
    expect(status).toBe(409);
    expect(body.errors.map(({ pointer }) => pointer)).toEqual(['/sessions', '/wallets']);
    expect((await sut.get(`/users/${user}/statistics`)).body).toMatchObject({
      sessions_active: 1,
      wallets: 1,
      chunks: 1,
      size_bytes: 2048,
      trust_policies: 0,
    });
  });

  it('takes all of it along when that is asked for and confirmed', async () => {
    const user = await furnish(2);
    expect((await sut.delete(`/users/${user}?cascade=true`)).status).toBe(400);
    expect((await sut.delete(`/users/${user}?cascade=true&confirm=leaver-1`)).status).toBe(400);
    expect(await left(user)).toBe(4);
    expect((await sut.delete(`/users/${user}?cascade=true&confirm=${user}`)).status).toBe(204);
    expect(await left(user)).toBe(0);
  });

  it('leaves nothing that refers to nobody when others come to refer to the user meanwhile', async () => {
    const mongo = running.app.get(MongoService);
    for (let n = 10; n < 16; n += 1) {
      const user_id = `raced-${n}`;
      await sut.post('/users', { ...sampleUser('raced', n), user_id });
      const referring = Array.from({ length: 16 }, (_, i) =>
        i % 2 === 0
          ? sut.post('/sessions', { user_id, session_id: `${user_id}-${i}` })
          : sut.post('/wallets', { user_id, tron_address: sampleAddress(user_id, i), wallet_type: 'software' }),
      );
      const [deletion, ...answers] = await Promise.all([sut.delete(`/users/${user_id}`), ...referring]);
      expect(answers.every(({ status }) => [201, 422].includes(status))).toBe(true);
      const there = await mongo.collection('users').countDocuments({ user_id });
      const referrers =
        (await mongo.collection('sessions').countDocuments({ user_id })) +
        (await mongo.collection('wallets').countDocuments({ user_id }));
      expect(referrers).toBe(answers.filter(({ status }) => status === 201).length);
      if (deletion.status === 204) expect([there, referrers]).toEqual([0, 0]);
      else expect([deletion.status, there]).toEqual([409, 1]);
    }
  });
});

describe('merkle helpers', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
  });

  afterAll(() => running.close());

  it('build the root that a block is checked against, and verify a proof', async () => {
    const ids = [
      '8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87',
      'fff2525b8931402dd09222c50775608f75787bd2b87e56995a7bdd30f79702c4',
    ].concat([
      '6359f0868171b1d194cbee1af2f16ea598ae8fad666d9b012c8ed2b79a236ec4',
      'e9a66845e05d5abc0ad04ec80f774a7e585c6e8db975962d069a522137b80c1d',
    ]);
    const built = await sut.post('/merkle/build', { algorithm: 'bitcoin-sha256d', leaves: ids });
    const root = 'f3e94742aca4b5ef85488dc37c06c3282295ffec960994b2c0d5ac2a25a95766';
    expect(built.body).toEqual({ algorithm: 'bitcoin-sha256d', size: 4, root });
    const twice = await sut.post<Pointed>('/merkle/build', { algorithm: 'bitcoin-sha256d', leaves: [ids[0], ids[0]] });
    expect(twice.status).toBe(422);
    const one = { algorithm: 'rfc9162-sha256', leaf: ids[0], index: 0, size: 1, proof: [] };
    const { body } = await sut.post('/merkle/build', { leaves: [ids[0]] });
    expect((await sut.post('/merkle/verify', { ...one, root: body['root'] })).body).toEqual({ valid: true });
    expect((await sut.post('/merkle/verify', { ...one, root })).body).toEqual({ valid: false });
  });
});
