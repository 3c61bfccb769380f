import fc from 'fast-check';
import { mongo } from 'mongoose';
import { type Condition, holdAll, wrongValue } from './conditions';

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
  it.each<[Condition['field'], Condition['op'], unknown, boolean]>([
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

  it.each<[Condition['op'], unknown]>([
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
