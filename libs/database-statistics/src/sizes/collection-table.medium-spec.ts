import { type MongoOfTest, mongoOfTest } from '../../../../test/setup/mongo-of-test';
import { CollectionTable, MEASURED_AT_LEAST, MEASURED_AT_MOST } from './collection-table';

const COLLECTIONS = MEASURED_AT_MOST + 40;
/** Beside them stand the two collections of the samples, and a time series. */
const ALL = COLLECTIONS + 4;

/** A table that has all the time, or none. */
class TimelessTable extends CollectionTable {
  time = Infinity;

  protected override within(_: number, atLeast?: number): () => boolean {
    return super.within(this.time, atLeast);
  }
}

describe('the table of collections', () => {
  let test: MongoOfTest;
  let sut: TimelessTable;
  const names = Array.from({ length: COLLECTIONS }, (_, n) => `c${String(n).padStart(3, '0')}`);

  beforeAll(async () => {
    test = await mongoOfTest(process.env['TEST_MONGODB_URI'] ?? '');
    await Promise.all(names.map((name) => test.db.collection(name).insertOne({ name })));
    await test.db.createCollection('a_view', { viewOn: names[0] ?? '', pipeline: [] });
    await test.db.createCollection('series', { timeseries: { timeField: 't' } });
    await test.db.collection('series').insertOne({ t: new Date(0) });
  });

  afterAll(() => test.close());

  const forget = (): void => {
    test.commands.length = 0;
    test.underWay.peak = 0;
  };

  beforeEach(async () => {
    await test.db.collection('collection_samples').deleteMany({});
    sut = new TimelessTable(test.mongo);
    forget();
  });

  const sent = (): Record<string, number> =>
    test.commands.reduce<Record<string, number>>(
      (counts, name) => ({ ...counts, [name]: (counts[name] ?? 0) + 1 }),
      {},
    );

  it('measures a bounded number of collections for an answer, one after the other, and counts those that are not known yet', async () => {
    const sizes = await sut.refresh();
    const samples = ['collection_samples', 'database_samples', 'series', 'service_samples'];
    expect(sizes.map(({ name }) => name)).toEqual([...names, ...samples]);
    expect(sizes.filter(({ whole }) => whole)).toHaveLength(MEASURED_AT_MOST);
    for (const { name, documents } of sizes.slice(0, COLLECTIONS))
      expect({ name, documents }).toEqual({ name, documents: 1 });
    expect(sizes.find(({ name }) => name === 'series')).toMatchObject({ documents: 1, whole: false });
    expect(sent()).toEqual({
      listCollections: 1,
      find: 1,
      aggregate: MEASURED_AT_MOST,
      dataSize: ALL - MEASURED_AT_MOST,
    });
    expect(test.underWay.peak).toBe(1);
  });

  it('measures for the next answer those that it did not know, then those that were measured longest ago', async () => {
    await sut.refresh();
    forget();
    const sizes = await sut.refresh();
    expect(sizes.every(({ whole }) => whole)).toBe(true);
    expect(sent()).toEqual({ listCollections: 1, find: 1, aggregate: MEASURED_AT_MOST });
    const series = sizes.find(({ name }) => name === 'series');
    expect(series).toMatchObject({ documents: 1, storage_bytes: expect.any(Number) as number });
  });

  it('measures once for all who ask at once', async () => {
    for (let round = 0; round < 2; round += 1) await sut.refresh();
    forget();
    const answers = await Promise.all(Array.from({ length: 32 }, () => sut.read()));
    expect(new Set(answers).size).toBe(1);
    expect(sent()).toEqual({ listCollections: 1, find: 1, aggregate: MEASURED_AT_MOST });
  });

  it('takes from the samples of any replica what is newer than it knows', async () => {
    const at = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
    const soon = new Date(Date.now() + 3_600_000);
    const sizes = { documents: 7, data_bytes: 70, storage_bytes: 700, index_bytes: 7000, free_bytes: 0, indexes: 1 };
    await test.db
      .collection('collection_samples')
      .insertOne({ name: names[3], at, sampled_at: soon, expires_at: soon, server: 'a:1', uptime_ms: 1, ...sizes });
    const found = (await new TimelessTable(test.mongo).refresh()).find(({ name }) => name === names[3]);
    expect(found).toEqual({ name: names[3], ...sizes, measured_at: soon, whole: true });
  });

  it('measures some however long it takes, and tells of those that it had no time for what is known', async () => {
    sut.time = -1;
    const sizes = await sut.refresh();
    expect(sizes[MEASURED_AT_LEAST - 1]).toMatchObject({ documents: 1, whole: true });
    expect(sizes.slice(MEASURED_AT_LEAST, COLLECTIONS)).toEqual(
      names.slice(MEASURED_AT_LEAST).map((name) => ({ name })),
    );
    expect(sent()).toEqual({ listCollections: 1, find: 1, aggregate: MEASURED_AT_LEAST });
  });

  it('forgets what was dropped', async () => {
    const name = 'a_dropped';
    await test.db.collection(name).insertOne({ name });
    expect((await sut.refresh()).map((known) => known.name)).toContain(name);
    await test.db.dropCollection(name);
    const sizes = await sut.refresh();
    expect(sizes.map((known) => known.name)).not.toContain(name);
    expect(await sut.measure(name)).toBeUndefined();
    expect(await sut.measure('a_view')).toBeUndefined();
  });
});
