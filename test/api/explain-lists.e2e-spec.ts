import { HttpClient } from '../setup/http-client';
import { sampleAddress, sampleChain, sampleHash, samplePolicy, sampleTransfer, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';
import { operations } from '../contract/document';

interface RangeExplanation {
  plan: string;
  index?: string;
  keys_examined: number;
  documents_examined: number;
  returned: number;
  milliseconds: number;
}
interface Page {
  items: unknown[];
  next_cursor?: string;
  explain?: RangeExplanation & { ranges: RangeExplanation[] };
}

const API_KEY = 'the-configured-key-of-these-tests-0123456789';
const COUNT = 30;
const numbers = Array.from({ length: COUNT }, (_, n) => n);
const chain = sampleChain('explain', 3, COUNT);
const transfers = numbers.map((n) => ({ ...sampleTransfer('explain', n), from_address: sampleAddress('hub', 1) }));

/** Every list of the document that can be explained. */
const lists = operations.filter(({ parameters = [] }) => parameters.some(({ name }) => name === 'explain'));

/** What the paths' parameters name in the planted data. */
const IDS: Readonly<Record<string, string>> = {
  user_id: 'u-0',
  session_id: 's-0',
  wallet_id: 'w-0',
  policy_id: 'p-0',
  schedule_id: 'default',
  address: sampleAddress('hub', 1),
  block_id: chain[1]?.block_id ?? '',
};

describe('explain=true', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp({ API_KEY });
    sut = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
    const plant = async (path: string, items: unknown[]): Promise<void> => {
      expect((await sut.post(`/${path}/bulk`, { mode: 'atomic', items })).status).toBe(207);
    };
    await plant('users', [{ ...sampleUser('explain', 0), user_id: 'u-0' }]);
    await plant(
      'trust-policies',
      numbers.map((n) => ({ ...samplePolicy('explain', n, 'u-0'), policy_id: `p-${n}` })),
    );
    await plant(
      'sessions',
      numbers.map((n) => ({ session_id: `s-${n}`, user_id: 'u-0' })),
    );
    await plant(
      'wallets',
      numbers.slice(0, 8).map((n) => ({
        ...{ wallet_id: `w-${n}`, user_id: 'u-0', wallet_type: 'software' },
        tron_address: n === 0 ? sampleAddress('hub', 1) : sampleAddress('explain-wallet', n),
      })),
    );
    await plant('blocks', chain);
    await plant('transactions', transfers);
    for (let n = 0; n < 3; n += 1) {
      const etag = (await sut.get('/trust-policies/p-0')).headers.get('etag') ?? '';
      await sut.patch('/trust-policies/p-0', { name: `version ${n}` }, { 'if-match': etag });
    }
    const items = numbers.map((n) => ({
      chunk_id: `c-${n}`,
      chunk_index: n,
      size_bytes: 4096,
      hash: sampleHash('explain', n),
    }));
    expect((await sut.post('/sessions/s-0/chunks', { items })).status).toBe(200);
  });

  afterAll(() => running.close());

  const pathOf = (path: string): string =>
    path.replace('/api/v1', '').replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(IDS[name] ?? name));
  const get = async (path: string): Promise<Page> => {
    const { status, body } = await sut.get<Page>(path);
    expect({ path, status, body: status === 200 ? undefined : body }).toEqual({ path, status: 200, body: undefined });
    return body;
  };

  it('is known to every list of the models, and others', () => {
    const ids = lists.map(({ operationId }) => operationId);
    expect(ids).toEqual(
      expect.arrayContaining([
        ...['listUsers', 'listSessions', 'listBlocks', 'listTransactions', 'listTrustPolicies', 'listWallets'],
        ...['listUserSessions', 'listUserWallets', 'listUserTrustPolicies', 'listTrustPolicyVersions'],
        ...['listPendingTransactions', 'listAddressTransactions', 'listWalletTransactions'],
        ...['listSessionChunks', 'listBlockTransactions', 'listJobs', 'listAuditRecords'],
      ]),
    );
  });

  it.each(lists.map(({ operationId, path }) => [operationId, pathOf(path)] as const))(
    'says of each page of %s which index it was found by, and never reads a whole collection',
    async (_, path) => {
      const plain = await get(`${path}?limit=2`);
      expect(plain).not.toHaveProperty('explain');
      const first = await get(`${path}?limit=2&explain=true`);
      expect({ ...first, explain: undefined }).toEqual({ ...plain, explain: undefined });
      const second =
        first.next_cursor === undefined ? [] : [await get(`${path}?limit=2&explain=true&cursor=${first.next_cursor}`)];
      for (const { explain } of [first, ...second]) {
        expect(explain?.index).toBeDefined();
        expect(explain?.plan).toMatch(/IXSCAN|IDHACK/);
        expect(explain?.plan).not.toContain('COLLSCAN');
        expect(explain?.documents_examined).toBeLessThanOrEqual(Math.max(3, explain?.returned ?? 0));
        const sum = (of: (range: RangeExplanation) => number): number =>
          (explain?.ranges ?? []).reduce((total, range) => total + of(range), 0);
        expect(explain?.returned).toBe(sum(({ returned }) => returned));
        expect(explain?.keys_examined).toBe(sum(({ keys_examined }) => keys_examined));
      }
    },
  );

  it.each(
    lists.flatMap(({ operationId, path, parameters = [] }) => {
      const { schema } = parameters.find(({ name }) => name === 'sort') ?? {};
      return (schema?.enum ?? []).map((sort) => [operationId, sort, pathOf(path)] as const);
    }),
  )('finds %s by %s in an index', async (_, sort, path) => {
    const { explain } = await get(`${path}?limit=2&explain=true&sort=${sort}`);
    expect(explain?.plan).toMatch(/^IXSCAN \S+ > FETCH/);
    expect(explain?.plan).not.toContain('SORT');
  });

  it('explains both ranges of a page that begins in the middle of one value', async () => {
    const first = await get('/sessions?limit=2&sort=-created_at');
    const { explain } = await get(`/sessions?limit=2&sort=-created_at&explain=true&cursor=${first.next_cursor ?? ''}`);
    expect(explain?.ranges.length).toBeGreaterThan(0);
    expect(explain?.plan).toBe(explain?.ranges.map(({ plan }) => plan).join(', then '));
    const last = await get('/sessions?limit=29&sort=-created_at');
    const rest = await get(`/sessions?limit=29&sort=-created_at&explain=true&cursor=${last.next_cursor ?? ''}`);
    expect(rest.items).toHaveLength(1);
    expect(rest.explain?.ranges).toHaveLength(2);
  });

  it('is refused to a key without database:read, which may read the list', async () => {
    const others = lists.filter((list) => list['x-required-scope'] !== 'database:read');
    const scopes = [...new Set(others.map((list) => list['x-required-scope']))];
    for (const [given, status] of [
      [scopes, 403],
      [[...scopes, 'database:read'], 200],
    ] as const) {
      const made = await sut.post<{ secret: string }>('/api-keys', { name: 'explain', scopes: given });
      const other = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': made.body.secret });
      for (const { path } of others) {
        expect((await other.get(`${pathOf(path)}?limit=1`)).status).toBe(200);
        expect((await other.get(`${pathOf(path)}?limit=1&explain=false`)).status).toBe(200);
        const explained = await other.get(`${pathOf(path)}?limit=1&explain=true`);
        expect({ path, status: explained.status }).toEqual({ path, status });
        if (status === 403) expect(explained.body).toMatchObject({ code: 'forbidden' });
      }
    }
  });
});
