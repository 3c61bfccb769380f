import fc from 'fast-check';
import { mongo } from 'mongoose';
import { holdAll, type RestoreCondition, wrongValue } from './conditions';

const document = {
  name: 'alice',
  age: 30,
  active: true,
  born: new Date('2026-01-02T03:04:05Z'),
  key: new mongo.ObjectId('0123456789abcdef01234567'),
  wallet: { type: 'ledger' },
  tags: ['a', 'b'],
  list: [{ n: 1 }, { n: 5 }],
  empty: null,
};

describe('the conditions of documents that are restored', () => {
  it.each<[RestoreCondition['field'], RestoreCondition['op'], unknown, boolean]>([
    ['name', 'eq', 'alice', true],
    ['name', 'eq', 'Alice', false],
    ['name', 'prefix', 'al', true],
    ['name', 'prefix', '.*', false],
    ['name', 'in', ['bob', 'alice'], true],
    ['age', 'eq', 30, true],
    ['age', 'eq', '30', false],
    ['age', 'gt', 29, true],
    ['age', 'gte', 30, true],
    ['age', 'lt', 30, false],
    ['age', 'lte', 30, true],
    ['active', 'eq', true, true],
    ['born', 'gte', '2026-01-02T04:04:05+01:00', true],
    ['born', 'gt', '2026-01-02T03:04:05Z', false],
    ['born', 'eq', 'no time', false],
    ['key', 'eq', '0123456789abcdef01234567', true],
    ['wallet.type', 'eq', 'ledger', true],
    ['wallet.none', 'exists', true, false],
    ['tags', 'eq', 'b', true],
    ['list.n', 'gt', 4, true],
    ['empty', 'exists', true, true],
    ['empty', 'eq', false, false],
    ['constructor', 'exists', true, false],
    ['__proto__', 'exists', true, false],
  ])('%s %s %j: %s', (field, op, value, expected) => {
    expect(wrongValue({ field, op, value }, '')).toBeUndefined();
    expect(holdAll(document, [{ field, op, value }])).toBe(expected);
    expect(
      holdAll(document, [
        { field, op, value },
        { field: 'name', op: 'eq', value: 'bob' },
      ]),
    ).toBe(false);
  });

  it.each<[stored: unknown, op: RestoreCondition['op'], value: unknown, type: RestoreCondition['value_type'], boolean]>(
    [
      [mongo.Long.fromString('9007199254740993'), 'eq', 9007199254740992, undefined, false],
      [mongo.Long.fromString('9007199254740993'), 'gt', 9007199254740992, undefined, true],
      [mongo.Long.fromString('9007199254740993'), 'eq', '9007199254740993', 'long', true],
      [mongo.Long.fromString('9007199254740992'), 'eq', '9007199254740993', 'long', false],
      [mongo.Long.fromString('9007199254740993'), 'in', ['1', '9007199254740993'], 'long', true],
      [new mongo.Double(2 ** 53), 'lt', '9007199254740993', 'long', true],
      [mongo.Decimal128.fromString('0.1'), 'eq', '0.10', 'decimal', true],
      [mongo.Decimal128.fromString('0.1'), 'eq', 0.1, undefined, false],
      [new mongo.Double(0.1), 'eq', 0.1, undefined, true],
      [new mongo.Int32(5), 'eq', '{"$numberDouble":"5.0"}', 'extended_json', true],
      [new Date(1), 'eq', '1970-01-01T00:00:00.0015Z', undefined, false],
      [new Date(1), 'lt', '1970-01-01T00:00:00.0015Z', undefined, true],
      [new Date(1), 'eq', '1970-01-01T00:00:00.001Z', 'date', true],
      ['1970-01-01T00:00:00.001Z', 'eq', '1970-01-01T00:00:00.001Z', 'date', false],
      [new Date(NaN), 'lte', '1970-01-01T00:00:00Z', 'date', false],
      [null, 'eq', 'null', 'extended_json', true],
      [['a', 1], 'eq', '["a",1]', 'extended_json', true],
      [['a', 1], 'eq', '[1,"a"]', 'extended_json', false],
      [
        new mongo.UUID('0b3f6b1c-51a4-4d4a-8f3b-0123456789ab'),
        'eq',
        '{"$uuid":"0b3f6b1c-51a4-4d4a-8f3b-0123456789ab"}',
        'extended_json',
        true,
      ],
      [new mongo.BSONRegExp('^t'), 'eq', '{"$regularExpression":{"pattern":"^t","options":""}}', 'extended_json', true],
      ['text', 'eq', '{"$regularExpression":{"pattern":"^t","options":""}}', 'extended_json', false],
    ],
  )('%s %s %j of the type %s: %s', (stored, op, value, value_type, expected) => {
    const condition = { field: 'stored', op, value, ...(value_type !== undefined && { value_type }) };
    expect(wrongValue(condition, '')).toBeUndefined();
    expect(holdAll({ stored }, [condition])).toBe(expected);
  });

  it.each<Omit<RestoreCondition, 'field'>>([
    { op: 'eq', value: '1.5', value_type: 'long' },
    { op: 'eq', value: 1, value_type: 'long' },
    { op: 'in', value: ['1', 'x'], value_type: 'decimal' },
    { op: 'eq', value: '{"$gt":1}', value_type: 'extended_json' },
    { op: 'gt', value: '{"$minKey":1}', value_type: 'extended_json' },
    { op: 'lt', value: 'null', value_type: 'extended_json' },
    { op: 'exists', value: true, value_type: 'long' },
    { op: 'prefix', value: 'a', value_type: 'date' },
  ])('takes no %j', (condition) => {
    expect(wrongValue({ field: 'a', ...condition }, '/at')?.pointer).toMatch(/^\/at\/value/);
  });

  it.each<[RestoreCondition['op'], unknown]>([
    ['eq', undefined],
    ['eq', ['a']],
    ['in', 'a'],
    ['in', []],
    ['in', [['a']]],
    ['gt', true],
    ['exists', 'true'],
    ['prefix', ''],
  ])('takes no %s with %j', (op, value) => {
    expect(wrongValue({ field: 'a', op, value }, '/at')).toMatchObject({ pointer: '/at/value' });
  });

  it('orders numbers and text as one order: exactly one of less, equal and greater holds', () => {
    const value = fc.oneof(fc.integer(), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(value, value, (stored, given) => {
        const holding = (['lt', 'eq', 'gt'] as const).filter((op) =>
          holdAll({ stored }, [{ field: 'stored', op, value: given }]),
        );
        expect(holding).toHaveLength(typeof stored === typeof given ? 1 : 0);
      }),
    );
  });
});
