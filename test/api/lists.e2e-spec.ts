import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

type Item = Record<string, unknown>;
interface Page {
  items: Item[];
  next_cursor?: string;
  total?: number;
}

const USERS = 60;

describe('lists', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    const types = ['ledger', 'trezor', undefined];
    const items = Array.from({ length: USERS }, (_, n) => {
      const type = types[n % 3];
      return {
        ...sampleUser('lists', n),
        user_id: `user-${n}`,
        ...(type !== undefined && { hardware_wallet: { type } }),
      };
    });
    // Several share a time: documents of one bulk are made in the same millisecond.
    const { body } = await sut.post('/users/bulk', { mode: 'atomic', items });
    expect(body).toMatchObject({ applied: USERS, failed: 0 });
  });

  afterAll(() => running.close());

  const pages = async (query: string): Promise<Page[]> => {
    const all: Page[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { status, body }: { status: number; body: Page } = await sut.get<Page>(
        `/users?${query}${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      expect(status).toBe(200);
      all.push(body);
      cursor = body.next_cursor;
    }
    return all;
  };

  it.each([1, 7, 20, 30, 60, 200])('shows every document once and none twice, in pages of %d', async (limit) => {
    const found = await pages(`limit=${limit}`);
    expect(found.map(({ items }) => items.length)).toEqual(
      Array.from({ length: Math.ceil(USERS / limit) }, (_, i) => Math.min(limit, USERS - i * limit)),
    );
    expect(new Set(found.flatMap(({ items }) => items.map(({ user_id }) => user_id))).size).toBe(USERS);
  });

  it('is newest first by default, and the other way round when asked', async () => {
    const down = (await pages('limit=13')).flatMap(({ items }) => items.map(({ user_id }) => user_id));
    const up = (await pages('limit=17&sort=created_at')).flatMap(({ items }) => items.map(({ user_id }) => user_id));
    expect(down).toEqual([...up].reverse());
  });

  it('goes on where it was while documents come and go between pages', async () => {
    const first = (await sut.get<Page>('/users?limit=10&sort=created_at')).body;
    await sut.post('/users', { ...sampleUser('lists-later', 1), user_id: 'later' });
    await sut.delete(`/users/${String(first.items[3]?.['user_id'])}`);
    const second = (await sut.get<Page>(`/users?limit=10&sort=created_at&cursor=${first.next_cursor ?? ''}`)).body;
    const shown = [...first.items, ...second.items].map(({ user_id }) => user_id);
    expect(new Set(shown).size).toBe(20);
    await sut.delete('/users/later');
    await sut
      .post('/users', { ...sampleUser('lists', 0), user_id: String(first.items[3]?.['user_id']) })
      .then(async ({ status }) => {
        // The deleted one is put back under another address, so that the other tests find as many as before.
        if (status === 409)
          await sut.post('/users', { ...sampleUser('lists-back', 3), user_id: String(first.items[3]?.['user_id']) });
      });
  });

  it('filters by equality, also inside an object, and counts what matches', async () => {
    const { body } = await sut.get<Page>('/users?hardware_wallet_type=trezor&limit=5&include_total=exact');
    expect(body.items.map((item) => (item['hardware_wallet'] as Item)['type'])).toEqual(
      Array.from({ length: 5 }, () => 'trezor'),
    );
    expect(body.total).toBe((await pages('hardware_wallet_type=trezor&limit=50')).flatMap(({ items }) => items).length);
    const one = await sut.get<Page>('/users?email=LISTS.9@example.org');
    expect(one.body.items).toEqual([expect.objectContaining({ user_id: 'user-9' })]);
    expect(one.body).not.toHaveProperty('total');
  });

  it('filters a range of what it is sorted by', async () => {
    const all = (await pages('limit=200')).flatMap(({ items }) => items);
    const middle = String(all[Math.floor(all.length / 2)]?.['created_at']);
    const older = (await pages(`created_at_lt=${middle}&limit=9`)).flatMap(({ items }) => items);
    const rest = (await pages(`created_at_gte=${middle}&limit=9&sort=created_at`)).flatMap(({ items }) => items);
    expect(older.length + rest.length).toBe(all.length);
    expect(older.every(({ created_at }) => String(created_at) < middle)).toBe(true);
    expect(rest.every(({ created_at }) => String(created_at) >= middle)).toBe(true);
  });

  it('shows only the fields asked for, and the id', async () => {
    const { body } = await sut.get<Page>('/users?fields=email,version&limit=2');
    expect(body.items.map((item) => Object.keys(item).sort())).toEqual([
      ['email', 'user_id', 'version'],
      ['email', 'user_id', 'version'],
    ]);
    expect(body.next_cursor).toBeDefined();
  });

  it('estimates the total from the collection where nothing is filtered', async () => {
    expect((await sut.get<Page>('/users?include_total=estimated&limit=1')).body.total).toBe(USERS);
  });

  it('refuses a cursor under other filters or another sort', async () => {
    const { body } = await sut.get<Page>('/users?limit=3');
    const cursor = body.next_cursor ?? '';
    for (const query of [`sort=created_at&cursor=${cursor}`, `hardware_wallet_type=ledger&cursor=${cursor}`]) {
      const refused = await sut.get(`/users?${query}`);
      expect(refused.status).toBe(400);
      expect(refused.body['code']).toBe('invalid_cursor');
    }
  });
});
