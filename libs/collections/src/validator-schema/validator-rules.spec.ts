import { rulesOf } from './validator-rules';

const told = (schema: object): string[] =>
  rulesOf(schema as Record<string, unknown>).map(({ field, message }) => `${field} ${message}`.trim());

describe('rulesOf', () => {
  it('says each rule in words, with the path of its field', () => {
    const schema = {
      title: 'An order',
      bsonType: 'object',
      required: ['lines', 'at'],
      additionalProperties: false,
      properties: {
        at: { bsonType: ['date', 'null'] },
        status: { enum: ['open', 5, null] },
        lines: {
          minItems: 1,
          items: {
            required: ['price'],
            properties: { price: { minimum: 0, exclusiveMinimum: true, multipleOf: 0.5 } },
          },
        },
        place: { items: [{ type: 'number' }, { maximum: 90 }], additionalItems: false },
      },
      dependencies: { paid: ['at'], status: { minProperties: 2 } },
      allOf: [{ properties: { code: { minLength: 2, maxLength: 4 } } }, { anyOf: [{}] }],
    };
    expect(told(schema)).toEqual([
      'must be of type object',
      'lines must be there',
      'at must be there',
      'has a field that is not named in the rules',
      'at must be of type date, null',
      'status must be one of open, 5, null',
      'lines must have at least 1 items',
      'lines[].price must be there',
      'lines[].price must be more than 0',
      'lines[].price must be a multiple of 0.5',
      'place[0] must be of type number',
      'place[1] must be at most 90',
      'place has more items than there are rules for',
      'must have at beside paid',
      'breaks the rules for what has status',
      'code must have at least 2 characters',
      'code must have at most 4 characters',
      'fits none of the alternatives',
    ]);
  });

  it('keeps beside a rule just what it means something with', () => {
    const [, , rule] = rulesOf({
      properties: { a: { minLength: 1 }, b: {} },
      minProperties: 1,
      additionalProperties: { minLength: 2 },
    });
    expect(rule?.schema).toEqual({ properties: { a: {}, b: {} }, additionalProperties: { minLength: 2 } });
    const items = rulesOf({ items: [{ minLength: 1 }, {}], additionalItems: false });
    expect(items[1]?.schema).toEqual({ items: [{}, {}], additionalItems: false });
    // Found by a property: of one schema for all items, nothing is left.
    expect(rulesOf({ items: { minLength: 1 }, additionalItems: false })[1]?.schema).toEqual({
      items: {},
      additionalItems: false,
    });
  });

  it('cuts what would be too long to read', () => {
    const [rule] = rulesOf({ enum: Array.from({ length: 500 }, (_, n) => `value ${n}`) });
    expect(rule?.message.length).toBeLessThan(310);
  });
});
