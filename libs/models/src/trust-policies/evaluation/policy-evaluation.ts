import { Field, JSON_OBJECT } from '@lucid/common';
import { ID } from '@lucid/resource';
import { type Evaluation, type Matched, MAX_TOLD, REASONS, type RuleError } from './evaluate';
import { EFFECTS, type Effect, NAME } from './policy-rule';

const DECISION = { kind: 'text', values: EFFECTS, enumName: 'RuleEffect', required: true } as const;

/** What may a subject do? */
export class PolicyEvaluationRequest {
  @Field({
    ...NAME,
    required: true,
    description: 'Who makes the request, 1 to 256 visible ASCII characters without `*`.',
    example: 'alice',
  })
  subject!: string;

  @Field({
    ...NAME,
    required: true,
    description: 'Requested action, 1 to 256 visible ASCII characters without `*`.',
    example: 'read',
  })
  action!: string;

  @Field({
    ...NAME,
    required: true,
    description: 'Resource of the request, 1 to 256 visible ASCII characters without `*`.',
    example: 'session:42',
  })
  resource!: string;

  @Field({
    ...JSON_OBJECT,
    fallback: Object.freeze({}),
    description:
      'Values that conditions compare: any fields, nested at most 16 levels. Text is compared in Unicode form NFC, and case matters. Default: empty.',
    example: { device: { trusted: true }, ip: '10.1.2.3' },
  })
  context!: Record<string, unknown>;

  @Field({
    kind: 'list',
    items: ID,
    minItems: 1,
    maxItems: 1000,
    unique: true,
    inExamples: false,
    description:
      'Ids of the policies to evaluate, 1 to 1,000. Those that are not active do not count. Default: all active policies.',
    example: ['policy-grace-1'],
  })
  policy_ids?: string[];
}

/** A rule that applied. */
export class MatchedRule implements Matched {
  @Field({ kind: 'text', required: true, description: 'Id of the policy.', example: 'policy-grace-1' })
  policy_id!: string;

  @Field({ kind: 'text', required: true, description: 'Id of the rule.', example: 'trusted-devices' })
  rule_id!: string;

  @Field({ ...DECISION, description: 'Effect of the rule.' })
  effect!: Effect;
}

/** A rule of which it could not be told whether it applies. */
export class FailedRule implements RuleError {
  @Field({ kind: 'text', required: true, description: 'Id of the policy.', example: 'policy-grace-2' })
  policy_id!: string;

  @Field({
    kind: 'text',
    required: true,
    description: 'Id of the rule. Empty if the service cannot read the policy itself, which then denies.',
    example: 'office-hours',
  })
  rule_id!: string;

  @Field({
    kind: 'text',
    required: true,
    description:
      'First condition that could not be compared, or first field of the policy that could not be read, with the cause.',
    example: 'context.hour is text, and gte compares numbers and times',
  })
  message!: string;
}

/** The decision on a request, and what it rests on. */
export class PolicyEvaluation implements Evaluation {
  @Field({ ...DECISION, description: 'Decision: `allow` or `deny`.' })
  decision!: Effect;

  @Field({
    kind: 'text',
    values: REASONS,
    enumName: 'EvaluationReason',
    required: true,
    description:
      'Reason for the decision. `denied_by_rule`: a rule denies. `denied_by_error`: a rule that denies failed, or a policy cannot be read. `allowed_by_rule`: a rule allows and none denies. `nothing_matched`: no rule allows.',
    example: 'allowed_by_rule',
  })
  reason!: Evaluation['reason'];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => MatchedRule },
    maxItems: MAX_TOLD,
    required: true,
    description: 'Rules that applied, at most 1,000: those that deny first, then by priority, then by id.',
  })
  matched!: MatchedRule[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => FailedRule },
    maxItems: MAX_TOLD,
    required: true,
    example: [],
    description: 'Rules that failed, at most 1,000, in the same order.',
  })
  errors!: FailedRule[];

  @Field({
    kind: 'flag',
    inExamples: false,
    description: `Present and true if a list has more than ${MAX_TOLD.toLocaleString('en')} rules; only the first are returned.`,
  })
  truncated?: true;

  @Field({
    kind: 'instant',
    required: true,
    description: 'Time of the evaluation, compared with the time windows of the policies, in UTC.',
  })
  evaluated_at!: Date;
}
