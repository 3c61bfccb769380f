import { Library, incomplete } from '../../../../test/setup/backup/library';
import { fittingName } from '../definition/fitting-name';

describe('a restore into a database whose name leaves less room', () => {
  let sut: Library;

  beforeEach(async () => {
    sut = await Library.start();
  });

  afterEach(() => sut.scratch.close());

  it('has collections under shorter names where that is asked for, and else says that they do not fit', async () => {
    const source = sut.scratch.database();
    const room = 255 - `${source.databaseName}.`.length;
    const long = 'c'.repeat(room);
    const series = 's'.repeat(room - 'system.buckets.'.length);
    const view = 'v'.repeat(room);
    await source.collection(long).insertOne({ a: 1 });
    await source.collection(long).createIndex({ a: 1 }, { unique: true }, {});
    await source.createCollection(series, { timeseries: { timeField: 'at' } });
    await source.collection(series).insertOne({ at: new Date() });
    await source.createCollection(view, { viewOn: long, pipeline: [] });
    const manifest = await sut.backUp(source, 'backup');
    const target = sut.scratch.client.db(`${source.databaseName}_longer`);
    try {
      await expect(sut.restore(target, 'backup', manifest)).rejects.toMatchObject({
        code: 'unprocessable',
        errors: [long, series, view].map((name) => ({ pointer: `/${name}`, code: 'too_long' })),
      });
      const nameOf = (name: string): string => fittingName(target.databaseName, name);
      const restored = await sut.restore(target, 'backup', manifest, { nameOf });
      expect(incomplete(restored)).toEqual([]);
      expect(restored.map(({ name }) => name)).toEqual([long, series, view]);
    } finally {
      await target.dropDatabase();
    }
  });
});
