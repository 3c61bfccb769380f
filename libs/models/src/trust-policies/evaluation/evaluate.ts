import { comparableRequest } from './comparable-text';
import type { Mismatch } from './condition-tests';
import { compileCondition, type ConditionTest, type EvaluationRequest, InvalidConditionError } from './conditions';
import { EFFECTS, type Effect, type PolicyRule } from './policy-rule';
import { POLICY_STATUSES, type TrustPolicy } from '../trust-policy';

export const REASONS = ['denied_by_rule', 'denied_by_error', 'allowed_by_rule', 'nothing_matched'] as const;

/** What a policy is that does not count. Any other status does: nobody knows what it means. */
export const ENDED_STATUSES: readonly string[] = POLICY_STATUSES.filter((status) => status !== 'active');

/** The most rules, and the most errors, that one answer names. */
export const MAX_TOLD = 1000;

export interface Matched {
  policy_id: string;
  rule_id: string;
  effect: Effect;
}

export interface RuleError {
  policy_id: string;
  /** Empty where the policy as a whole cannot be read. */
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

/** A rule as another program may have stored it: without what the API adds to a body that leaves it out. */
type StoredRule = Omit<PolicyRule, 'priority' | 'enabled'> & Partial<PolicyRule>;

/** Names that something is about; undefined is all. */
type Names = ReadonlySet<string> | undefined;

interface CompiledRule {
  rule_id: string;
  effect: Effect;
  priority: number;
  resources: Names;
  conditions: readonly ConditionTest[];
}

/** Why a policy cannot be put to a request, and its rule if it is of one. */
export interface PolicyFault {
  rule_id: string;
  message: string;
}

/** A policy made ready for any number of requests. */
export interface CompiledPolicy {
  policy_id: string;
  /** What makes it deny every request while it is in use: nobody knows what else it says. */
  fault?: PolicyFault;
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

/** What a policy is refused for that the API would not have stored. */
class FaultyRuleError extends Error {
  constructor(
    readonly rule_id: string,
    message: string,
  ) {
    super(message);
  }
}

function ruleOf({ rule_id, effect, priority = 0, resources, conditions = [] }: StoredRule): CompiledRule {
  if (!EFFECTS.includes(effect)) throw new FaultyRuleError(rule_id, 'effect is neither allow nor deny');
  const compiled = conditions.map((condition) => {
    try {
      return compileCondition(condition);
    } catch (error) {
      if (!(error instanceof InvalidConditionError)) throw error;
      throw new FaultyRuleError(rule_id, `${condition.field} cannot be compared: its ${error.part} ${error.message}`);
    }
  });
  return { rule_id, effect, priority, resources: namesOf(resources), conditions: compiled };
}

const isValid = (time: unknown): time is Date => time instanceof Date && !Number.isNaN(time.getTime());

/** Whether a policy counts, and when: one whose status or window cannot be read counts, so that its fault is told. */
const useOf = ({ policy_id, status, effective_from: from, effective_until: until }: EvaluatedPolicy) => ({
  policy_id,
  active: !ENDED_STATUSES.includes(status),
  from: isValid(from) ? from.getTime() : -Infinity,
  until: isValid(until) ? until.getTime() : Infinity,
});

const NO_NAMES = { subjects: undefined, actions: undefined, resources: undefined } as const;

/** A policy that is known to be unreadable, made ready to deny. */
export const faultyPolicy = (policy: EvaluatedPolicy, fault: PolicyFault): CompiledPolicy => ({
  ...useOf(policy),
  ...NO_NAMES,
  fault,
  rulesOn: new Map(),
  otherRules: [],
});

/**
 * Makes a policy ready: sets of its names, tests of its conditions, and its rules in use by the actions they are about. One that another program stored
 * in a form that the API refuses denies, whatever the rest of it says.
 */
export function compilePolicy(policy: EvaluatedPolicy): CompiledPolicy {
  try {
    return compiled(policy);
  } catch (error) {
    if (!(error instanceof FaultyRuleError)) throw error;
    return faultyPolicy(policy, { rule_id: error.rule_id, message: error.message });
  }
}

function compiled(policy: EvaluatedPolicy): CompiledPolicy {
  if (policy.status !== 'active' && !ENDED_STATUSES.includes(policy.status))
    throw new FaultyRuleError('', `status is none of ${POLICY_STATUSES.join(', ')}`);
  const stored: readonly StoredRule[] = policy.rules;
  const rules = stored
    .filter(({ enabled = true }) => enabled)
    .map((rule) => ({ on: namesOf(rule.actions), compiled: ruleOf(rule) }));
  const about = (action: string | undefined): CompiledRule[] =>
    rules.filter(({ on }) => on === undefined || (action !== undefined && on.has(action))).map((rule) => rule.compiled);
  const named = new Set(rules.flatMap(({ on }) => [...(on ?? [])]));
  return {
    ...useOf(policy),
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
 * does not allow. A policy that cannot be read denies. Neither the order of policies and rules nor a priority changes the decision.
 */
export class RequestEvaluation {
  private readonly matched: Placed<Matched>[] = [];
  private readonly errors: Placed<RuleError>[] = [];
  private readonly time: number;
  private readonly request: EvaluationRequest;

  constructor(
    request: EvaluationRequest,
    private readonly at: Date,
  ) {
    this.time = at.getTime();
    this.request = comparableRequest(request);
  }

  /** Puts the request to one policy more; one that is not active, or outside its window, says nothing. */
  consider({
    policy_id,
    fault,
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
    if (fault !== undefined) {
      this.errors.push({ policy_id, ...fault, effect: 'deny', priority: 0 });
      return;
    }
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
