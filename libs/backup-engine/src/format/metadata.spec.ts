import * as fc from 'fast-check';
import { type Ordered, orderedJson } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { canonicalJson } from '../bson/canonical-json';
import { type Described, metadataText, readMetadata } from './metadata';

const { BSON } = mongo;
const bytesOf = (document: Ordered): Uint8Array => BSON.serialize(document);

/** Values of every BSON type that metadata may hold, in documents whose keys look like anything. */
const value: fc.Memo<unknown> = fc.memo((depth) =>
  depth <= 1
    ? fc.oneof(
        fc.string(),
        fc.boolean(),
        fc.constant(null),
        fc.integer().map((n) => new BSON.Int32(n)),
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => BSON.Long.fromBigInt(n)),
        fc.double().map((n) => new BSON.Double(n)),
        fc.date({ noInvalidDate: true }),
        fc.uint8Array({ maxLength: 20 }).map((bytes) => new BSON.Binary(bytes)),
        fc.constantFrom(new BSON.MinKey(), new BSON.MaxKey(), new BSON.BSONRegExp('^a', 'i'), new BSON.ObjectId()),
        fc.constantFrom(new BSON.Timestamp({ t: 1, i: 2 }), BSON.Decimal128.fromString('1.10')),
      )
    : fc.oneof(value(1), document(depth - 1), fc.array(value(depth - 1), { maxLength: 3 })),
);
const key = fc.oneof(
  fc.nat(20).map(String),
  fc.constantFrom('__proto__', '$gt', '$exists', 'a.b', 'toString'),
  fc.stringMatching(/^[^\0$]{0,8}$/),
);
const document: fc.Memo<Ordered> = fc.memo((depth) =>
  fc
    .uniqueArray(fc.tuple(key, value(depth)), { selector: ([name]) => name, maxLength: 5 })
    .map((entries) => new Map(entries)),
);

describe('metadata', () => {
  it('comes back as the same bytes, with its keys in the same order, whatever they are', () => {
    fc.assert(
      fc.property(document(3), (written) => {
        const bytes = bytesOf(written);
        const read = orderedJson(canonicalJson(bytes)) as Ordered;
        expect(Buffer.from(bytesOf(read)).toString('hex')).toBe(Buffer.from(bytes).toString('hex'));
      }),
    );
  });

  it('holds options and indexes whole', () => {
    const index = new Map<string, unknown>([
      ['v', new BSON.Int32(2)],
      [
        'key',
        new Map([
          ['10', new BSON.Int32(1)],
          ['2', new BSON.Int32(-1)],
        ]),
      ],
      ['name', 'n'],
      ['hidden', true],
    ]);
    const described: Described = {
      name: 'c',
      type: 'collection',
      uuid: 'ab',
      options: bytesOf(new Map([['capped', true]])),
      indexes: [bytesOf(index)],
    };
    const text = metadataText(described);
    expect(text).toBe(
      '{"options":{"capped":true},"indexes":[{"v":{"$numberInt":"2"},"key":{"10":{"$numberInt":"1"},"2":{"$numberInt":"-1"}},"name":"n","hidden":true}],"uuid":"ab","collectionName":"c","type":"collection"}',
    );
    expect(readMetadata(text, undefined)).toEqual({
      name: 'c',
      type: 'collection',
      options: new Map([['capped', true]]),
      indexes: [index],
    });
  });

  it('always has a list of indexes, and leaves out what there is not', () => {
    expect(metadataText({ name: 'v', type: 'view', options: bytesOf(new Map()), indexes: [] })).toBe(
      '{"indexes":[],"collectionName":"v","type":"view"}',
    );
  });

  it('of an older mongodump is read too: relaxed numbers, no name, no type, no list of indexes', () => {
    const text = '{"options":{"viewOn":"a","pipeline":[{"$limit":5}]},"indexes":null}';
    const options = new Map<string, unknown>([
      ['viewOn', 'a'],
      ['pipeline', [new Map([['$limit', new BSON.Int32(5)]])]],
    ]);
    expect(readMetadata(text, 'v')).toEqual({ name: 'v', type: 'view', options, indexes: [] });
  });

  it.each([
    '',
    '[]',
    '{',
    '{"indexes":[]}',
    '{"collectionName":"a","options":[]}',
    '{"collectionName":"a","indexes":[1]}',
    '{"collectionName":"a","type":"b"}',
  ])('is not %s', (text) => {
    expect(() => readMetadata(text, undefined)).toThrow();
  });
});
