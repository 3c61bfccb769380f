import type { Mismatch } from './condition-tests';
import { compileCondition, type ConditionTest, type EvaluationRequest, InvalidConditionError } from './conditions';
import type { Effect, PolicyCondition, PolicyRule } from './policy-rule';
import type { TrustPolicy } from './trust-policy';

export const REASONS = ['denied_by_rule', 'denied_by_error', 'allowed_by_rule', 'nothing_matched'] as const;

/** The most rules, and the most errors, that one answer names. */
export const MAX_TOLD = 1000;

export interface Matched {
  policy_id: string;
  rule_id: string;
  effect: Effect;
}

export interface RuleError {
  policy_id: string;
  rule_id: string;
  message: string;
}

/** What the policies say to a request. */
export interface Evaluation {
  decision: Effect;
  reason: (typeof REASONS)[number];
  matched: Matched[];
  errors: RuleError[];
  truncated?: true;
  evaluated_at: Date;
}

/** What an evaluation needs of a policy. */
export type EvaluatedPolicy = Pick<
  TrustPolicy,
  'policy_id' | 'status' | 'subjects' | 'actions' | 'resources' | 'rules' | 'effective_from' | 'effective_until'
>;

/** Names that something is about; undefined is all. */
type Names = ReadonlySet<string> | undefined;

interface CompiledRule {
  rule_id: string;
  effect: Effect;
  priority: number;
  resources: Names;
  conditions: readonly ConditionTest[];
}

/** A policy made ready for any number of requests. */
export interface CompiledPolicy {
  policy_id: string;
  active: boolean;
  from: number;
  until: number;
  subjects: Names;
  actions: Names;
  resources: Names;
  /** The rules about each action that some rule names, and those about any other. */
  rulesOn: ReadonlyMap<string, readonly CompiledRule[]>;
  otherRules: readonly CompiledRule[];
}

const namesOf = (list: readonly string[] = []): Names =>
  list.length === 0 || list.includes('*') ? undefined : new Set(list);

const covers = (names: Names, name: string): boolean => names === undefined || names.has(name);

/** A stored condition that cannot be put to a request is an error of its rule at every request: a deny must not be lost. */
function conditionOf(condition: PolicyCondition): ConditionTest {
  try {
    return compileCondition(condition);
  } catch (error) {
    if (!(error instanceof InvalidConditionError)) throw error;
    const broken: Mismatch = { message: `${condition.field} cannot be compared: its ${error.part} ${error.message}` };
    return () => broken;
  }
}

const ruleOf = ({ rule_id, effect, priority, resources, conditions = [] }: PolicyRule): CompiledRule => ({
  rule_id,
  effect,
  priority,
  resources: namesOf(resources),
  conditions: conditions.map(conditionOf),
});

/** Makes a policy ready: sets of its names, tests of its conditions, and its rules in use by the actions they are about. */
export function compilePolicy(policy: EvaluatedPolicy): CompiledPolicy {
  const rules = policy.rules
    .filter(({ enabled }) => enabled)
    .map((rule) => ({ on: namesOf(rule.actions), compiled: ruleOf(rule) }));
  const about = (action: string | undefined): CompiledRule[] =>
    rules
      .filter(({ on }) => on === undefined || (action !== undefined && on.has(action)))
      .map(({ compiled }) => compiled);
  const named = new Set(rules.flatMap(({ on }) => [...(on ?? [])]));
  return {
    policy_id: policy.policy_id,
    active: policy.status === 'active',
    from: policy.effective_from?.getTime() ?? -Infinity,
    until: policy.effective_until?.getTime() ?? Infinity,
    subjects: namesOf(policy.subjects),
    actions: namesOf(policy.actions),
    resources: namesOf(policy.resources),
    rulesOn: new Map([...named].map((action) => [action, about(action)])),
    otherRules: about(undefined),
  };
}

/** A condition that fails settles the rule whatever else cannot be told; so the order of conditions has no meaning. */
function outcomeOf({ conditions }: CompiledRule, request: EvaluationRequest): boolean | Mismatch {
  let mismatch: Mismatch | undefined;
  for (const test of conditions) {
    const outcome = test(request);
    if (outcome === false) return false;
    if (outcome !== true) mismatch ??= outcome;
  }
  return mismatch ?? true;
}

type Placed<T> = T & { effect: Effect; priority: number };

/** Denying rules first, then by priority, then by name: the same whatever the order of the policies was. */
function inOrder(a: Placed<Matched | RuleError>, b: Placed<Matched | RuleError>): number {
  if (a.effect !== b.effect) return a.effect === 'deny' ? -1 : 1;
  if (a.priority !== b.priority) return b.priority - a.priority;
  const [left, right] = a.policy_id === b.policy_id ? [a.rule_id, b.rule_id] : [a.policy_id, b.policy_id];
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * The evaluation of one request, policy by policy, with Cedar's semantics: nothing is allowed unless a rule allows it,
 * and one rule that denies outweighs all that allow. An error in a rule that denies denies; one in a rule that allows
 * does not allow. Neither the order of policies and rules nor a priority changes the decision.
 */
export class RequestEvaluation {
  private readonly matched: Placed<Matched>[] = [];
  private readonly errors: Placed<RuleError>[] = [];
  private readonly time: number;

  constructor(
    private readonly request: EvaluationRequest,
    private readonly at: Date,
  ) {
    this.time = at.getTime();
  }

  /** Puts the request to one policy more; one that is not active, or outside its window, says nothing. */
  consider({
    policy_id,
    active,
    from,
    until,
    subjects,
    actions,
    resources,
    rulesOn,
    otherRules,
  }: CompiledPolicy): void {
    const { subject, action, resource } = this.request;
    if (!active || this.time < from || this.time >= until) return;
    if (!covers(subjects, subject) || !covers(actions, action) || !covers(resources, resource)) return;
    for (const rule of rulesOn.get(action) ?? otherRules) {
      if (!covers(rule.resources, resource)) continue;
      const outcome = outcomeOf(rule, this.request);
      if (outcome === false) continue;
      const { rule_id, effect, priority } = rule;
      if (outcome === true) this.matched.push({ policy_id, rule_id, effect, priority });
      else this.errors.push({ policy_id, rule_id, effect, priority, message: outcome.message });
    }
  }

  /** What the policies considered so far say. */
  result(): Evaluation {
    const told = {
      matched: this.matched
        .sort(inOrder)
        .slice(0, MAX_TOLD)
        .map(({ policy_id, rule_id, effect }) => ({ policy_id, rule_id, effect })),
      errors: this.errors
        .sort(inOrder)
        .slice(0, MAX_TOLD)
        .map(({ policy_id, rule_id, message }) => ({ policy_id, rule_id, message })),
    };
    const truncated = Math.max(this.matched.length, this.errors.length) > MAX_TOLD;
    return { ...this.decide(), ...told, ...(truncated && { truncated }), evaluated_at: this.at };
  }

  private decide(): Pick<Evaluation, 'decision' | 'reason'> {
    const denies = ({ effect }: { effect: Effect }): boolean => effect === 'deny';
    if (this.matched.some(denies)) return { decision: 'deny', reason: 'denied_by_rule' };
    if (this.errors.some(denies)) return { decision: 'deny', reason: 'denied_by_error' };
    if (this.matched.length > 0) return { decision: 'allow', reason: 'allowed_by_rule' };
    return { decision: 'deny', reason: 'nothing_matched' };
  }
}

/** What policies say to a request at a time: a function of these three, and nothing else. */
export function evaluate(policies: Iterable<CompiledPolicy>, request: EvaluationRequest, at: Date): Evaluation {
  const evaluation = new RequestEvaluation(request, at);
  for (const policy of policies) evaluation.consider(policy);
  return evaluation.result();
}
