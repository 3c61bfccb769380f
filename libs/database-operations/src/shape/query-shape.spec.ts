import fc from 'fast-check';
import { mongo } from 'mongoose';
import { lackedIndex } from '../lacked/lacked-index';
import { sortKeys } from './index-fields';
import { queryShape, readPart, type TracedOperation } from './query-shape';

const find = (filter: unknown, rest: object = {}): TracedOperation => ({
  op: 'query',
  ns: 'db.users',
  command: { find: 'users', filter, ...rest },
});
const aggregate = (...pipeline: object[]): TracedOperation => ({
  op: 'command',
  ns: 'db.users',
  command: { aggregate: 'users', pipeline },
});

/** A value of a type, made of a seed: two seeds give two values of one type. */
const VALUES: Record<string, (seed: number) => unknown> = {
  string: (seed) => `secret-${seed}`,
  path: (seed) => `$secret.${seed}`,
  number: (seed) => seed + 0.5,
  long: (seed) => mongo.Long.fromNumber(seed),
  decimal: (seed) => mongo.Decimal128.fromString(`${seed}.25`),
  date: (seed) => new Date(seed * 1000),
  objectId: (seed) => mongo.ObjectId.createFromTime(seed),
  object: (seed) => ({ secret: seed }),
  regex: (seed) => new RegExp(`secret${seed}`),
};

/** A filter with holes, filled in by a seed: values, lengths of lists and branches of `$or` depend on it. */
type Template = (seed: number) => unknown;

const field = fc.constantFrom('a', 'b', 'nested.c', 'd');
const value: fc.Arbitrary<Template> = fc.constantFrom(...Object.values(VALUES));
const predicate: fc.Arbitrary<Template> = fc.oneof(
  value,
  fc
    .tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'), value)
    .map(([operator, of]) => (seed: number) => ({ [operator]: of(seed) })),
  fc.tuple(fc.constantFrom('$in', '$nin', '$all'), value).map(([operator, of]) => (seed: number) => ({
    [operator]: Array.from({ length: 1 + (seed % 7) }, (_, i) => of(seed + i)),
  })),
  value.map((of) => (seed: number) => ({ $not: { $gt: of(seed) } })),
  value.map((of) => (seed: number) => ({ $elemMatch: { e: of(seed), f: { $lt: of(seed + 1) } } })),
);
const { filter } = fc.letrec<{ filter: Template }>((tie) => ({
  filter: fc
    .tuple(
      fc.array(fc.tuple(field, predicate), { maxLength: 3 }),
      fc.option(fc.tuple(fc.constantFrom('$or', '$and', '$nor'), tie('filter')), { depthSize: 'small' }),
    )
    .map(([fields, branch]) => (seed: number) => ({
      ...Object.fromEntries(fields.map(([name, of]) => [name, of(seed)])),
      ...(branch !== null && {
        [branch[0]]: Array.from({ length: 1 + (seed % 3) }, (_, i) => branch[1](seed + 7 * 3 * i)),
      }),
    })),
}));
const seeds = fc.tuple(fc.nat(100_000), fc.nat(100_000));

describe('the shape of a query', () => {
  it('is one for queries that differ only in values, in how many a list has, and in how many branches', () => {
    fc.assert(
      fc.property(filter, seeds, (of, [one, other]) => {
        expect(queryShape(find(of(one)))).toEqual(queryShape(find(of(other))));
        expect(queryShape(aggregate({ $match: of(one) }))).toEqual(queryShape(aggregate({ $match: of(other) })));
        const update = (seed: number): TracedOperation => ({
          op: 'update',
          ns: 'db.users',
          command: { q: of(seed), u: { $set: { a: VALUES['path']?.(seed), b: of(seed) } } },
        });
        expect(queryShape(update(one))).toEqual(queryShape(update(other)));
      }),
    );
  });

  it('holds no value', () => {
    fc.assert(
      fc.property(filter, fc.nat(100_000), (of, seed) => {
        for (const traced of [find(of(seed)), aggregate({ $match: of(seed) }, { $search: { query: '$secret' } })]) {
          expect(JSON.stringify(queryShape(traced))).not.toMatch(/secret/);
        }
      }),
    );
  });

  it('does not depend on the order of fields', () => {
    expect(queryShape(find({ a: 1, b: { $gt: 2, $lt: 3 } }))).toEqual(
      queryShape(find({ b: { $lt: 4, $gt: 5 }, a: 6 })),
    );
  });

  it.each<[string, TracedOperation, string]>([
    [
      'a find',
      find({ status: 'x', 'a.b': { $in: [1, 2] } }, { sort: { t: -1 }, projection: { _id: 0, e: 1 } }),
      'filter {"a.b": {$in: [?number]}, status: ?string} sort {t: -1} projection {_id: 0, e: 1}',
    ],
    ['a find of everything', find({}, { sort: {} }), 'filter {}'],
    [
      'an aggregation',
      aggregate(
        { $match: { day: { $gte: new Date() } } },
        { $lookup: { from: 'wallets', localField: 'user_id', foreignField: 'user_id', as: 'w' } },
        { $group: { _id: '$type', n: { $sum: 1 }, tag: { $first: { $literal: '$hidden' } } } },
        { $limit: 3 },
      ),
      'pipeline [{$match: {day: {$gte: ?date}}}, {$lookup: {from: "wallets", localField: "user_id", foreignField: "user_id", as: "w"}}, {$group: {_id: "$type", n: {$sum: ?number}, tag: {$first: {$literal: ?string}}}}, {$limit: ?number}]',
    ],
    [
      'an update',
      { op: 'update', ns: 'db.users', command: { q: { id: 'x' }, u: { $set: { name: 'y', at: 1 }, $inc: { n: 1 } } } },
      'filter {id: ?string} update {$set: {at, name}, $inc: {n}}',
    ],
    [
      'a replacement',
      { op: 'update', ns: 'db.users', command: { q: { id: 1 }, u: { any: 'x' } } },
      'filter {id: ?number} update ?object',
    ],
    ['a deletion', { op: 'remove', ns: 'db.users', command: { q: { id: 'x' }, limit: 1 } }, 'filter {id: ?string}'],
    [
      'what changes and returns a document',
      {
        op: 'command',
        ns: 'db.users',
        command: { findAndModify: 'users', query: { id: 1 }, update: { $set: { s: 1 } } },
      },
      'filter {id: ?number} update {$set: {s}}',
    ],
    [
      'distinct values',
      { op: 'command', ns: 'db.users', command: { distinct: 'users', key: 'a', query: { b: 1 } } },
      'filter {b: ?number} key "a"',
    ],
    [
      'more of a cursor',
      {
        op: 'getmore',
        ns: 'db.users',
        command: { getMore: 1 },
        originatingCommand: { find: 'users', filter: { a: 'x' } },
      },
      'filter {a: ?string}',
    ],
    [
      'a find that names its index and its collation',
      find({ a: 'x' }, { hint: { a: 1 }, collation: { locale: 'fr', strength: 2 } }),
      'filter {a: ?string} hint {a: 1} collation {locale: "fr", strength: 2}',
    ],
    [
      'a command that was too long to be kept whole',
      { op: 'command', ns: 'db.users', command: { $truncated: '{ find: "users", filter: { a: "x" } }' } },
      '',
    ],
  ])('of %s says what it does', (_, traced, text) => {
    expect(queryShape(traced)).toMatchObject({ collection: 'users', text });
  });
});

describe('the index that a shape suggests', () => {
  it.each([
    [
      'equality before sort before range',
      { status: 'x', at: { $gt: 1 }, n: { $in: [1] } },
      { t: -1 },
      { n: 1, status: 1, t: -1, at: 1 },
    ],
    ['a range that the sort covers, once', { status: 'x', at: { $gt: 1 } }, { at: -1 }, { status: 1, at: -1 }],
    ['what must hold inside $and', { $and: [{ a: 1 }, { b: { $lt: 2 } }] }, {}, { a: 1, b: 1 }],
    [
      'fields of the items of a list',
      { items: { $elemMatch: { kind: 'x', n: { $gt: 1 } } } },
      {},
      { 'items.kind': 1, 'items.n': 1 },
    ],
    ['a range for how text begins', { a: /^x/, b: { $regex: '^y', $options: 's' } }, {}, { a: 1, b: 1 }],
    [
      'nothing for any other regular expression',
      { a: /x/, b: /^x/i, c: { $regex: '^x', $options: 'i' }, d: { $regex: 'x' } },
      {},
      undefined,
    ],
    ['nothing for what no index narrows', { a: { $ne: 1 }, b: { $exists: true } }, {}, undefined],
    ['nothing where _id is named', { _id: 1, a: 2 }, {}, undefined],
  ])('is %s', (_, filter, sort, index) => {
    const { fields } = queryShape(find(filter, { sort }));
    const lacked = lackedIndex({ ...fields, sort: sortKeys(fields.sort) }, [], () => false);
    expect(lacked && Object.fromEntries(lacked.keys)).toEqual(index);
  });

  it('goes with the index that an operation names itself, and with whether it compares text in its own way', () => {
    const plain = queryShape(find({ a: 'x' }, { collation: {} }));
    expect(plain).toMatchObject({ collated: false });
    expect(plain).not.toHaveProperty('hint');
    const own = queryShape(find({ a: 'x' }, { hint: 'a_1', collation: { locale: 'fr' } }));
    expect(own).toMatchObject({ collated: true, hint: 'a_1' });
    expect(own.id).not.toBe(plain.id);
  });

  it('says that conditions of $or are not in it', () => {
    expect(queryShape(find({ a: 1, $or: [{ b: 1 }, { c: 1 }] })).fields).toMatchObject({
      equality: ['a'],
      disjunctive: true,
    });
  });
});

describe('what an operation read, to be run again', () => {
  it.each<[string, TracedOperation, object | undefined]>([
    ['a find', find({ a: 'x' }, { sort: { b: -1 }, limit: 5 }), { filter: { a: 'x' }, sort: { b: -1 }, limit: 5 }],
    ['a find of all in an order', find({}, { sort: { b: 1 } }), { filter: {}, sort: { b: 1 }, limit: 0 }],
    ['a find of all', find({}), { filter: {}, sort: {}, limit: 0 }],
    [
      'an aggregation',
      {
        op: 'command',
        ns: 'db.users',
        command: { aggregate: 'users', pipeline: [{ $match: { a: 1 } }, { $match: { b: 2 } }, { $sort: { c: 1 } }] },
      },
      { filter: { $and: [{ a: 1 }, { b: 2 }] }, sort: { c: 1 }, limit: 0 },
    ],
    [
      'a count',
      { op: 'command', ns: 'db.users', command: { count: 'users', query: { a: 1 } } },
      { filter: { a: 1 }, sort: {}, limit: 0 },
    ],
    [
      'an update of one',
      { op: 'update', ns: 'db.users', command: { q: { a: 1 }, u: { $set: { b: 1 } } } },
      { filter: { a: 1 }, sort: {}, limit: 1 },
    ],
    [
      'a deletion',
      { op: 'remove', ns: 'db.users', command: { q: { a: 1 } } },
      { filter: { a: 1 }, sort: {}, limit: 0 },
    ],
    [
      'a findAndModify',
      { op: 'command', ns: 'db.users', command: { findAndModify: 'users', query: { a: 1 }, sort: { b: 1 } } },
      { filter: { a: 1 }, sort: { b: 1 }, limit: 1 },
    ],
    [
      'a getMore',
      {
        op: 'getmore',
        ns: 'db.users',
        command: { getMore: 1, collection: 'users' },
        originatingCommand: { find: 'users', filter: { a: 1 } },
      },
      { filter: { a: 1 }, sort: {}, limit: 0 },
    ],
    ['code', find({ $where: 'this.a > 1' }), undefined],
    ['what was too long to be kept', { op: 'command', ns: 'db.users', command: { $truncated: '{ find' } }, undefined],
    ['an insert', { op: 'insert', ns: 'db.users', command: { insert: 'users' } }, undefined],
  ])('of %s', (_, traced, read) => {
    expect(readPart(traced)).toEqual(read);
  });
});
