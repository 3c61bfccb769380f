import { fingerprint } from '../../../../test/setup/backup/fingerprint';
import { incomplete, Library } from '../../../../test/setup/backup/library';

describe('a clustered collection that was converted to a capped one', () => {
  it.each([{}, { cappedMax: 7 }])('is restored with its size and %j', async (change) => {
    const sut = await Library.start();
    try {
      const db = sut.scratch.database();
      await db.createCollection('notes', { clusteredIndex: { key: { _id: 1 }, unique: true } });
      await db.command({ convertToCapped: 'notes', size: 8192 });
      if ('cappedMax' in change) await db.command({ collMod: 'notes', ...change });
      await db.collection('notes').insertOne({ text: 'kept' });
      const restored = sut.scratch.database();
      expect(incomplete(await sut.restore(restored, 'whole', await sut.backUp(db, 'whole')))).toEqual([]);
      expect(await fingerprint(restored)).toEqual(await fingerprint(db));
    } finally {
      await sut.scratch.close();
    }
  });
});
