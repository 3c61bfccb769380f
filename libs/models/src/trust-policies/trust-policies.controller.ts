import { bodyOf, defineClass, Operation, pageClass, parametersOf, pathClass } from '@lucid/common';
import type { Page } from '@lucid/mongo';
import {
  answer,
  CONDITIONAL_READ,
  createClass,
  createReadAndChange,
  ID,
  PageQuery,
  Validation,
  VERSION,
} from '@lucid/resource';
import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Evaluation } from './evaluation/evaluate';
import { PolicyEvaluation, PolicyEvaluationRequest } from './evaluation/policy-evaluation';
import { MAX_EVALUATED, PolicyEvaluationService } from './evaluation/policy-evaluation.service';
import { TRUST_POLICIES } from './trust-policies.definition';
import { TrustPoliciesService } from './trust-policies.service';
import { TrustPolicy, TrustPolicyVersion } from './trust-policy';

const ById = pathClass(TrustPolicy, 'TrustPolicyStatusPath', 'policy_id');
const ByVersion = defineClass('TrustPolicyVersionPath', {
  policy_id: { ...ID, required: true, description: 'Id of the policy.', example: 'policy-grace-1' },
  version: { ...VERSION, readOnly: false, description: 'Version of the policy, from 1.' },
});
const Candidate = createClass(TrustPolicy);

const CHANGED = {
  path: ById,
  headers: ['If-Match', 'Idempotency-Key'] as const,
  problems: [409, 422],
  answer: { type: TrustPolicy, description: 'The changed policy.', headers: ['ETag'] as const },
};

@ApiTags('trust-policies')
@Controller('trust-policies')
export class TrustPoliciesController extends createReadAndChange(TRUST_POLICIES) {
  constructor(
    private readonly policies: TrustPoliciesService,
    private readonly evaluation: PolicyEvaluationService,
  ) {
    super(policies);
  }

  @Post('validate')
  @RouteConfig({ bodyLimit: TRUST_POLICIES.bodyLimits.create })
  @Operation({
    id: 'validateTrustPolicy',
    scope: 'models:read',
    summary: 'Validate a trust policy',
    description:
      'Runs the checks of `POST /api/v1/trust-policies` without storing the policy: conditions, time window, references and unique values. An invalid policy is a 200 with `valid: false` and the broken rules. It does not evaluate the policy.',
    body: { type: Candidate },
    headers: ['Idempotency-Key'],
    answer: { type: Validation, description: 'Whether the policy could be stored, and the broken rules.' },
  })
  async validate(@Body(bodyOf(Candidate)) body: object): Promise<Validation> {
    const errors = await this.policies.validate(body);
    return { valid: errors.length === 0, errors };
  }

  @Post('evaluate')
  @RouteConfig({ bodyLimit: 128 * 1024 })
  @Operation({
    id: 'evaluateTrustPolicies',
    scope: 'models:read',
    summary: 'Evaluate trust policies',
    description:
      'Decides whether a subject may do an action with a resource, by the active policies inside their time window, in any order. ' +
      'A rule applies if it covers all three and all of its conditions hold; a missing field fails a condition. ' +
      'The decision is `allow` only if a rule allows it and none denies it: a rule that denies denies also on an error, and so does an active policy that the service cannot read. ' +
      `The service evaluates the policies in \`policy_ids\`, or all active ones; with more than ${MAX_EVALUATED.toLocaleString('en')} active policies, name them. ` +
      'It decides only: nothing is stored or enforced.',
    body: { type: PolicyEvaluationRequest },
    headers: ['Idempotency-Key'],
    problems: [422],
    answer: { type: PolicyEvaluation, description: 'The decision and its reasons.' },
  })
  async evaluate(
    @Body(bodyOf(PolicyEvaluationRequest)) { policy_ids, ...request }: PolicyEvaluationRequest,
  ): Promise<Evaluation> {
    return this.evaluation.evaluate(request, policy_ids);
  }

  @Post(':policy_id/activate')
  @Operation({
    id: 'activateTrustPolicy',
    scope: 'models:write',
    summary: 'Activate a trust policy',
    description:
      'Sets the status to `active`, so that evaluations use the policy inside its time window from now on. Use it for a draft or an inactive policy; a revoked one stays revoked (422). If the policy is already active, nothing changes.',
    ...CHANGED,
  })
  async activate(
    @Param(parametersOf(ById)) path: InstanceType<typeof ById>,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrustPolicy | undefined> {
    return answer(await this.policies.setStatus(path.policy_id, 'active', ifMatch), reply);
  }

  @Post(':policy_id/revoke')
  @Operation({
    id: 'revokeTrustPolicy',
    scope: 'models:write',
    summary: 'Revoke a trust policy',
    description:
      'Sets the status to `revoked`, so that no evaluation uses the policy again. This is final: use `PATCH` with `status: inactive` for a pause. The policy and its versions stay readable.',
    ...CHANGED,
  })
  async revoke(
    @Param(parametersOf(ById)) path: InstanceType<typeof ById>,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrustPolicy | undefined> {
    return answer(await this.policies.setStatus(path.policy_id, 'revoked', ifMatch), reply);
  }

  @Get(':policy_id/versions')
  @Operation({
    id: 'listTrustPolicyVersions',
    scope: 'models:read',
    summary: 'List the versions of a trust policy',
    description:
      'Returns one page of the earlier versions, latest first, each with the time at which the next one replaced it. The current version is not listed; get the policy itself. Deleting the policy deletes its versions.',
    path: ById,
    query: PageQuery,
    answer: { type: pageClass(TrustPolicyVersion), description: 'One page of earlier versions.' },
  })
  async versions(
    @Param(parametersOf(ById)) path: InstanceType<typeof ById>,
    @Query(parametersOf(PageQuery)) query: InstanceType<typeof PageQuery>,
  ): Promise<Page<TrustPolicyVersion>> {
    return this.policies.versions(path.policy_id, query);
  }

  @Get(':policy_id/versions/:version')
  @Operation({
    id: 'getTrustPolicyVersion',
    scope: 'models:read',
    summary: 'Get a version of a trust policy',
    description:
      'Returns the policy as it was in this version, or the current one. Use it to explain an earlier decision, with `version` from the list. It restores nothing: send the old fields with PUT for that.',
    path: ByVersion,
    ...CONDITIONAL_READ,
    answer: { type: TrustPolicyVersion, description: 'The policy in that version.', headers: ['ETag'] },
  })
  async version(
    @Param(parametersOf(ByVersion)) { policy_id, version }: InstanceType<typeof ByVersion>,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrustPolicyVersion | undefined> {
    return answer(await this.policies.version(policy_id, version), reply, ifNoneMatch);
  }
}
