import fc from 'fast-check';
import type { EvaluationRequest } from './conditions';
import { compilePolicy, evaluate, type EvaluatedPolicy, type Evaluation, MAX_TOLD } from './evaluate';
import { naiveDecision, naiveRules } from '../../testing/naive-evaluation';
import type { PolicyCondition, PolicyRule } from './policy-rule';

const AT = new Date('2026-06-01T12:00:00Z');

// Few values of each kind, so that what is compared is often equal, near, missing, or of another type.
const text = fc.constantFrom(
  'a',
  'b',
  '2026-01-01T00:00:00Z',
  '2026-06-01T00:00:00Z',
  '10.0.0.1',
  '10.128.0.1',
  '2001:db8::1',
  'caf\u00e9',
  'cafe\u0301',
  'Caf\u00e9',
);
const number = fc.constantFrom(-1, 0, 1, 2.5, 100, 0.1 + 0.2, 0.3, 2 ** 53 - 1, 2 ** 53, 2 ** 53 + 2, 1e300, 5e-324);
const scalar = fc.oneof(text, number, fc.boolean());
// In their order as text, too.
const time = fc.constantFrom(
  '1969-12-31T23:59:59.9994Z',
  '1969-12-31T23:59:59.9995Z',
  '2026-01-01T00:00:00.000000001Z',
  '2026-01-01T00:00:00.0001Z',
  '2026-01-01T00:00:00.001Z',
  '2026-06-01T00:00:00.000Z',
);
const ordered = fc.oneof(number, time);
const pair = fc.oneof(
  fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]),
  fc.tuple(time, time).map((ends) => ends.sort()),
);
const range = fc.constantFrom('10.0.0.0/8', '10.128.0.0/9', '10.0.0.1/32', '0.0.0.0/0', '2001:db8::/32', '::/0');

const field = fc.constantFrom(
  'x',
  'context.x',
  'y.z',
  'context.y.z',
  'subject',
  'action',
  'resource',
  'toString',
  'gone.x',
);
const made = (op: PolicyCondition['op'], value: fc.Arbitrary<unknown>): fc.Arbitrary<PolicyCondition> =>
  fc.record({ field, op: fc.constant(op), value });
const condition: fc.Arbitrary<PolicyCondition> = fc.oneof(
  ...(['eq', 'ne'] as const).map((op) => made(op, scalar)),
  ...(['in', 'nin'] as const).map((op) => made(op, fc.array(scalar, { minLength: 1, maxLength: 3 }))),
  ...(['gt', 'gte', 'lt', 'lte'] as const).map((op) => made(op, ordered)),
  made('exists', fc.boolean()),
  made('cidr', range),
  made('between', pair),
);

const subject = fc.constantFrom('alice', 'bob');
const action = fc.constantFrom('read', 'write');
const resource = fc.constantFrom('r1', 'r2');
const namesOf = (name: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
  fc.oneof(fc.constant<string[]>([]), fc.constant<string[]>(['*']), fc.uniqueArray(name, { minLength: 1 }));

const rules: fc.Arbitrary<PolicyRule[]> = fc.uniqueArray(
  fc.record({
    rule_id: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
    effect: fc.constantFrom('allow', 'deny'),
    actions: namesOf(action),
    resources: namesOf(resource),
    conditions: fc.array(condition, { maxLength: 3 }),
    priority: fc.integer({ min: -2, max: 2 }),
    enabled: fc.boolean(),
  }),
  { selector: ({ rule_id }) => rule_id, minLength: 1, maxLength: 4 },
);

const instant = fc.constantFrom(-1, 0, 1).map((ms) => new Date(AT.getTime() + ms));
const policy: fc.Arbitrary<EvaluatedPolicy> = fc.record(
  {
    policy_id: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6'),
    status: fc.oneof(
      { weight: 6, arbitrary: fc.constant('active' as const) },
      fc.constantFrom('draft', 'inactive', 'revoked'),
    ),
    subjects: namesOf(subject),
    actions: namesOf(action),
    resources: namesOf(resource),
    rules,
    effective_from: instant,
    effective_until: instant,
  },
  { requiredKeys: ['policy_id', 'status', 'rules'] },
);
const policies = fc.uniqueArray(policy, { selector: ({ policy_id }) => policy_id, maxLength: 6 });

const anything = fc.oneof(
  scalar,
  time,
  fc.constant('\ud800'),
  fc.constant(null),
  fc.constant(['a']),
  fc.constant({ z: 1 }),
);
const request: fc.Arbitrary<EvaluationRequest> = fc.record({
  subject,
  action,
  resource,
  context: fc.record(
    { x: anything, y: fc.oneof(fc.record({ z: anything }, { requiredKeys: [] }), scalar) },
    { requiredKeys: [] },
  ),
});

const ask = (given: readonly EvaluatedPolicy[], asked: EvaluationRequest, at = AT): Evaluation =>
  evaluate(given.map(compilePolicy), asked, at);

const RUNS = { numRuns: 500 };

const simple = (policy_id: string, effect: 'allow' | 'deny', more: Partial<PolicyRule> = {}): EvaluatedPolicy => ({
  policy_id,
  status: 'active',
  rules: [{ rule_id: 'only', effect, priority: 0, enabled: true, ...more }],
});
const ALICE: EvaluationRequest = { subject: 'alice', action: 'read', resource: 'r1', context: {} };

describe('evaluate', () => {
  it('says what a naive reading of the semantics says', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(policies, request, (given, asked) => {
        const { decision, reason, matched, errors } = ask(given, asked);
        expect(`${decision} ${reason}`).toBe(naiveDecision(given, asked, AT));
        reached.add(reason);
        const told = naiveRules(given, asked, AT);
        const of = (verdict: string): string[] =>
          told
            .filter((each) => each.verdict === verdict)
            .map(({ policy_id, rule_id }) => `${policy_id} ${rule_id}`)
            .sort();
        expect(matched.map(({ policy_id, rule_id }) => `${policy_id} ${rule_id}`).sort()).toEqual(of('yes'));
        expect(errors.map(({ policy_id, rule_id }) => `${policy_id} ${rule_id}`).sort()).toEqual(of('error'));
      }),
      { numRuns: 2000 },
    );
    expect(reached.size).toBe(4);
  });

  it('says the same whatever the order of policies, rules and conditions', () => {
    const shuffled = policies.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }), fc.boolean()),
    );
    fc.assert(
      fc.property(shuffled, request, ([given, other, turn], asked) => {
        const turned = other.map((each) => ({
          ...each,
          rules: (turn ? each.rules.toReversed() : each.rules).map((rule) => ({
            ...rule,
            conditions: rule.conditions?.toReversed() ?? [],
          })),
        }));
        const told = ({ errors, ...rest }: Evaluation): unknown => ({
          ...rest,
          errors: errors.map(({ policy_id, rule_id }) => ({ policy_id, rule_id })),
        });
        expect(told(ask(turned, asked))).toEqual(told(ask(given, asked)));
      }),
      RUNS,
    );
  });

  it('denies once a rule denies, whatever is added', () => {
    fc.assert(
      fc.property(policies, request, (given, asked) => {
        const { decision, reason } = ask([...given, simple('deny', 'deny')], asked);
        expect([decision, reason]).toEqual(['deny', 'denied_by_rule']);
      }),
      RUNS,
    );
  });

  it('turns no denial by a rule into an allowance by adding policies that allow, and no denial at all by ones that deny', () => {
    const allowing = policies.map((given) =>
      given.map((each) => ({
        ...each,
        policy_id: `more ${each.policy_id}`,
        rules: each.rules.map((rule) => ({ ...rule, effect: 'allow' as const })),
      })),
    );
    const denying = allowing.map((given) =>
      given.map((each) => ({ ...each, rules: each.rules.map((rule) => ({ ...rule, effect: 'deny' as const })) })),
    );
    fc.assert(
      fc.property(policies, allowing, denying, request, (given, allow, deny, asked) => {
        const before = ask(given, asked);
        const after = ask([...given, ...allow], asked);
        if (before.reason === 'denied_by_rule' || before.reason === 'denied_by_error') {
          expect([after.decision, after.reason]).toEqual([before.decision, before.reason]);
        }
        if (before.decision === 'allow') expect(after.decision).toBe('allow');
        if (before.decision === 'deny') expect(ask([...given, ...deny], asked).decision).toBe('deny');
      }),
      RUNS,
    );
  });

  it('hears nothing from rules not in use, policies not active and those outside their window', () => {
    fc.assert(
      fc.property(policies, request, (given, asked) => {
        const inUse = given
          .filter(({ status }) => status === 'active')
          .filter(({ effective_from }) => effective_from === undefined || effective_from <= AT)
          .filter(({ effective_until }) => effective_until === undefined || effective_until > AT)
          .map((each) => ({ ...each, rules: each.rules.filter(({ enabled }) => enabled) }));
        expect(ask(inUse, asked)).toEqual(ask(given, asked));
      }),
      RUNS,
    );
  });

  it('is a function of its arguments: the same again, which it leaves as they are', () => {
    fc.assert(
      fc.property(policies, request, (given, asked) => {
        const compiled = given.map(compilePolicy);
        const copy = structuredClone(asked);
        const first = evaluate(compiled, asked, AT);
        expect(evaluate(compiled, asked, AT)).toEqual(first);
        expect(asked).toEqual(copy);
        expect(first.evaluated_at).toBe(AT);
      }),
      RUNS,
    );
  });

  it('begins with the first moment of a window and ends before its last', () => {
    const windowed = { ...simple('p', 'allow'), effective_from: new Date(1000), effective_until: new Date(2000) };
    const at = (ms: number): string => ask([windowed], ALICE, new Date(ms)).decision;
    expect([999, 1000, 1999, 2000].map(at)).toEqual(['deny', 'allow', 'allow', 'deny']);
  });

  it('takes a stored condition that cannot be compared for an error, so that a rule that denies is not lost', () => {
    const broken = [{ field: 'x', op: 'regex', value: '.*' } as unknown as PolicyCondition];
    const given = [simple('allow', 'allow'), simple('deny', 'deny', { conditions: broken })];
    expect(ask(given, ALICE)).toMatchObject({
      decision: 'deny',
      reason: 'denied_by_error',
      errors: [{ policy_id: 'deny', rule_id: 'only', message: expect.stringContaining('no operator') as string }],
    });
  });

  it.each<[string, Partial<Record<keyof EvaluatedPolicy, unknown>>]>([
    ['a status that is none', { status: 'paused' }],
    ['no status', { status: undefined }],
    ['an effect that is none', { rules: [{ rule_id: 'only', effect: 'permit', priority: 0, enabled: true }] }],
    [
      'a value that does not suit its operator',
      { rules: [{ ...simple('p', 'allow').rules[0], conditions: [{ field: 'x', op: 'gt', value: NaN }] }] },
    ],
  ])('denies whatever is asked while a policy in use has %s', (_, more) => {
    const broken = { ...simple('broken', 'allow'), ...more } as EvaluatedPolicy;
    const elsewhere = { ...broken, subjects: ['nobody'] };
    for (const policy of [broken, elsewhere]) {
      const { decision, reason, errors } = ask([simple('allow', 'allow'), policy], ALICE);
      expect({ decision, reason, errors }).toMatchObject({
        decision: 'deny',
        reason: 'denied_by_error',
        errors: [{ policy_id: 'broken' }],
      });
    }
    const ended = { ...broken, status: 'revoked' as const };
    expect(ask([simple('allow', 'allow'), ended], ALICE).decision).toBe('allow');
  });

  it('has a rule in use whose flag is left out: what denies must not be lost', () => {
    const { rules, ...rest } = simple('deny', 'deny');
    const bare = { ...rest, rules: rules.map(({ enabled: _, priority: __, ...rule }) => rule as PolicyRule) };
    expect(ask([simple('allow', 'allow'), bare], ALICE).reason).toBe('denied_by_rule');
  });

  it('tells rules that deny first, then by priority, and no more than the most', () => {
    const many = Array.from({ length: MAX_TOLD }, (_, i) => simple(`p${i}`, 'allow', { priority: i }));
    const told = ask([...many, simple('deny', 'deny', { priority: -5 })], ALICE);
    expect(told.truncated).toBe(true);
    expect(told.matched).toHaveLength(MAX_TOLD);
    expect(told.matched.slice(0, 3).map(({ policy_id }) => policy_id)).toEqual([
      'deny',
      `p${MAX_TOLD - 1}`,
      `p${MAX_TOLD - 2}`,
    ]);
    expect(ask(many, ALICE)).not.toHaveProperty('truncated');
  });
});
