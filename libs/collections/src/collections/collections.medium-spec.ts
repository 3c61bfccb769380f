import { atOnce } from '@lucid/common';
import { type MongoOfTest, mongoOfTest } from '../../../../test/setup/mongo-of-test';
import { CollectionsService } from './collections.service';

const COLLECTIONS = 300;

describe('the list of very many collections', () => {
  let test: MongoOfTest;
  let sut: CollectionsService;

  beforeAll(async () => {
    test = await mongoOfTest(process.env['TEST_MONGODB_URI'] ?? '', { sampled: false });
    sut = new CollectionsService(test.mongo);
    const names = Array.from({ length: COLLECTIONS }, (_, n) => `many_${String(n).padStart(3, '0')}`);
    await atOnce(16, names, (create) => test.db.command({ create, writeConcern: { w: 1 } }));
  });

  afterAll(async () => {
    await test.db.dropDatabase();
    await test.close();
  });

  it('counts those of the page only, a few at a time, whatever else there is', async () => {
    test.commands.length = 0;
    test.underWay.peak = 0;
    const { items, next_cursor } = await sut.list({ limit: 20 });
    expect(items.map(({ name }) => name)).toEqual(
      Array.from({ length: 20 }, (_, n) => `many_0${String(n).padStart(2, '0')}`),
    );
    expect(next_cursor).toBeDefined();
    expect(test.commands.filter((name) => name === 'count')).toHaveLength(20);
    expect(test.commands.filter((name) => name !== 'count')).toEqual(['listCollections', 'listCollections']);
    expect(test.underWay.peak).toBeLessThanOrEqual(8);
  });

  it('has each of them once, though others come and go between the pages', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await sut.list({ limit: 70, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.next_cursor;
      await test.db.command({ drop: 'many_150' }).catch(() => undefined);
      await test.db.command({ create: `a_${seen.length}` });
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(COLLECTIONS - 1);
    // The other test finds what was made for both.
    const added = (await test.db.listCollections({ name: /^a_/ }).toArray()).map(({ name }) => name);
    for (const name of added) await test.db.dropCollection(name);
    await test.db.command({ create: 'many_150' });
  });
});
