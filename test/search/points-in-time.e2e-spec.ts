import { ElasticsearchService } from '@nestjs/elasticsearch';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { sampleTransfer } from '../setup/samples';
import { type SearchedApp, startSearchedApp } from '../setup/searched-app';

interface Page {
  items: { id: string; document: { amount: string } }[];
  next_cursor?: string;
  code?: string;
}

const DOCUMENTS = 6;
/** Ten of the hundred points in time of a replica. */
const SHARE = 10;

describe('points in time of searches', () => {
  let app: SearchedApp;
  let opened: jest.SpyInstance;
  let closed: jest.SpyInstance;

  beforeAll(async () => {
    app = await startSearchedApp({ CALLER_SHARE_PERCENT: String(SHARE) });
    for (let n = 0; n < DOCUMENTS; n += 1) await app.http.post('/api/v1/transactions', sampleTransfer('point', n));
    await app.settled();
    const engine = app.app.get(ElasticsearchService);
    opened = jest.spyOn(engine, 'openPointInTime');
    closed = jest.spyOn(engine, 'closePointInTime');
  });

  beforeEach(() => {
    opened.mockClear();
    closed.mockClear();
  });

  afterAll(async () => app.close());

  const ALL = { collection: 'transactions', sort: 'amount', limit: 1 };
  /** Without keys, callers are told apart by their addresses. */
  const search = async (body: object, localAddress = '127.0.0.1'): Promise<Page & { status: number }> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', host: 'localhost' };
      const sent = request(`${app.url}/api/v1/search`, { method: 'POST', headers, localAddress }, (answer) => {
        text(answer).then(
          (found) => resolve({ status: answer.statusCode ?? 0, ...(JSON.parse(found) as Page) }),
          reject,
        );
      });
      sent.on('error', reject);
      sent.end(JSON.stringify(body));
    });
  const open = async (): Promise<number> => {
    const found = /^lucid_places_taken\{of="points_in_time"\} (\d+)$/m.exec(
      await (await fetch(`${app.url}/metrics`)).text(),
    );
    return Number(found?.[1]);
  };
  const continued = async (from?: string): Promise<string> => {
    const first = await search(ALL, from);
    return (await search({ ...ALL, cursor: first.next_cursor }, from)).next_cursor ?? '';
  };

  it('are not opened by first pages, whether another page follows or not', async () => {
    const before = await open();
    for (let n = 0; n < 20; n += 1) expect((await search({ ...ALL, limit: (n % 10) + 1 })).status).toBe(200);
    await app.http.post('/api/v1/search/multi', { searches: Array.from({ length: 10 }, () => ALL) });
    expect(opened).not.toHaveBeenCalled();
    expect(await open()).toBe(before);
  });

  it.each([
    ['by a field', {}],
    ['by how well documents fit', { sort: undefined, query: 'TRX' }],
    ['newest first', { sort: undefined }],
    ['by the id', { sort: '-transaction_id' }],
  ])('are opened once, by the second page, and closed by the last: %s', async (_, how) => {
    const before = await open();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search({ ...ALL, ...how, ...(cursor !== undefined && { cursor }) });
      expect(page.status).toBe(200);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor !== undefined);
    expect([seen.length, new Set(seen).size]).toEqual([DOCUMENTS, DOCUMENTS]);
    expect(opened).toHaveBeenCalledTimes(1);
    expect(closed).toHaveBeenCalledTimes(1);
    expect(await open()).toBe(before);
  });

  it('are shared: a caller who continues more searches loses its oldest one, and no other caller does', async () => {
    // The callers of this test leave searches open: no other test has their addresses.
    const [caller, neighbour] = ['127.0.0.2', '127.0.0.3'];
    const before = await open();
    const other = await continued(neighbour);
    const cursors: string[] = [];
    for (let n = 0; n < SHARE + 5; n += 1) cursors.push(await continued(caller));
    expect(await open()).toBe(before + SHARE + 1);
    expect(closed).toHaveBeenCalledTimes(5);
    const [oldest, newest] = [
      await search({ ...ALL, cursor: cursors[0] }, caller),
      await search({ ...ALL, cursor: cursors.at(-1) }, caller),
    ];
    expect([oldest.status, oldest.code, newest.status]).toEqual([410, 'history_lost', 200]);
    expect((await search({ ...ALL, cursor: other }, neighbour)).status).toBe(200);
    // Many at once do not exceed the share either.
    const first = await search(ALL, caller);
    await Promise.all(Array.from({ length: 40 }, () => search({ ...ALL, cursor: first.next_cursor }, caller)));
    expect(await open()).toBeLessThanOrEqual(before + SHARE + 1);
  });
});
