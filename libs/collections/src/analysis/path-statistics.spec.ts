import fc from 'fast-check';
import { mongo } from 'mongoose';
import { declaredTypes } from './declared-types';
import { bsonTypeOf, DocumentShapes } from './path-statistics';
import type { PathAnalysis } from './schema-analysis';

const { BSON } = mongo;

/** What is found in documents, read as the service reads them. */
function shapesOf(documents: readonly object[]): DocumentShapes {
  const sut = new DocumentShapes();
  const apart = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const;
  for (const document of documents) sut.add(BSON.deserialize(BSON.serialize(document), apart));
  return sut;
}
const told = (documents: readonly object[], values = true): Record<string, PathAnalysis> =>
  Object.fromEntries(
    shapesOf(documents)
      .told(values)
      .map((analysis) => [analysis.path, analysis]),
  );

describe('the shapes of documents', () => {
  it('have exact shares, types and ranges, down into objects and lists', () => {
    const found = told([
      { a: 1, b: { c: 'x' }, d: [{ e: 1 }, { e: 'two' }, 3] },
      { a: 2.5, b: { c: 'yyy' }, d: [] },
      { a: mongo.Long.fromNumber(7), b: null },
      { a: 'none' },
    ]);
    expect(Object.keys(found)).toEqual(['a', 'b', 'b.c', 'd', 'd[]', 'd[].e']);
    expect(found['a']).toMatchObject({
      documents: 4,
      presence: 1,
      values: 4,
      types: [
        { type: 'int', values: 1, share: 0.25 },
        { type: 'double', values: 1, share: 0.25 },
        { type: 'long', values: 1, share: 0.25 },
        { type: 'string', values: 1, share: 0.25 },
      ],
      numbers: { min: 1, max: 7 },
      text_length: { min: 4, max: 4 },
      distinct: { count: 4, at_least: false },
    });
    expect(found['b']).toMatchObject({
      documents: 3,
      presence: 0.75,
      types: [
        { type: 'object', values: 2 },
        { type: 'null', values: 1 },
      ],
    });
    expect(found['b.c']).toMatchObject({ documents: 2, presence: 0.5, text_length: { min: 1, max: 3 } });
    expect(found['d']).toMatchObject({ documents: 2, items: { min: 0, max: 3 } });
    expect(found['d[]']).toMatchObject({ documents: 1, values: 3, presence: 0.25 });
    expect(found['d[].e']).toMatchObject({
      documents: 1,
      values: 2,
      types: [
        { type: 'int', share: 0.5 },
        { type: 'string', share: 0.5 },
      ],
    });
  });

  it('tell no value unless that was asked for', () => {
    const documents = [{ name: 'Ada Lovelace', born: new Date('1815-12-10'), wealth: 12345 }];
    const text = JSON.stringify(told(documents, false));
    for (const value of ['Ada', '1815', '12345']) expect(text).not.toContain(value);
    const { name, born, wealth } = told(documents);
    expect(name?.common).toEqual([{ value: 'Ada Lovelace', share: 1 }]);
    expect(born?.times).toEqual({ min: new Date('1815-12-10'), max: new Date('1815-12-10') });
    expect(wealth?.numbers).toEqual({ min: 12345, max: 12345 });
  });

  it('tell frequent values only where there are few different ones, the most frequent first', () => {
    const documents = Array.from({ length: 1000 }, (_, n) => ({ state: n % 10 === 0 ? 'rare' : 'usual', id: n }));
    const { state, id } = told(documents);
    expect(state?.common).toEqual([
      { value: 'usual', share: 0.9 },
      { value: 'rare', share: 0.1 },
    ]);
    expect(id?.common).toBeUndefined();
    expect(id?.distinct).toEqual({ count: 256, at_least: true });
  });

  it('stay small whatever the documents hold', () => {
    const manyKeys = Array.from({ length: 3 }, (_, d) =>
      Object.fromEntries(Array.from({ length: 10_000 }, (_, k) => [`k${d}_${k}`, k])),
    );
    let deep: object = { end: 1 };
    for (let level = 0; level < 80; level += 1) deep = level % 2 === 0 ? { deep } : { deep: [deep] };
    const long = { ['x'.repeat(100_000)]: 1, list: Array.from({ length: 10_000 }, (_, n) => ({ [`i${n}`]: n })) };
    for (const documents of [manyKeys, [deep], [long]]) {
      const sut = shapesOf(documents);
      const paths = sut.told(true);
      expect(sut.cut).toBe(true);
      expect(paths.length).toBeLessThanOrEqual(1000);
      expect(Math.max(...paths.map(({ path }) => path.length))).toBeLessThanOrEqual(300);
      expect(JSON.stringify(paths).length).toBeLessThan(500_000);
    }
  });

  it('count in each document once, whatever they are', () => {
    const value = fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.array(fc.integer(), { maxLength: 3 }));
    const document = fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor', ''), value, {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 10 }), (documents) => {
        const found = told(documents.map((entry) => ({ ...entry, _id: 1 })));
        for (const { documents: having, presence, values, types } of Object.values(found)) {
          expect(having).toBeLessThanOrEqual(documents.length);
          expect(presence).toBeCloseTo(having / documents.length);
          expect(values).toBeGreaterThanOrEqual(having);
          expect(types.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
        }
        expect(found['_id']?.documents).toBe(documents.length);
        expect(found['a']?.documents ?? 0).toBe(documents.filter((entry) => Object.hasOwn(entry, 'a')).length);
      }),
    );
  });

  it('know each type of MongoDB by its name', () => {
    const whole = {
      double: new mongo.Double(1),
      string: 'a',
      object: {},
      array: [],
      binData: new mongo.Binary(Buffer.from('a')),
      objectId: new mongo.ObjectId(),
      bool: true,
      date: new Date(),
      null: null,
      regex: new mongo.BSONRegExp('a'),
      javascript: new mongo.Code('a'),
      int: 1,
      timestamp: new mongo.Timestamp({ t: 1, i: 1 }),
      long: new mongo.Long(1),
      decimal: mongo.Decimal128.fromString('1'),
      minKey: new mongo.MinKey(),
      maxKey: new mongo.MaxKey(),
    };
    const read = BSON.deserialize(BSON.serialize(whole), {
      promoteValues: false,
      promoteBuffers: false,
      bsonRegExp: true,
    });
    expect(Object.entries(read).map(([type, stored]) => [type, bsonTypeOf(stored)])).toEqual(
      Object.keys(whole).map((type) => [type, type]),
    );
  });
});

describe('declaredTypes', () => {
  it('gives the paths that a schema names, with the types of MongoDB', () => {
    const schema = {
      properties: {
        a: { bsonType: ['int', 'string'] },
        b: { type: 'object', properties: { c: { type: ['number', 'boolean'] } } },
        d: { bsonType: 'array', items: { bsonType: 'object', properties: { e: {} } } },
      },
      allOf: [{ properties: { f: { bsonType: 'date' }, a: { bsonType: 'string' } } }],
    };
    expect(Object.fromEntries(declaredTypes(schema))).toEqual({
      a: ['int', 'string'],
      b: ['object'],
      'b.c': ['int', 'long', 'double', 'decimal', 'bool'],
      d: ['array'],
      'd[]': ['object'],
      'd[].e': [],
      f: ['date'],
    });
  });
});
