import { MongoService } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { filterValue, listCases, lists, modelData } from '../setup/listed-models';
import { sampleAddress, sampleTransfer } from '../setup/samples';
import { type SearchedApp, startSearchedApp } from '../setup/searched-app';

type Body = Record<string, unknown>;
interface Page {
  items: Body[];
  next_cursor?: string;
}
const COUNT = 450;
const LIMIT = 100;
const numbers = Array.from({ length: COUNT }, (_, n) => n);
const data = modelData(COUNT);

describe('every list of the document', () => {
  let running: SearchedApp;
  let sut: HttpClient;
  let profile: mongo.Collection;

  beforeAll(async () => {
    running = await startSearchedApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    for (const [path, items] of data) {
      const { status } = await sut.post(`/${path}/bulk`, { mode: 'atomic', items });
      expect(status).toBe(207);
    }
    // What keeps the indices of search in step reads these collections too.
    await running.settled();
    const { db } = running.app.get(MongoService);
    await db.createCollection('system.profile', { capped: true, size: 64 * 1024 * 1024 });
    await db.command({ profile: 2 });
    profile = db.collection('system.profile');
  });

  afterAll(() => running.close());

  it('has sorts and filters to test', () => {
    expect(lists.every(({ sorts }) => sorts.length >= 2)).toBe(true);
    expect(listCases.length).toBeGreaterThan(60);
  });

  it.each(listCases)(
    '/%s by %s with %s examines at most 1.1 keys a document, and sorts nothing',
    async (path, sort, filter) => {
      const query =
        filter === undefined ? '' : `&${filter}=${encodeURIComponent(await filterValue(sut, path, filter))}`;
      const ns = `${running.config.MONGODB_DATABASE}.${path.replace('-', '_')}`;
      const mark = await profile.countDocuments({ ns, op: 'query' });
      const first = await sut.get<Page>(`/${path}?limit=${LIMIT}&sort=${sort}${query}`);
      expect(first.status).toBe(200);
      const { next_cursor } = first.body;
      if (next_cursor !== undefined)
        await sut.get(`/${path}?limit=${LIMIT}&sort=${sort}${query}&cursor=${next_cursor}`);
      const finds = await profile.find({ ns, op: 'query' }).sort({ $natural: 1 }).skip(mark).toArray();
      expect(finds.length).toBeGreaterThan(next_cursor === undefined ? 0 : 1);
      for (const find of finds) {
        expect(find['planSummary']).toMatch(/^IXSCAN/);
        // One document needs no order: a unique value is looked up by its own index.
        if (Number(find['nreturned']) > 1) expect(find['hasSortStage'] ?? false).toBe(false);
        expect(find['docsExamined']).toBeLessThanOrEqual(1.1 * Number(find['nreturned']));
        // A key range is left by looking at the first key beyond it.
        expect(find['keysExamined']).toBeLessThanOrEqual(
          Math.max(1.1 * Number(find['nreturned']), Number(find['nreturned']) + 2),
        );
      }
    },
  );

  it('/addresses/{address}/transactions reads both directions from their indexes', async () => {
    const { db } = running.app.get(MongoService);
    const address = sampleAddress('hub', 1);
    const items = numbers.map((n) => ({
      ...sampleTransfer('hub', n),
      [n % 2 === 0 ? 'from_address' : 'to_address']: address,
    }));
    await sut.post('/transactions/bulk', { mode: 'atomic', items });
    await running.settled();
    const ns = `${db.databaseName}.transactions`;
    const mark = await profile.countDocuments({ ns, op: 'query' });
    const first = await sut.get<Page>(`/addresses/${address}/transactions?limit=${LIMIT}`);
    await sut.get(`/addresses/${address}/transactions?limit=${LIMIT}&cursor=${first.body.next_cursor ?? ''}`);
    const finds = await profile.find({ ns, op: 'query' }).sort({ $natural: 1 }).skip(mark).toArray();
    expect(finds).toHaveLength(3);
    for (const find of finds) {
      expect(find['hasSortStage'] ?? false).toBe(false);
      // Half of all transactions are this address's: reading all of them in their order is as good as merging two indexes.
      expect(find['keysExamined']).toBeLessThanOrEqual(2 * Number(find['nreturned']) + 4);
    }
  });

  it.each([
    ['/users/u-1', 'users'],
    ['/users/by-email/indexes.3@example.org', 'users'],
    [`/users/by-tron-address/${sampleAddress('indexes', 3)}`, 'users'],
    ['/sessions/s-1', 'sessions'],
    ['/wallets/w-1', 'wallets'],
    [`/wallets/by-address/${sampleAddress('indexes-wallet', 3)}`, 'wallets'],
    ['/trust-policies/p-1', 'trust_policies'],
    ['/blocks/height/44', 'blocks'],
    ['/blocks/latest', 'blocks'],
  ])('%s examines one key', async (path, collection) => {
    const ns = `${running.config.MONGODB_DATABASE}.${collection}`;
    const mark = await profile.countDocuments({ ns, op: 'query' });
    expect((await sut.get(path)).status).toBe(200);
    const [find] = await profile.find({ ns, op: 'query' }).sort({ $natural: 1 }).skip(mark).toArray();
    expect(find).toMatchObject({ keysExamined: 1, docsExamined: 1 });
  });
});
