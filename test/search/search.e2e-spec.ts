import type { Answer, HttpClient } from '../setup/http-client';
import { sampleAddress, samplePolicy, sampleTransfer } from '../setup/samples';
import { type SearchedApp, startSearchedApp } from '../setup/searched-app';

interface Page {
  items: {
    id: string;
    score?: number;
    document: Record<string, unknown>;
    highlights?: { field: string; fragments: string[] }[];
  }[];
  total: { value: number; is_exact: boolean };
  facets?: { field: string; values: { value: unknown; count: number }[]; other_count: number }[];
  next_cursor?: string;
  errors?: { pointer: string }[];
}

describe('POST /search', () => {
  let app: SearchedApp;
  let sut: HttpClient;
  let owner: string;

  const search = async (body: object, headers?: Record<string, string>): Promise<{ status: number; body: Page }> =>
    sut.post<Page>('/api/v1/search', body, headers);
  const emails = async (body: object): Promise<unknown[]> =>
    (await search({ collection: 'users', ...body })).body.items.map(({ document }) => document['email']);

  beforeAll(async () => {
    app = await startSearchedApp();
    sut = app.http;
    const people = [
      'alice@example.org',
      'alison@example.org',
      'bob@elsewhere.net',
      'carol+tag@example.org',
      'dave@example.org',
    ];
    const made = await Promise.all(
      people.map(
        async (email, n) =>
          (
            await sut.post('/api/v1/users', {
              email,
              tron_address: sampleAddress('search', n),
              ...(n % 2 === 0 && {
                hardware_wallet: { type: n === 0 ? 'ledger' : 'trezor', model: `Model <b>${n}</b> of the series` },
              }),
            })
          ).body,
      ),
    );
    owner = String(made[0]?.['user_id']);
    for (const n of [1, 2, 3])
      await sut.post('/api/v1/trust-policies', {
        ...samplePolicy('search', n, owner),
        name: `Reading rules ${n}`,
        description: n === 1 ? 'Only readers may read & write <i>here</i>' : 'Writers',
      });
    for (const n of [1, 2, 3, 4, 5, 6])
      await sut.post('/api/v1/transactions', { ...sampleTransfer('search', n), ...(n > 3 && { currency: 'USDT' }) });
    await app.settled();
  });

  afterAll(async () => app.close());

  it('finds words, also misspelt, and the whole of an id first', async () => {
    expect(await emails({ query: 'alice' })).toContain('alice@example.org');
    expect((await emails({ query: 'alcie' }))[0]).toBe('alice@example.org');
    expect((await emails({ query: 'carol tag' }))[0]).toBe('carol+tag@example.org');
    const byId = await search({ collection: 'users', query: owner });
    expect(byId.body.items).toMatchObject([{ id: owner }]);
    expect(await emails({ query: 'nobody-is-called-so' })).toEqual([]);
  });

  it('filters by every operator, each by the type of its field', async () => {
    const by = async (...filter: object[]): Promise<unknown[]> => (await emails({ filter })).sort();
    expect(await by({ field: 'email', op: 'eq', value: 'bob@elsewhere.net' })).toEqual(['bob@elsewhere.net']);
    expect(await by({ field: 'email', op: 'in', value: ['bob@elsewhere.net', 'dave@example.org'] })).toHaveLength(2);
    expect(await by({ field: 'email', op: 'prefix', value: 'ali' })).toEqual([
      'alice@example.org',
      'alison@example.org',
    ]);
    expect(await by({ field: 'hardware_wallet.type', op: 'exists', value: true })).toHaveLength(3);
    expect(await by({ field: 'hardware_wallet.type', op: 'exists', value: false })).toHaveLength(2);
    expect(await by({ field: 'version', op: 'gte', value: 1 }, { field: 'version', op: 'lt', value: 2 })).toHaveLength(
      5,
    );
    expect(
      await by(
        { field: 'created_at', op: 'gt', value: '2020-01-01T00:00:00Z' },
        { field: 'created_at', op: 'lte', value: '2020-01-02T00:00:00Z' },
      ),
    ).toEqual([]);
  });

  it('counts the values of facets, and a choice among them narrows the others and not itself', async () => {
    const facets = [{ field: 'currency' }, { field: 'status' }];
    const all = await search({ collection: 'transactions', facets });
    expect(all.body.facets).toMatchObject([
      {
        field: 'currency',
        values: [
          { value: 'TRX', count: 3 },
          { value: 'USDT', count: 3 },
        ],
      },
      { field: 'status', values: [{ value: 'pending', count: 6 }] },
    ]);
    const chosen = await search({
      collection: 'transactions',
      facets,
      filter: [{ field: 'currency', op: 'eq', value: 'USDT' }],
    });
    expect(chosen.body.total).toEqual({ value: 3, is_exact: true });
    expect(chosen.body.facets).toMatchObject([
      {
        field: 'currency',
        values: [
          { value: 'TRX', count: 3 },
          { value: 'USDT', count: 3 },
        ],
      },
      { field: 'status', values: [{ value: 'pending', count: 3 }] },
    ]);
  });

  it('shows where the words stand, with what stands in a document as text and not as HTML', async () => {
    const { body } = await search({ collection: 'trust_policies', query: 'readers', highlight: true });
    const fragments = body.items[0]?.highlights?.find(({ field }) => field === 'description')?.fragments ?? [];
    expect(fragments.join(' ')).toContain('<em>readers</em>');
    expect(fragments.join(' ')).toContain('&amp; write &lt;i&gt;here');
  });

  it('sorts, and gives each document once over its pages, also while others are added', async () => {
    const seen: string[] = [];
    const later = sampleTransfer('later', 0);
    let cursor: string | undefined;
    for (let page = 0; ; page += 1) {
      const { body } = await search({
        collection: 'transactions',
        sort: 'amount',
        limit: 2,
        ...(cursor !== undefined && { cursor }),
      });
      seen.push(...body.items.map(({ document }) => String(document['amount'])));
      if (page === 0) {
        await sut.post('/api/v1/transactions', later);
        await app.settled();
      }
      cursor = body.next_cursor;
      if (cursor === undefined) break;
    }
    expect(seen).toEqual(['2', '3', '4', '5', '6', '7']);
    // Other tests count what is there.
    await sut.delete(`/api/v1/transactions/${String(later['transaction_id'])}`);
    await app.settled();
  });

  it('refuses a cursor that was made up, changed, or made for another search', async () => {
    const { body } = await search({ collection: 'transactions', limit: 2 });
    const cursor = String(body.next_cursor);
    for (const wrong of ['eA.eA', `${cursor.slice(0, -2)}xx`, `A${cursor.slice(1)}`]) {
      expect((await search({ collection: 'transactions', limit: 2, cursor: wrong })).body).toMatchObject({
        code: 'invalid_cursor',
      });
    }
    expect((await search({ collection: 'transactions', limit: 2, sort: '-amount', cursor })).body).toMatchObject({
      code: 'invalid_cursor',
    });
  });

  it('finds a write at once for who sends its token', async () => {
    for (let n = 0; n < 5; n += 1) {
      const email = `token-${n}@tokens.example`;
      const made = await sut.post('/api/v1/users', { email, tron_address: sampleAddress('token', n) });
      const token = { 'x-min-consistency': String(made.headers.get('x-consistency-token')) };
      const body = { collection: 'users', filter: [{ field: 'email', op: 'eq', value: email }] };
      // 412 tells that the index is not there yet: a busy machine may need longer than one request may wait.
      let found: Answer<Page>;
      do found = await sut.post<Page>('/api/v1/search?wait_ms=10000', body, token);
      while (found.status === 412);
      expect(found.body.items).toHaveLength(1);
      await sut.delete(`/api/v1/users/${String(made.body['user_id'])}`);
    }
    // Other tests count what is there.
    await app.settled();
    const future = { 'x-min-consistency': 'f000000000000000' };
    expect((await sut.post('/api/v1/search?wait_ms=0', { collection: 'users' }, future)).status).toBe(412);
    expect((await sut.post('/api/v1/search', { collection: 'users' }, { 'x-min-consistency': 'x' })).status).toBe(400);
  });

  it('suggests what begins as it was typed', async () => {
    const suggest = async (query: string): Promise<{ text: string; field: string }[]> =>
      (await sut.get<{ items: { text: string; field: string }[] }>(`/api/v1/search/suggest?${query}`)).body.items;
    expect((await suggest('collection=users&prefix=ali')).map(({ text }) => text).sort()).toEqual([
      'alice@example.org',
      'alison@example.org',
    ]);
    expect(await suggest(`collection=users&prefix=${owner.slice(0, 12)}`)).toMatchObject([
      { field: 'user_id', text: owner },
    ]);
    expect(await suggest('collection=trust_policies&prefix=reading%20ru')).toHaveLength(3);
    // The field that matched, also where the text is not written as it was typed.
    for (const prefix of ['series', 'SERI', 's\u00e9ries', '\uff33\uff45\uff52\uff49']) {
      const items = await suggest(`collection=users&prefix=${encodeURIComponent(prefix)}`);
      expect(items.map(({ field }) => field)).toEqual(Array.from({ length: 3 }, () => 'hardware_wallet.model'));
      for (const { text } of items) expect(text).toMatch(/^Model /);
    }
  });

  it('does several searches at once, each for itself', async () => {
    const { body, status } = await sut.post<{ items: { status: number; result?: Page; error?: { code: string } }[] }>(
      '/api/v1/search/multi',
      {
        searches: [
          { collection: 'users', query: 'alice' },
          { collection: 'nothing' },
          { collection: 'users', filter: [{ field: 'secret', op: 'eq', value: 1 }] },
        ],
      },
    );
    expect(status).toBe(207);
    expect(body.items.map((item) => item.status)).toEqual([200, 404, 400]);
    expect(body.items[1]?.error?.code).toBe('not_found');
  });

  it('explains why a document is found or not', async () => {
    const status = async (id: string): Promise<Record<string, unknown>> =>
      (await sut.get(`/api/v1/search/documents/users/${id}`)).body;
    expect(await status(owner)).toMatchObject({ stored: true, indexed: true, current: true });
    expect(await status('nobody')).toMatchObject({ stored: false, indexed: false });
  });

  it.each([
    ['an undeclared field', { filter: [{ field: 'password', op: 'eq', value: 'x' }] }, '/filter/0/field'],
    [
      'a field that is kept to MongoDB',
      { collection: 'blocks', filter: [{ field: 'transactions', op: 'eq', value: 'x' }] },
      '/filter/0/field',
    ],
    ['a value of another type', { filter: [{ field: 'version', op: 'eq', value: '1' }] }, '/filter/0/value'],
    [
      'an object where a value is due',
      { filter: [{ field: 'email', op: 'eq', value: { gt: '' } }] },
      '/filter/0/value',
    ],
    ['an empty list', { filter: [{ field: 'email', op: 'in', value: [] }] }, '/filter/0/value'],
    ['a prefix of a number', { filter: [{ field: 'version', op: 'prefix', value: '1' }] }, '/filter/0/op'],
    ['an operator of Elasticsearch', { filter: [{ field: 'email', op: 'regexp', value: '.*' }] }, '/filter/0/op'],
    ['a sort by what is not indexed', { sort: '-_score' }, '/sort'],
    ['a facet twice', { facets: [{ field: 'email' }, { field: 'email' }] }, '/facets'],
    ['raw queries', { body: { query: { match_all: {} } } }, '/body'],
    ['more than a page may hold', { limit: 201 }, '/limit'],
  ])('refuses %s, and says where it stands', async (_, body, pointer) => {
    const answer = await search({ collection: 'users', ...body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map((error) => error.pointer)).toContain(pointer);
  });

  it('takes whatever text as text: wildcards, operators and scripts find nothing more', async () => {
    const one = await emails({ filter: [{ field: 'email', op: 'prefix', value: '*' }] });
    expect(one).toEqual([]);
    for (const query of ['*', '.*', 'email:*', '{"match_all":{}}', '_exists_:email', 'a AND (', '\\', '%00']) {
      expect((await search({ collection: 'users', query })).status).toBe(200);
    }
    expect(await emails({ query: '*' })).toEqual([]);
  });
});
