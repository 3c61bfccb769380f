import { MongoService } from '@lucid/mongo';
import { HttpClient } from '../setup/http-client';
import { filterValue, listCases, modelData } from '../setup/listed-models';
import { sampleAddress } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

/** More of each model than what a scan may look at in vain before it counts. */
const COUNT = 1000;

interface AdviceList {
  items: object[];
  basis: { collections: number; slow_operations: number; unseen: string[] };
}

describe('advice on the indexes that the service declares', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    for (const [path, items] of modelData(COUNT))
      expect((await sut.post(`/${path}/bulk`, { mode: 'atomic', items })).status).toBe(207);
    const { db } = running.app.get(MongoService);
    await db.createCollection('system.profile', { capped: true, size: 64 * 1024 * 1024 }).catch(() => undefined);
    // Every operation counts as slow.
    await db.command({ profile: 2, filter: 'unset' });
  });

  afterAll(() => running.close());

  it('is none after every list with every sort and filter, and every look-up, however long it all took', async () => {
    for (const [path, sort, filter] of listCases) {
      const query =
        filter === undefined ? '' : `&${filter}=${encodeURIComponent(await filterValue(sut, path, filter))}`;
      const first = await sut.get<{ next_cursor?: string }>(`/${path}?sort=${sort}${query}&include_total=exact`);
      expect(first.status).toBe(200);
      const { next_cursor } = first.body;
      if (next_cursor !== undefined) await sut.get(`/${path}?sort=${sort}${query}&cursor=${next_cursor}`);
    }
    const wallet = sampleAddress('indexes-wallet', 3);
    for (const path of [
      ...['/users/u-1', '/users/by-email/indexes.3@example.org', '/users/u-1/statistics', '/users/u-1/sessions'],
      ...[
        '/wallets/w-1',
        `/wallets/by-address/${wallet}`,
        '/blocks/latest',
        '/blocks/height/44',
        '/trust-policies/p-1',
      ],
      ...['/sessions/s-1', `/addresses/${wallet}/transactions`, '/blocks/chain/verify?from=0&to=100'],
    ])
      expect((await sut.get(path)).status).toBe(200);
    const { status, body } = await sut.get<AdviceList>('/database/advice?observed_days=0');
    expect(status).toBe(200);
    expect(body).toMatchObject({ items: [], basis: { unseen: [] } });
    expect(body.basis.collections).toBeGreaterThan(6);
    expect(body.basis.slow_operations).toBeGreaterThan(listCases.length);
  });
});
