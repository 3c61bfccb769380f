import { Field, JSON_OBJECT } from '@lucid/common';
import { ID } from '@lucid/resource';
import { type Evaluation, type Matched, MAX_TOLD, REASONS, type RuleError } from './evaluate';
import { EFFECTS, type Effect, NAME } from './policy-rule';

const DECISION = { kind: 'text', values: EFFECTS, enumName: 'RuleEffect', required: true } as const;

/** What may a subject do? */
export class PolicyEvaluationRequest {
  @Field({ ...NAME, required: true, description: 'Who asks.', example: 'alice' })
  subject!: string;

  @Field({ ...NAME, required: true, description: 'What is to be done.', example: 'read' })
  action!: string;

  @Field({ ...NAME, required: true, description: 'What it is to be done with.', example: 'session:42' })
  resource!: string;

  @Field({
    ...JSON_OBJECT,
    fallback: Object.freeze({}),
    description:
      'What conditions compare: any fields of the caller, nested at will. Text is compared after Unicode normalisation to NFC, and capitals differ from small letters.',
    example: { device: { trusted: true }, ip: '10.1.2.3' },
  })
  context!: Record<string, unknown>;

  @Field({
    kind: 'list',
    items: ID,
    minItems: 1,
    maxItems: 1000,
    unique: true,
    description: 'The policies to ask, instead of all that are active; those that are not active say nothing.',
  })
  policy_ids?: string[];
}

/** A rule that applied. */
export class MatchedRule implements Matched {
  @Field({ kind: 'text', required: true, description: 'Id of its policy.' })
  policy_id!: string;

  @Field({ kind: 'text', required: true, description: 'Id of the rule.' })
  rule_id!: string;

  @Field({ ...DECISION, description: 'What the rule does.' })
  effect!: Effect;
}

/** A rule of which it could not be told whether it applies. */
export class FailedRule implements RuleError {
  @Field({ kind: 'text', required: true, description: 'Id of its policy.' })
  policy_id!: string;

  @Field({
    kind: 'text',
    required: true,
    description: 'Id of the rule. Empty when the policy itself cannot be read: it then denies.',
  })
  rule_id!: string;

  @Field({
    kind: 'text',
    required: true,
    description:
      'The first condition of the rule that could not be compared, or the first field of the policy that cannot be read, and why.',
  })
  message!: string;
}

/** The decision on a request, and what it rests on. */
export class PolicyEvaluation implements Evaluation {
  @Field({ ...DECISION, description: 'Whether it is allowed.' })
  decision!: Effect;

  @Field({
    kind: 'text',
    values: REASONS,
    enumName: 'EvaluationReason',
    required: true,
    description:
      'denied_by_rule: a rule denies it. denied_by_error: of a rule that denies it could not be told whether it applies, or a policy cannot be read. allowed_by_rule: a rule allows it and none denies. nothing_matched: no rule allows it.',
  })
  reason!: Evaluation['reason'];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => MatchedRule },
    maxItems: MAX_TOLD,
    required: true,
    description: 'The rules that applied: those that deny first, then by priority, then by id.',
  })
  matched!: MatchedRule[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => FailedRule },
    maxItems: MAX_TOLD,
    required: true,
    description: 'The rules of which it could not be told, in the same order.',
  })
  errors!: FailedRule[];

  @Field({ kind: 'flag', description: `True when either list has only its first ${MAX_TOLD} rules; else absent.` })
  truncated?: true;

  @Field({ kind: 'instant', required: true, description: 'The time that effective windows were held against.' })
  evaluated_at!: Date;
}
