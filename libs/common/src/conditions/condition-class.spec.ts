import { check } from '../fields/hydrate';
import { componentSchemas, schemaRef } from '../openapi/schemas';
import { conditionClass } from './condition-class';
import { isScalar, valueSchema } from './condition-value';
import { takesList, takesValueType } from './operators';

const options = {
  operators: ['eq', 'in'] as const,
  enumName: 'SpecOperator',
  path: { maxLength: 10, description: 'Path.' },
  op: { description: 'Operator.' },
  value: { maxItems: 3, minItems: 1, nullable: true, description: 'Value.' },
};
const SCALAR = { type: ['string', 'number', 'boolean'] };
const Typed = conditionClass('TypedSpecCondition', { ...options, typed: true });
const Untyped = conditionClass('UntypedSpecCondition', { ...options, typed: false });

describe('conditionClass', () => {
  it('takes the operators that its user supports, and no other of the vocabulary', () => {
    expect(check(Typed, { field: 'a', op: 'in', value: [1], value_type: 'long' }).errors).toEqual([]);
    const { errors } = check(Typed, { field: 'a', op: 'gte', value: 1 });
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/op']);
  });

  it('takes value_type only where text may stand for other types', () => {
    const { errors } = check(Untyped, { field: 'a', op: 'eq', value: '1', value_type: 'long' });
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/value_type']);
  });

  it('documents the operators under their own name, and the bounds of the value', () => {
    schemaRef(Typed);
    const { TypedSpecCondition: documented, SpecOperator } = componentSchemas();
    expect(SpecOperator).toMatchObject({ enum: ['eq', 'in'] });
    expect(documented).toMatchObject({
      required: ['field', 'op'],
      properties: {
        value: {
          type: ['string', 'number', 'boolean', 'null', 'array'],
          items: { type: ['string', 'number', 'boolean', 'null'] },
          ...{ minItems: 1, maxItems: 3 },
        },
      },
    });
  });
});

describe('the vocabulary of conditions', () => {
  it.each([
    [false, { type: ['string', 'number', 'boolean', 'array'], maxLength: 9, items: SCALAR, maxItems: 2 }],
    [
      true,
      {
        anyOf: [
          { ...SCALAR, maxLength: 9 },
          { type: 'array', items: SCALAR, maxItems: 2 },
        ],
      },
    ],
  ])('documents one value or a list of values, as anyOf: %s', (anyOf, expected) => {
    expect(valueSchema({ maxItems: 2, maxLength: 9, anyOf })).toEqual(expected);
  });

  it.each([
    ['eq', false, true],
    ['in', true, true],
    ['all', true, true],
    ['exists', false, false],
    ['prefix', false, false],
    ['type', false, false],
    ['size', false, false],
    ['cidr', false, false],
    ['and', false, false],
  ] as const)('%s takes a list: %s, and a type of the value: %s', (op, list, type) => {
    expect([takesList(op), takesValueType(op)]).toEqual([list, type]);
  });

  it.each([
    ['text', true],
    ['far too long', false],
    ['\ud800', false],
    [1.5, true],
    [NaN, false],
    [false, true],
    [null, false],
    [[1], false],
    [{ $gt: 1 }, false],
  ])('%j is one value of at most 5 characters: %s', (value, expected) => {
    expect(isScalar(value, 5)).toBe(expected);
  });
});
