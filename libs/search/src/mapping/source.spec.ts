import { mongo } from 'mongoose';
import { idOfIndexed, indexIdOf } from './source';

const { BSON } = mongo;
const HEX = '0123456789abcdef01234567';

/** Ids that no two of are the same to MongoDB. */
const IDS: unknown[] = [
  ...[
    new mongo.ObjectId(HEX),
    HEX,
    `"${HEX}"`,
    'plain',
    '',
    '~',
    '{"$oid":"x"}',
    '[1]',
    'a'.repeat(600),
    'b'.repeat(600),
  ],
  ...[5, '5', 0.5, BSON.Long.fromString('9007199254740993'), BSON.Decimal128.fromString('5.1'), null, 'null'],
  ...[true, 'true', new Date(5), new BSON.Timestamp({ t: 1, i: 2 }), new BSON.Binary(Buffer.from([1]))],
  ...[new BSON.UUID('0b3f6b1c-51a4-4d4a-8f3b-0123456789ab'), new BSON.MinKey(), new BSON.MaxKey()],
  ...[{ a: 1 }, { a: '1' }, new BSON.Code('x'), new BSON.BSONSymbol('s')],
];

describe('the id of a document in Elasticsearch', () => {
  it('is that of no other document, whatever the type of its _id, and as long as Elasticsearch takes', () => {
    const ids = IDS.map(indexIdOf);
    expect(new Set(ids).size).toBe(IDS.length);
    expect(ids.filter((id) => id === '' || Buffer.byteLength(id) > 512)).toEqual([]);
  });

  it('leads back to the _id, unless it was too long', () => {
    for (const _id of IDS) {
      const found = idOfIndexed(indexIdOf(_id));
      if (found !== undefined) expect(indexIdOf(found)).toBe(indexIdOf(_id));
    }
    expect(IDS.filter((_id) => idOfIndexed(indexIdOf(_id)) === undefined)).toHaveLength(2);
  });

  it('is the same for a number of any type', () => {
    expect(indexIdOf(BSON.Long.fromNumber(5))).toBe(indexIdOf(5));
  });
});
