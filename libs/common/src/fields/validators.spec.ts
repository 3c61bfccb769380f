import { validateSync } from 'class-validator';
import fc from 'fast-check';
import type { FieldOptions, Rule } from './field';
import { testOf, validatorsOf } from './validators';

class Inner {
  name?: unknown;
}
const innerOf = (name: unknown): Inner => Object.assign(new Inner(), { name });
const object = { kind: 'object', type: () => Inner } as const;

const rules: Rule[] = [
  { kind: 'text' },
  { kind: 'text', minLength: 2, maxLength: 3 },
  { kind: 'text', minLength: 2 },
  { kind: 'text', pattern: /^[a-b😀]+$/u },
  { kind: 'text', maxLength: 3, pattern: /^a/ },
  {
    kind: 'text',
    maxLength: 3,
    pattern: /^a/,
    check: { code: 'ends', message: 'must end in b', passes: (text) => text.endsWith('b') },
  },
  { kind: 'text', values: ['a', 'ab'] },
  { kind: 'int', min: 0, max: 3 },
  { kind: 'int', long: true },
  { kind: 'flag' },
  { kind: 'instant' },
  { kind: 'any' },
  { kind: 'instant', exact: true },
  { kind: 'any', check: { code: 'one', message: 'must be 1', passes: (value) => value === 1 } },
  { kind: 'list', items: { kind: 'text', pattern: /^a/, maxLength: 2 }, maxItems: 2, unique: true },
  { kind: 'list', items: { kind: 'text', maxLength: 2 } },
  { kind: 'list', items: { kind: 'text', values: ['a', 'b'] }, minItems: 1 },
  object,
  { kind: 'list', items: object, maxItems: 2 },
];
const presences: Partial<FieldOptions>[] = [{}, { required: true }, { nullable: true }];

const text = fc.oneof(
  fc.constantFrom('', 'a', 'b', 'ab', 'aab', 'a😀', '😀', '😀😀', 'a\ud800', '\udc00a', 'aaaaaaaa'),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const scalar = fc.oneof(
  text,
  fc.constantFrom(undefined, null, true, false, -1, 0, 3, 4, 1.5, NaN, Infinity, 2 ** 31, 2 ** 53),
  fc.constantFrom(new Date(0), new Date(NaN), innerOf('ab'), innerOf('abcd'), innerOf(undefined)),
);
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));

describe('testOf', () => {
  it.each(rules.flatMap((rule) => presences.map((presence): [Rule, Partial<FieldOptions>] => [rule, presence])))(
    'finds of %j, %j what class-validator finds',
    (rule, presence) => {
      const field = { ...rule, ...presence, description: 'A field.' } as FieldOptions;
      class Holder {
        field?: unknown;
      }
      for (const decorate of validatorsOf(field)) decorate(Holder.prototype, 'field');
      // What is nested in a value has rules of its own.
      const sut = testOf(field, () => true);
      fc.assert(
        fc.property(value, (given) => {
          const holder = Object.assign(new Holder(), { field: given });
          const found = validateSync(holder, { forbidUnknownValues: false, stopAtFirstError: true });
          expect(sut(given)).toBe(found.length === 0);
        }),
        { numRuns: 300 },
      );
    },
  );
});

describe('validatorsOf', () => {
  it.each([
    ['a😀', true],
    ['😀😀', false],
    ['aaa', false],
    ['', false],
    ['a\ud800', false],
  ])('takes the item %j of a list as it takes it alone: %s', (item, expected) => {
    const rule = { kind: 'text', pattern: /^a/, minLength: 1, maxLength: 2, description: 'A text.' } as const;
    const [alone, listed] = [
      testOf(rule, () => false),
      testOf({ kind: 'list', items: rule, description: 'Texts.' }, () => false),
    ];
    expect([alone(item), listed([item])]).toEqual([expected, expected]);
  });

  it.each([
    ['a', true],
    ['aaa', false],
    ['a\ud800', false],
    [1, false],
  ])('takes the item %j of a list of texts without a pattern: %s', (item, expected) => {
    const rule = { kind: 'list', items: { kind: 'text', maxLength: 2 }, description: 'Texts.' } as const;
    expect(testOf(rule, () => false)([item])).toBe(expected);
  });
});
