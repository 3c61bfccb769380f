import { type Answer, HttpClient } from '../setup/http-client';
import { sampleAddress, sampleChain, sampleHash, sampleTransfer } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

type Body = Record<string, unknown>;
interface Pointed {
  errors: { pointer: string; code: string }[];
}
interface Page {
  items: Body[];
  next_cursor?: string;
}

const place = (n: number): Body => ({ block_id: sampleHash('place', n), block_height: n, transaction_index: n % 7 });

describe('transactions', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
  });

  afterAll(() => running.close());

  const make = async (n: number, more: Body = {}): Promise<string> => {
    const { status } = await sut.post('/transactions', { ...sampleTransfer('transactions', n), ...more });
    expect(status).toBe(201);
    return `/transactions/${sampleHash('transactions', n)}`;
  };

  it('is pending unless it says otherwise', async () => {
    const path = await make(1);
    expect((await sut.get(path)).body).toMatchObject({ status: 'pending', amount: '2', currency: 'TRX' });
    expect((await sut.get(`${path}/status`)).body).toEqual({
      transaction_id: sampleHash('transactions', 1),
      status: 'pending',
      confirmations: 0,
    });
  });

  it.each<[string, Body, string[]]>([
    [
      'a transfer without addresses',
      { from_address: undefined, to_address: undefined },
      ['/from_address', '/to_address'],
    ],
    ['a TRC-20 transfer without a receiver', { type: 'trc20_transfer', to_address: undefined }, ['/to_address']],
    ['an anchor without its session', { type: 'session_anchor' }, ['/session_id']],
    ['a confirmation without its block', { status: 'confirmed' }, ['/block_id', '/block_height', '/transaction_index']],
    ['a new one that is orphaned', { status: 'orphaned' }, ['/status']],
    ['a pending one in a block', place(1), ['/block_id', '/block_height', '/transaction_index']],
  ])('refuses %s, naming every field', async (_what, change, pointers) => {
    const { status, body } = await sut.post<Pointed>('/transactions', { ...sampleTransfer('refused', 1), ...change });
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }) => pointer)).toEqual(pointers);
    expect((await sut.get(`/transactions/${sampleHash('refused', 1)}`)).status).toBe(404);
  });

  it.each([
    ['amount', -1],
    ['amount', '-1'],
    ['amount', '01'],
    ['amount', '1.5'],
    ['amount', '9'.repeat(79)],
    ['block_height', 2147483648],
    ['transaction_index', 1.5],
    ['from_address', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6T'],
    ['timestamp', '2026-02-30T00:00:00Z'],
    ['confirmed_at', '2026-01-01T00:00:00Z'],
  ])('refuses %s of %j with 400', async (field, value) => {
    const { status, body } = await sut.post<Pointed>('/transactions', {
      ...sampleTransfer('refused', 2),
      [field]: value,
    });
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: `/${field}` })]);
  });

  const CHANGES: [from: string, to: string, allowed: boolean][] = [
    'pending',
    'confirmed',
    'failed',
    'orphaned',
  ].flatMap((from) =>
    ['pending', 'confirmed', 'failed', 'orphaned']
      .filter((to) => to !== from)
      .map((to): [string, string, boolean] => [
        from,
        to,
        [
          'pending>confirmed',
          'pending>failed',
          'confirmed>orphaned',
          'orphaned>pending',
          'orphaned>confirmed',
        ].includes(`${from}>${to}`),
      ]),
  );

  it.each(CHANGES)('takes a transaction from %s to %s: %s', async (from, to, allowed) => {
    const n = 100 + CHANGES.findIndex((change) => change[0] === from && change[1] === to);
    const path = await make(n);
    const set = (status: string): Promise<Answer> =>
      sut.put(`${path}/status`, { status, ...(status === 'confirmed' && place(n)) });
    if (from === 'orphaned') await set('confirmed');
    if (from !== 'pending') expect((await set(from)).status).toBe(200);
    const { status, body } = await set(to);
    expect(status).toBe(allowed ? 200 : 422);
    if (allowed) expect(body).toMatchObject({ status: to });
    else expect(body['errors']).toEqual([expect.objectContaining({ pointer: '/status' })]);
    expect((await sut.get(path)).body['status']).toBe(allowed ? to : from);
  });

  it('notes when it was confirmed and counts the blocks upon it', async () => {
    const chain = sampleChain('confirmations', 5, 2);
    await sut.post('/blocks/bulk', { mode: 'atomic', items: chain });
    const path = await make(2);
    const confirmed = await sut.put(`${path}/status`, {
      status: 'confirmed',
      block_id: chain[2]?.block_id,
      block_height: 2,
      transaction_index: 1,
    });
    expect(confirmed.body['confirmed_at']).toBe(confirmed.body['updated_at']);
    expect((await sut.get(`${path}/status`)).body).toMatchObject({
      status: 'confirmed',
      confirmations: 3,
      block_height: 2,
    });
    const moved = await sut.patch<Pointed>(path, { transaction_index: 0 });
    expect(moved.status).toBe(422);
    const renewed = await sut.patch(path, { fee: '100' });
    expect(renewed.body).toMatchObject({ fee: '100', confirmed_at: confirmed.body['confirmed_at'] });
    expect((await sut.delete(path)).status).toBe(409);
  });

  it('gives a place in a block to one transaction only, however many ask at once', async () => {
    const paths = await Promise.all(Array.from({ length: 32 }, (_, i) => make(200 + i)));
    const answers = await Promise.all(
      paths.map((path) => sut.put(`${path}/status`, { status: 'confirmed', ...place(77) })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(31);
  });

  it('never changes what was signed', async () => {
    const path = await make(3);
    for (const patch of [
      { amount: '5' },
      { to_address: sampleAddress('thief', 1) },
      { type: 'system' },
      { timestamp: '2026-01-01T00:00:00Z' },
    ]) {
      expect((await sut.patch(path, patch)).status).toBe(400);
    }
  });

  it('lists the pending ones oldest first', async () => {
    const items = Array.from({ length: 31 }, (_, n) => sampleTransfer('pending', n)).reverse();
    expect((await sut.post('/transactions/bulk', { mode: 'atomic', items })).status).toBe(207);
    const { body } = await sut.get<Page>('/transactions/pending?limit=200');
    const times = body.items.map(({ timestamp }) => String(timestamp));
    expect(times).toEqual([...times].sort());
    expect(body.items.every(({ status }) => status === 'pending')).toBe(true);
    expect(times.length).toBeGreaterThan(30);
  });

  it("lists an address's transactions by direction, a transfer to itself once, and pages through both", async () => {
    const me = sampleAddress('me', 1);
    await make(300, { from_address: me });
    await make(301, { to_address: me });
    await make(302, { from_address: me, to_address: me });
    const ids = async (direction: string): Promise<unknown[]> => {
      const found: unknown[] = [];
      let cursor = '';
      do {
        const { body } = await sut.get<Page>(`/addresses/${me}/transactions?direction=${direction}&limit=1${cursor}`);
        found.push(...body.items.map(({ transaction_id }) => transaction_id));
        cursor = body.next_cursor === undefined ? '' : `&cursor=${body.next_cursor}`;
      } while (cursor !== '');
      return found;
    };
    const id = (n: number): string => sampleHash('transactions', n);
    expect(await ids('out')).toEqual([id(302), id(300)]);
    expect(await ids('in')).toEqual([id(302), id(301)]);
    expect(await ids('both')).toEqual([id(302), id(301), id(300)]);
    expect((await sut.get('/addresses/TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6T/transactions')).status).toBe(400);
  });
});
