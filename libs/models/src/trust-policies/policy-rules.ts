import { type FieldError, firstOf, MAX_ERRORS, ProblemError } from '@lucid/common';
import { compileCondition, InvalidConditionError } from './evaluation/conditions';
import type { PolicyCondition, PolicyRule } from './evaluation/policy-rule';
import { policyMisfit } from './evaluation/stored-policy';
import type { PolicyStatus, TrustPolicy } from './trust-policy';

/** What a status may become. A policy that was in use is no draft again, and a revoked one stays revoked. */
const NEXT: Readonly<Record<PolicyStatus, readonly PolicyStatus[]>> = {
  draft: ['active', 'revoked'],
  active: ['inactive', 'revoked'],
  inactive: ['active', 'revoked'],
  revoked: [],
};

function statusErrors(status: PolicyStatus, before: PolicyStatus | undefined): FieldError[] {
  const refused = (message: string): FieldError[] => [{ pointer: '/status', code: 'status', message }];
  if (before === undefined)
    return status === 'draft' || status === 'active' ? [] : refused('of a new policy is draft or active');
  // Another program stored what is no status: any status repairs it.
  if (!Object.hasOwn(NEXT, before)) return [];
  if (before === 'revoked') return refused('is revoked, and a revoked policy never changes');
  if (status === before || NEXT[before].includes(status)) return [];
  return refused(`cannot become ${status}: ${before} becomes ${NEXT[before].join(' or ')}`);
}

function conditionErrors(condition: PolicyCondition, pointer: string): FieldError[] {
  try {
    compileCondition(condition);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidConditionError)) throw error;
    const { part, message } = error;
    return part === 'value' && condition.value === undefined
      ? [{ pointer: `${pointer}/value`, code: 'required', message: `${message}; it is required` }]
      : [{ pointer: `${pointer}/${part}`, code: part === 'value' ? condition.op : 'field', message }];
  }
}

function* ruleErrors(rules: readonly PolicyRule[]): Generator<FieldError> {
  const seen = new Set<string>();
  for (const [place, { rule_id, conditions = [] }] of rules.entries()) {
    const pointer = `/rules/${place}`;
    if (seen.has(rule_id))
      yield { pointer: `${pointer}/rule_id`, code: 'unique', message: 'is the id of another rule' };
    seen.add(rule_id);
    for (const [i, condition] of conditions.entries()) yield* conditionErrors(condition, `${pointer}/conditions/${i}`);
  }
}

type Window = Pick<TrustPolicy, 'effective_from' | 'effective_until'>;

function windowErrors({ effective_from, effective_until }: Window): FieldError[] {
  if (effective_from === undefined || effective_until === undefined || effective_from < effective_until) return [];
  return [{ pointer: '/effective_until', code: 'range', message: 'must be after effective_from' }];
}

type Judged = Pick<TrustPolicy, 'status' | 'rules'> & Window;

/** A change of one field keeps the rest as it is stored, which another program may have stored in a form that cannot be judged. */
const typeErrors = (pointer: string): FieldError[] => [
  { pointer, code: 'type', message: 'is stored with a value that no policy has there; replace the policy' },
];

function* errorsOf(policy: Judged, before?: TrustPolicy): Generator<FieldError> {
  const misfit = before === undefined ? undefined : policyMisfit(policy);
  if (misfit !== undefined) return yield* typeErrors(misfit);
  yield* statusErrors(policy.status, before?.status);
  yield* windowErrors(policy);
  // Rules that a change leaves as they are were checked when they were stored, or come from another program.
  if (policy.rules !== before?.rules) yield* ruleErrors(policy.rules);
}

/** The first rules between its fields that a policy breaks, and those of the change of its status. */
export const policyErrors = (policy: Judged, before?: TrustPolicy): FieldError[] =>
  firstOf(MAX_ERRORS, errorsOf(policy, before));

/** @throws ProblemError 422 naming every rule that a policy breaks */
export function checkPolicy(policy: TrustPolicy, before?: TrustPolicy): void {
  const errors = policyErrors(policy, before);
  if (errors.length > 0)
    throw new ProblemError('unprocessable', 'The policy breaks the rules listed in errors.', { errors });
}
