import { mongo } from 'mongoose';
import { EVERY_ID } from '../../../../test/setup/every-id';
import { documentKey } from './document-key';

const { BSON, Decimal128, Double, Int32, Long } = mongo;

describe('the key of an _id', () => {
  it('differs for all that are different documents, and fits an id of Elasticsearch', () => {
    const keys = EVERY_ID.map(([, id]) => documentKey(id));
    expect(new Set(keys).size).toBe(EVERY_ID.length);
    for (const key of keys) {
      expect(key).not.toBe('');
      expect(Buffer.byteLength(key)).toBeLessThanOrEqual(512);
    }
  });

  it.each(EVERY_ID)('is the same however the driver reads it: %s', (_, id) => {
    const bytes = BSON.serialize({ _id: id });
    const read = (options: mongo.BSON.DeserializeOptions): string =>
      documentKey((BSON.deserialize(bytes, options) as { _id: unknown })._id);
    const text = BSON.EJSON.stringify({ _id: id }, { relaxed: false });
    const { _id: fromLetter } = BSON.EJSON.parse(text, { relaxed: false }) as { _id: unknown };
    for (const key of [
      read({}),
      read({ promoteLongs: false }),
      read({ promoteValues: false }),
      documentKey(fromLetter),
    ])
      expect(key).toBe(documentKey(id));
  });

  it.each([
    [5, new Int32(5), new Double(5), Long.fromNumber(5), Decimal128.fromString('5.00')],
    [0, -0, Decimal128.fromString('-0E+3'), Long.ZERO],
    [0.5, Decimal128.fromString('0.50')],
    [1e21, new Double(1e21), Decimal128.fromString('1E+21')],
    [NaN, Decimal128.fromString('NaN')],
    [-Infinity, Decimal128.fromString('-Infinity')],
    [{ a: 5 }, { a: Long.fromNumber(5) }, { a: Decimal128.fromString('5') }],
  ])('is the same for numbers that MongoDB takes for the same: %p', (...same) => {
    expect(new Set(same.map(documentKey)).size).toBe(1);
  });

  it('is that of its digits for an ObjectId, so that the ids of the service stay as they were', () => {
    expect(documentKey(new mongo.ObjectId('507f1f77bcf86cd799439011'))).toBe('507f1f77bcf86cd799439011');
  });
});
