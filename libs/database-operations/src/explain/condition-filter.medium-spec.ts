import { check } from '@lucid/common';
import fc from 'fast-check';
import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { conditionFilter, MAX_CONDITIONS } from './condition-filter';
import { CONDITION_OPERATORS, QueryCondition } from './query-condition';

type Document = Record<string, unknown>;

const TIMES = ['2026-01-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z'] as const;
const IDS = ['0123456789abcdef01234567', 'fedcba9876543210fedcba98'] as const;

/** Values with their condition: how a caller names them. Few, so that they meet. */
const VALUES: readonly (readonly [
  stored: unknown,
  value: QueryCondition['value'],
  type?: QueryCondition['value_type'],
])[] = [
  [null, null],
  [true, true],
  [false, false],
  [0, 0],
  [2, 2],
  [2.5, 2.5],
  [mongo.Long.fromNumber(2), '2', 'long'],
  [mongo.Decimal128.fromString('2.5'), '2.5', 'decimal'],
  ['', ''],
  ['a', 'a'],
  ['$a', '$a'],
  ['b', 'b'],
  ...TIMES.map((time) => [new Date(time), time, 'date'] as const),
  ...IDS.map((id) => [new mongo.ObjectId(id), id, 'object_id'] as const),
];

const scalar = fc.constantFrom(...VALUES.map(([stored]) => stored));
const field = fc.oneof({ weight: 3, arbitrary: scalar }, fc.array(scalar, { maxLength: 3 }));
const inner = fc.record({ d: field, e: scalar }, { requiredKeys: [], noNullPrototype: true });
const document: fc.Arbitrary<Document> = fc.record(
  { a: field, b: field, c: fc.oneof(inner, fc.array(inner, { maxLength: 3 }), scalar) },
  { requiredKeys: [], noNullPrototype: true },
);

const comparison = (fields: readonly string[]): fc.Arbitrary<QueryCondition> => {
  const path = fc.constantFrom(...fields);
  const ofOne = fc
    .tuple(path, fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte'), fc.constantFrom(...VALUES))
    .map(([name, op, [, value, value_type]]) => ({ field: name, op, value, ...(value_type && { value_type }) }));
  const ofList = fc
    .tuple(
      path,
      fc.constantFrom('in', 'nin', 'all'),
      fc.array(fc.constantFrom(...VALUES), { minLength: 1, maxLength: 3 }),
    )
    .map(([name, op, values]) => {
      const [[, , type]] = values as [(typeof VALUES)[number]];
      const same = values.filter(([, , other]) => other === type);
      return { field: name, op, value: same.map(([, value]) => value), ...(type && { value_type: type }) };
    });
  const ofOther = fc.oneof(
    fc.tuple(path, fc.boolean()).map(([name, value]) => ({ field: name, op: 'exists', value })),
    fc.tuple(path, fc.nat(3)).map(([name, value]) => ({ field: name, op: 'size', value })),
    fc
      .tuple(
        path,
        fc.constantFrom(
          'null',
          'bool',
          'number',
          'int',
          'double',
          'long',
          'decimal',
          'string',
          'date',
          'objectId',
          'array',
          'object',
        ),
      )
      .map(([name, value]) => ({ field: name, op: 'type', value })),
  );
  return fc.oneof(ofOne, ofList, ofOther) as fc.Arbitrary<QueryCondition>;
};

const joined = (leaf: fc.Arbitrary<QueryCondition>): fc.Arbitrary<QueryCondition> =>
  fc.letrec<{ condition: QueryCondition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc
        .tuple(fc.constantFrom('and', 'or', 'nor'), fc.array(tie('condition'), { minLength: 1, maxLength: 3 }))
        .map(([op, conditions]) => ({ op, conditions })),
    ),
  })).condition;

const countOf = (conditions: readonly QueryCondition[]): number =>
  conditions.reduce((sum, each) => sum + 1 + countOf(each.conditions ?? []), 0);

const inItem = joined(comparison(['d', 'e']));
const condition = joined(
  fc.oneof<fc.MaybeWeightedArbitrary<QueryCondition>[]>(
    { weight: 4, arbitrary: comparison(['a', 'b', 'c', 'c.d', 'c.e']) },
    fc
      .tuple(fc.constantFrom('c', 'a'), fc.array(inItem, { minLength: 1, maxLength: 2 }))
      .map(([name, conditions]) => ({ field: name, op: 'elem_match', conditions })),
  ),
);

/** More conditions than a query may have are refused, which another test holds: one in some thousands had as many. */
const query = fc.array(condition, { maxLength: 3 }).filter((conditions) => countOf(conditions) <= MAX_CONDITIONS);

const isObject = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** What a path leads to: each value once for each item of a list on the way; undefined where there is none. */
function leaves(value: unknown, path: readonly string[]): unknown[] {
  const [head, ...rest] = path;
  if (head === undefined) return [value];
  if (Array.isArray(value)) return value.filter(isObject).flatMap((item) => leaves(item, path));
  return isObject(value) ? leaves(value[head], rest) : [undefined];
}

/** What a comparison looks at: the values, and the items of those that are lists. */
const candidates = (found: readonly unknown[]): unknown[] =>
  found.flatMap((leaf) => (Array.isArray(leaf) ? [...(leaf as unknown[]), leaf] : [leaf]));

function typeOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof mongo.ObjectId) return 'objectId';
  if (value instanceof mongo.Long) return 'long';
  if (value instanceof mongo.Decimal128) return 'decimal';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'double';
  return { boolean: 'bool', string: 'string' }[typeof value as string] ?? 'object';
}

const NUMBERS = ['int', 'double', 'long', 'decimal'];
const kindOf = (value: unknown): string => (NUMBERS.includes(typeOf(value)) ? 'number' : typeOf(value));

/** The order of two values of one kind; undefined for others, which never compare. */
function order(left: unknown, right: unknown): number | undefined {
  const kind = kindOf(left);
  if (kind !== kindOf(right)) return undefined;
  if (kind === 'string' || kind === 'objectId')
    return Buffer.compare(Buffer.from(String(left)), Buffer.from(String(right)));
  if (kind === 'number' || kind === 'date' || kind === 'bool') return Number(String(Number(left))) - Number(right);
  return kind === 'null' ? 0 : undefined;
}

const stored = (value: unknown, type: QueryCondition['value_type']): unknown =>
  VALUES.find(([, other, otherType]) => other === value && otherType === type)?.[0];

/** What MongoDB should answer, as its manual says it. */
function matches(document: Document, { op, field = '', value, value_type, conditions = [] }: QueryCondition): boolean {
  if (op === 'and') return conditions.every((each) => matches(document, each));
  if (op === 'or') return conditions.some((each) => matches(document, each));
  if (op === 'nor') return !conditions.some((each) => matches(document, each));
  const found = leaves(document, field.split('.'));
  const equals = (one: unknown): boolean => {
    const wanted = stored(one, value_type);
    return candidates(found).some((each) => order(each, wanted) === 0 || (wanted === null && each === undefined));
  };
  const compares = (fits: (sign: number) => boolean): boolean => {
    const wanted = stored(value, value_type);
    if (wanted === null) return fits(0) && equals(null);
    return candidates(found).some((each) => {
      const sign = order(each, wanted);
      return sign !== undefined && fits(sign);
    });
  };
  const values = value as unknown[];
  switch (op) {
    case 'eq':
      return equals(value);
    case 'ne':
      return !equals(value);
    case 'in':
      return values.some(equals);
    case 'nin':
      return !values.some(equals);
    case 'all':
      return values.every(equals);
    case 'gt':
      return compares((sign) => sign > 0);
    case 'gte':
      return compares((sign) => sign >= 0);
    case 'lt':
      return compares((sign) => sign < 0);
    case 'lte':
      return compares((sign) => sign <= 0);
    case 'exists':
      return found.some((each) => each !== undefined) === value;
    case 'size':
      return found.some((each) => Array.isArray(each) && each.length === value);
    case 'type':
      return candidates(found).some((each) => typeOf(each) === value || kindOf(each) === value);
    case 'elem_match':
      return found.some(
        (each) =>
          Array.isArray(each) &&
          each.some((item) => isObject(item) && conditions.every((inside) => matches(item, inside))),
      );
  }
}

describe('the filter of typed conditions', () => {
  let client: mongo.MongoClient;
  let collection: mongo.Collection;
  const documents = fc.sample(document, { numRuns: 150, seed: 5 }).map((fields, n) => ({ _id: n, ...fields }));

  beforeAll(async () => {
    client = await mongo.MongoClient.connect(process.env['TEST_MONGODB_URI'] ?? '');
    collection = client.db(`conditions_${randomBytes(6).toString('hex')}`).collection('planted');
    await collection.insertMany(documents as unknown as mongo.Document[]);
  });

  afterAll(async () => {
    await client.db(collection.dbName).dropDatabase();
    await client.close();
  });

  it('finds exactly the documents that each condition says, by a reading of its own', async () => {
    const telling = new Set<string>();
    await fc.assert(
      fc.asyncProperty(query, async (conditions) => {
        for (const each of conditions) expect(check(QueryCondition, each).errors).toEqual([]);
        const filter = conditionFilter(conditions, '');
        const answered = await collection.find(filter, { projection: { _id: 1 } }).toArray();
        const wanted = documents.filter((fields) => conditions.every((each) => matches(fields, each)));
        expect(answered.map(({ _id }) => Number(_id)).sort((a, b) => a - b)).toEqual(wanted.map(({ _id }) => _id));
        for (const each of conditions) {
          const alone = documents.filter((fields) => matches(fields, each)).length;
          if (alone > 0 && alone < documents.length) telling.add(each.op);
        }
      }),
      { numRuns: 600 },
    );
    // Each operator told some documents from others.
    expect([...telling].sort()).toEqual([...CONDITION_OPERATORS].sort());
  });
});
