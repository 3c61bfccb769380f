import fc from 'fast-check';
import type { mongo } from 'mongoose';
import { fingerprint } from '../../../../test/setup/backup/fingerprint';
import { incomplete, Library } from '../../../../test/setup/backup/library';
import { type Command, command, commandBeforeBackup, run } from '../../../../test/setup/backup/random-commands';
import { limit, openSlicer, restoreUntil } from '../../../../test/setup/backup/sliced-oplog';
import { Oplog } from '../oplog/oplog';
import type { Until } from '../oplog/committed-changes';

/** How many histories are run. The long form, `CATALOGUE_HISTORIES=300`, makes others each time; `CATALOGUE_SEED` runs those of an earlier run again. */
const { CATALOGUE_HISTORIES, CATALOGUE_SEED } = process.env;
const HISTORIES = Number(CATALOGUE_HISTORIES ?? 8);
const SEED = CATALOGUE_SEED ?? (CATALOGUE_HISTORIES === undefined ? '7' : undefined);

/** A database at a time. */
interface Recorded {
  until: Until;
  content: unknown;
}

const history = fc.record({
  before: fc.array(commandBeforeBackup, { minLength: 3, maxLength: 12 }),
  after: fc.array(command, { minLength: 5, maxLength: 25 }),
  /** Which of the recorded times is restored to, beside the last. */
  place: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('histories of a catalogue', () => {
  const newest = async (db: mongo.Db): Promise<Until> => ({ position: (await new Oplog(db, limit).newest()).position });

  async function follow(db: mongo.Db, commands: readonly Command[]): Promise<Recorded[]> {
    const recorded: Recorded[] = [{ until: await newest(db), content: await fingerprint(db) }];
    for (const each of commands)
      if (await run(db, each)) recorded.push({ until: await newest(db), content: await fingerprint(db) });
    return recorded;
  }

  it('are restored to every time with the documents, options and indexes that were there', async () => {
    const property = fc.asyncProperty(history, async ({ before, after, place }) => {
      const sut = await Library.start();
      try {
        const db = sut.scratch.database();
        const slicer = await openSlicer(sut, db);
        await slicer.advance();
        for (const each of before) await run(db, each);
        const manifest = await sut.backUp(db, 'base');
        const recorded = await follow(db, after);
        await db.collection('later').insertOne({ later: true });
        await slicer.advance();
        await db.dropCollection('later');
        const chosen = [recorded[Math.floor(place * (recorded.length - 1))], recorded.at(-1)] as Recorded[];
        for (const { until, content } of chosen) {
          const target = sut.scratch.database();
          await restoreUntil(sut, target, { folder: 'base', manifest, until });
          expect(await fingerprint(target)).toEqual(content);
        }
        const whole = sut.scratch.database();
        expect(incomplete(await sut.restore(whole, 'end', await sut.backUp(db, 'end')))).toEqual([]);
        expect(await fingerprint(whole)).toEqual(await fingerprint(db));
      } finally {
        await sut.scratch.close();
      }
    });
    // A failure names its seed and path. To shrink it takes longer than to read it, so that is asked for.
    const endOnFailure = process.env['CATALOGUE_SHRINK'] === undefined;
    await fc.assert(property, { numRuns: HISTORIES, endOnFailure, ...(SEED !== undefined && { seed: Number(SEED) }) });
  });
});
