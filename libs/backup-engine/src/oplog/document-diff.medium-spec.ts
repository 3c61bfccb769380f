import fc from 'fast-check';
import { mongo } from 'mongoose';
import { type Scratch, startScratch } from '../../../../test/setup/backup/scratch';
import { applyDiff, UnknownChangeError } from './document-diff';

const { BSON } = mongo;

/** Field names that a plain object would put in another order, and one that is no plain name. */
const name = fc.constantFrom('a', 'b', 'c', '10', '2', 'ü');

const value = fc.letrec<{ value: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom('', 'text', 'x'.repeat(300), null, true),
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(1e12) }),
  ),
  value: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .uniqueArray(fc.tuple(name, tie('value')), { maxLength: 4, selector: ([key]) => key })
      .map((entries) => new Map(entries)),
  ),
})).value;

const document = fc
  .uniqueArray(fc.tuple(name, value), { maxLength: 6, selector: ([key]) => key })
  .map((entries) => new Map<string, unknown>(entries));

/** What the server makes of any of these is in the oplog, however it was asked for. */
const operators = (entries: readonly [string, unknown][], removed: readonly string[]): mongo.Document[] => [
  {
    $replaceWith: {
      $mergeObjects: [
        { $unsetField: { field: { $literal: removed[0] ?? 'a' }, input: '$$ROOT' } },
        { $literal: new Map(entries) },
      ],
    },
  },
];

describe('a change of the oplog', () => {
  let scratch: Scratch;
  let db: mongo.Db;

  beforeAll(async () => {
    scratch = await startScratch();
    db = scratch.database();
  });

  afterAll(() => scratch.close());

  it('makes of every document what the server made of it, byte for byte', async () => {
    const things = db.collection<{ _id: number }>('things');
    const oplog = scratch.client.db('local').collection('oplog.rs');
    let _id = 0;
    let diffs = 0;
    const read = async (): Promise<Buffer> => {
      const [found] = await things.find({ _id }, { raw: true }).toArray();
      return Buffer.from(found as unknown as Uint8Array);
    };
    await fc.assert(
      fc.asyncProperty(
        document,
        fc.array(document, { minLength: 1, maxLength: 3 }),
        fc.array(name, { maxLength: 2 }),
        async (first, next, removed) => {
          _id += 1;
          await things.insertOne(
            new Map<string, unknown>([['_id', _id], ...first, ['tail', 'y'.repeat(500)]]) as never,
          );
          let mine = await read();
          for (const change of next) {
            await things.updateOne({ _id }, operators([...change], removed));
            const entries = await oplog
              .find(
                { ns: `${db.databaseName}.things`, op: 'u', 'o2._id': _id },
                { raw: true, sort: { $natural: -1 }, limit: 1 },
              )
              .toArray();
            const entry = entries[0] as unknown as Uint8Array | undefined;
            if (entry === undefined) continue;
            const update = field(entry, 'o');
            const diff = field(update, 'diff');
            if (diff.length > 0) {
              mine = applyDiff(mine, diff);
              diffs += 1;
            } else mine = Buffer.from(update);
            expect((await read()).toString('hex')).toBe(mine.toString('hex'));
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(diffs).toBeGreaterThan(50);
  });

  it.each([
    [{ x: { a: 1 } }],
    [{ sa: { u: { b: 1 } } }],
    [{ slist: { u: { b: 1 } } }],
    [{ slist: { a: true, z1: 1 } }],
    [{ slist: { a: true, s7: { u: { b: 1 } } } }],
  ])('that is not known, or does not fit the document, is refused: %j', (diff) => {
    const given = BSON.serialize({ _id: 1, list: [1], text: 'a' });
    expect(() => applyDiff(given, BSON.serialize(diff))).toThrow(UnknownChangeError);
  });
});

function field(document: Uint8Array, wanted: string): Uint8Array {
  for (const [, nameOffset, nameLength, offset, length] of BSON.onDemand.parseToElements(document)) {
    const found = Buffer.from(document.buffer, document.byteOffset + nameOffset, nameLength).toString('utf8');
    if (found === wanted) return document.subarray(offset, offset + length);
  }
  return new Uint8Array();
}
