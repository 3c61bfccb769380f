import { MongoService } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { AdviceClient, type AdviceList, type Link } from '../setup/advice-client';
import { HttpClient } from '../setup/http-client';
import { type RunningApp, startApp } from '../setup/start-app';

/** Three times the sample; `ADVICE_DOCUMENTS=200000` for longer. */
const DOCUMENTS = Number(process.env['ADVICE_DOCUMENTS'] ?? 60_000);
const BATCH = 10_000;
const STATUSES = ['new', 'paid', 'sent', 'done'];

const order = (n: number): mongo.Document => ({
  number: n,
  status: STATUSES[n % 4],
  // Spread over the collection, so that no order of insertion helps.
  created_at: new Date(Date.UTC(2026, 0, 1) + ((n * 7919) % DOCUMENTS) * 1000),
  customer: `c-${n % 5000}`,
  amount: (n * 31) % 997,
  note: 'x'.repeat(40),
});

describe(`advice on ${DOCUMENTS} documents`, () => {
  let running: RunningApp;
  let advice: AdviceClient;
  let orders: mongo.Collection;

  beforeAll(async () => {
    running = await startApp();
    const { db } = running.app.get(MongoService);
    advice = new AdviceClient(new HttpClient(running.url), db);
    orders = db.collection('orders');
    for (let n = 0; n < DOCUMENTS; n += BATCH)
      await orders.insertMany(Array.from({ length: BATCH }, (_, i) => order(n + i)));
    await orders.createIndexes([
      { key: { amount: 1 }, name: 'amount_1' },
      { key: { customer: 1 }, name: 'customer_1' },
      { key: { customer: 1, number: -1 }, name: 'customer_1_number_-1' },
      { key: { number: 1 }, name: 'number_1', unique: true },
    ]);
    await advice.recordAll();
    await orders.find({ customer: 'c-7' }, { sort: { number: -1 }, hint: { customer: 1, number: -1 } }).toArray();
    for (const status of STATUSES) await newest(status);
  });

  afterAll(() => running.close());

  const newest = (status: string): Promise<unknown> =>
    orders.find({ status }, { sort: { created_at: -1 }, limit: 50 }).toArray();

  const list = (query = ''): Promise<AdviceList> => advice.list(`collection=orders&observed_days=0${query}`);

  it('finds each planted case and nothing else, proves the gain, and is gone once its links were followed', async () => {
    const { items, basis } = await list();
    expect(items.map(({ kind, index, keeper }) => [kind, index, keeper])).toEqual([
      ['missing', 'status_1_created_at_-1', undefined],
      ['redundant', 'customer_1', 'customer_1_number_-1'],
      ['unused', 'amount_1', undefined],
    ]);
    expect(items.map(({ command }) => command)).toEqual([
      'db.getCollection("orders").createIndex({"status": 1, "created_at": -1})',
      'db.getCollection("orders").hideIndex("customer_1")',
      'db.getCollection("orders").hideIndex("amount_1")',
    ]);
    expect(basis).toMatchObject({ collections: 1, unseen: [] });
    expect(basis.slow_operations).toBeGreaterThanOrEqual(4);

    // Members must have counted for a week by default.
    const cautious = await advice.list('collection=orders');
    expect(cautious.items.map(({ kind }) => kind)).toEqual(['missing', 'redundant']);

    const [missing, ...superfluous] = items;
    expect(missing).toMatchObject({ confidence: 'unproven' });
    expect(missing).not.toHaveProperty('estimated_gain');
    const proof = await advice.follow(missing?.further as Link);
    expect(proof).toMatchObject({ sample_documents: 20_000, collection_documents: DOCUMENTS, index_entries: 20_000 });
    const [proven] = await advice.missing('orders');
    if (proven === undefined) throw new Error('The advice is gone');
    expect(proven).toMatchObject({ advice_id: missing?.advice_id, confidence: 'proven' });
    expect(proven).not.toHaveProperty('further');
    const { sample_examined, documents_examined } = proven.estimated_gain as NonNullable<typeof proven.estimated_gain>;
    expect(sample_examined.before).toBe(20_000);
    expect(sample_examined.after).toBeLessThanOrEqual(100);
    expect(documents_examined.before).toBe(DOCUMENTS);
    expect(documents_examined.after).toBeLessThan(2000);

    for (const { apply } of [proven, ...superfluous]) await advice.follow(apply);
    for (const status of STATUSES) await newest(status);
    expect((await list()).items).toEqual([]);
    const stats = (await orders.aggregate([{ $collStats: { storageStats: {} } }]).next()) as mongo.Document;
    const { indexSizes } = stats['storageStats'] as { indexSizes: Record<string, number> };
    // What was told of its size from the sample came true, within a half.
    const ratio = (proven.cost.size_bytes ?? 0) / (indexSizes['status_1_created_at_-1'] ?? 0);
    expect(ratio).toBeGreaterThan(0.67);
    expect(ratio).toBeLessThan(1.5);
    const query = orders.find({ status: 'paid' }, { sort: { created_at: -1 }, limit: 50 });
    const plan = await query.explain('executionStats');
    expect(plan['executionStats']).toMatchObject({ totalDocsExamined: 50, totalKeysExamined: 50 });
    expect(JSON.stringify(plan['queryPlanner'])).toContain('status_1_created_at_-1');

    // Operations turn out to need what was hidden.
    for (const amount of [1, 2, 3]) await orders.find({ amount }).toArray();
    const [needed] = await advice.missing('orders');
    expect(needed).toMatchObject({
      index: 'amount_1',
      command: 'db.getCollection("orders").unhideIndex("amount_1")',
      apply: { method: 'PATCH', body: { hidden: false } },
    });
    expect(await advice.follow(needed?.further as Link)).toMatchObject({ index_entries: 20_000 });
    expect(await advice.missing('orders')).toMatchObject([{ index: 'amount_1', confidence: 'proven' }]);
    await advice.follow(needed?.apply as Link);
    expect(await advice.missing('orders')).toEqual([]);
  });
});
