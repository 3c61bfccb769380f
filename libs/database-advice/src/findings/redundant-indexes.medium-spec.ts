import { type IndexKey, type QueryNeeds, serviceOf } from '@lucid/database-operations';
import { readPlan } from '@lucid/mongo';
import fc from 'fast-check';
import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';

const PATHS = ['a', 'b', 'c', 'd'];
const VALUES = 4;

const direction = fc.constantFrom(1 as const, -1 as const);
const keysOf = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...PATHS), direction), {
    minLength: 2,
    maxLength: 4,
    selector: ([path]) => path,
  })
  .map((keys): IndexKey[] => keys);
const needsOf = fc
  .record({
    uses: fc.array(fc.constantFrom('equality', 'range', 'none'), { minLength: 4, maxLength: 4 }),
    sort: fc.uniqueArray(fc.tuple(fc.constantFrom(...PATHS), direction), { maxLength: 3, selector: ([path]) => path }),
  })
  .map(({ uses, sort }): QueryNeeds => ({
    equality: PATHS.filter((_, i) => uses[i] === 'equality'),
    range: PATHS.filter((_, i) => uses[i] === 'range'),
    sort,
  }));

describe("the rules of redundancy, by MongoDB's own planner", () => {
  let client: mongo.MongoClient;
  let db: mongo.Db;
  let documents: mongo.Collection;

  beforeAll(async () => {
    client = await mongo.MongoClient.connect(process.env['TEST_MONGODB_URI'] ?? '');
    db = client.db(`test_${randomBytes(8).toString('hex')}`);
    documents = db.collection('documents');
    // Every combination of values, four times.
    await documents.insertMany(
      Array.from({ length: VALUES ** PATHS.length * 4 }, (_, n) =>
        Object.fromEntries(PATHS.map((path, i) => [path, Math.floor(n / VALUES ** i) % VALUES])),
      ),
    );
  });

  afterAll(async () => {
    await db.dropDatabase();
    await client.close();
  });

  const made = new Set<string>();
  /** What a query takes by an index of these keys. */
  const taken = async (keys: readonly IndexKey[], { equality, range, sort }: QueryNeeds) => {
    const name = keys.map((key) => key.join('_')).join('_');
    if (!made.has(name)) {
      // A collection has 64 indexes at most.
      if (made.size >= 60) {
        await documents.dropIndexes();
        made.clear();
      }
      await documents.createIndexes([{ key: Object.fromEntries(keys) as Record<string, 1 | -1>, name }]);
      made.add(name);
    }
    const filter: mongo.Document = Object.fromEntries<unknown>([
      ...equality.map((path) => [path, 1] as const),
      ...range.map((path) => [path, { $gte: 1, $lt: 3 }] as const),
    ]);
    const query = documents.find(filter, { sort: Object.fromEntries(sort), hint: name });
    const { sorted, executed } = readPlan(await query.explain({ verbosity: 'executionStats' }));
    return { sorted: !sorted, documents: executed?.documents ?? NaN, keys: executed?.keys ?? NaN };
  };

  it('an index gives an order without sorting just when serviceOf says so', async () => {
    await fc.assert(
      fc.asyncProperty(keysOf, needsOf, async (keys, needs) => {
        expect((await taken(keys, needs)).sorted).toBe(serviceOf(keys, needs).sorted);
      }),
      { numRuns: 150 },
    );
  });

  it('a longer index of the same first fields fetches no more documents than the shorter one, and sorts no more', async () => {
    await fc.assert(
      fc.asyncProperty(keysOf, fc.nat(2), fc.boolean(), needsOf, async (long, cut, turned, needs) => {
        const short = long
          .slice(0, cut + 1)
          .map(([path, kind]): IndexKey => [path, turned ? (-Number(kind) as 1 | -1) : kind]);
        const [kept, gone] = [await taken(long, needs), await taken(short, needs)];
        expect(kept.documents).toBeLessThanOrEqual(gone.documents);
        expect(Number(kept.sorted)).toBeGreaterThanOrEqual(Number(gone.sorted));
      }),
      { numRuns: 100 },
    );
  });
});
