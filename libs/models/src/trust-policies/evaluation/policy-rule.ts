import { conditionClass, type ConditionOperator, Field, isScalar, type Rule } from '@lucid/common';

export const EFFECTS = ['allow', 'deny'] as const;
export type Effect = (typeof EFFECTS)[number];

export const OPERATORS = [
  'eq',
  'ne',
  'in',
  'nin',
  'gt',
  'gte',
  'lt',
  'lte',
  'exists',
  'cidr',
  'between',
] as const satisfies readonly ConditionOperator[];
export type Operator = (typeof OPERATORS)[number];

/** The most values that one condition compares with. */
export const MAX_VALUES = 200;
export const MAX_VALUE_LENGTH = 1024;

/** What a subject, action or resource is called: visible ASCII without `*`, so that nobody takes a name for a pattern. */
export const NAME = {
  kind: 'text',
  minLength: 1,
  maxLength: 256,
  pattern: /^[!-)+-~]{1,256}$/,
  sample: 'session:42',
} as const satisfies Rule;

/** A list of names; `*` stands for all, as an empty list does. */
export const names = (maxItems: number) =>
  ({
    kind: 'list',
    items: { kind: 'text', minLength: 1, maxLength: 256, pattern: /^(?:\*|[!-)+-~]{1,256})$/, sample: '*' },
    maxItems,
    unique: true,
  }) as const satisfies Rule;

const SEGMENT = '[A-Za-z_][A-Za-z0-9_-]{0,63}';
// Bounded repeats of a bounded segment: linear. A prototype's names can be no key of a body either.
const PATH = new RegExp(
  String.raw`^(?!(?:.*\.)?(?:__proto__|constructor|prototype)(?:\.|$))${SEGMENT}(?:\.${SEGMENT}){0,7}$`,
);

/** A body's text is measured in code points, as its other texts are. */
const isValue = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.length <= MAX_VALUE_LENGTH || [...value].length <= MAX_VALUE_LENGTH
    : isScalar(value);

const isComparable = (value: unknown): boolean =>
  Array.isArray(value) ? value.length <= MAX_VALUES && value.every(isValue) : isValue(value);

/** One comparison of a field of the request; a rule applies when all of its conditions hold. */
export const PolicyCondition = conditionClass<Operator>('PolicyCondition', {
  operators: OPERATORS,
  enumName: 'ConditionOperator',
  path: {
    minLength: 1,
    maxLength: 256,
    pattern: PATH,
    description:
      'Dotted path of the compared value: `subject`, `action`, `resource`, or a field of the context, such as `context.device.trusted` or `device.trusted`. At most 8 segments below the context.',
    example: 'context.device.trusted',
  },
  op: {
    description:
      'Comparison. A field that is missing or null fulfils only `exists` with the value `false`. A field of a type that the operator cannot read is an error of the rule.',
    example: 'eq',
  },
  value: {
    ...{ maxItems: MAX_VALUES, maxLength: MAX_VALUE_LENGTH, maxItemLength: MAX_VALUE_LENGTH },
    check: {
      code: 'value',
      message: `must be text of at most ${MAX_VALUE_LENGTH} characters, a number, a flag, or a list of at most ${MAX_VALUES} of those`,
      passes: isComparable,
    },
    description:
      'Value to compare with. `eq`, `ne`: text, number or boolean. `in`, `nin`: a list of those. `gt`, `gte`, `lt`, `lte`: a number or an RFC 3339 time. `between`: a list of both ends, which are included. `cidr`: a range of IP addresses. `exists`: a boolean; default `true`. Text is compared in Unicode form NFC, and case matters. Times may have 9 digits after the second. The service refuses numbers that a double cannot hold exactly.',
    example: true,
  },
  typed: false,
});
export type PolicyCondition = InstanceType<typeof PolicyCondition>;

/** One rule of a policy: what it allows or denies, and when. */
export class PolicyRule {
  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: 128,
    pattern: /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/,
    required: true,
    description: 'Id of the rule, 1 to 128 characters, unique in the policy.',
    example: 'trusted-devices',
  })
  rule_id!: string;

  @Field({
    kind: 'text',
    values: EFFECTS,
    enumName: 'RuleEffect',
    required: true,
    description: 'Effect of the rule if it applies. One rule that denies outweighs all rules that allow.',
  })
  effect!: Effect;

  @Field({
    ...names(100),
    description: 'Actions that the rule covers, at most 100. `*` or an empty list covers all.',
    example: ['read'],
  })
  actions?: string[];

  @Field({
    ...names(100),
    description: 'Resources that the rule covers, at most 100. `*` or an empty list covers all.',
    example: ['*'],
  })
  resources?: string[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => PolicyCondition },
    maxItems: 50,
    description: 'Conditions, at most 50. The rule applies if all of them hold.',
    example: [{ field: 'context.device.trusted', op: 'eq', value: true }],
  })
  conditions?: PolicyCondition[];

  @Field({
    kind: 'int',
    min: -1_000_000,
    max: 1_000_000,
    fallback: 0,
    description:
      'Position of the rule in the response, highest first: -1,000,000 to 1,000,000. It never changes a decision. Default: 0.',
  })
  priority!: number;

  @Field({ kind: 'flag', fallback: true, description: 'Whether the rule counts. Default: true.' })
  enabled!: boolean;
}
