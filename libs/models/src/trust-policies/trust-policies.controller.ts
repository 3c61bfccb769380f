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
  policy_id: { ...ID, required: true, description: 'Id of the policy.' },
  version: { ...VERSION, readOnly: false, description: 'Version of the policy.' },
});
const Candidate = createClass(TrustPolicy);

const CHANGED = {
  path: ById,
  headers: ['If-Match', 'Idempotency-Key'] as const,
  problems: [409, 422],
  answer: { type: TrustPolicy, description: 'The policy as it is now.', headers: ['ETag'] as const },
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
    summary: 'Check a policy without storing it',
    body: { type: Candidate },
    headers: ['Idempotency-Key'],
    answer: { type: Validation, description: 'Whether it could be stored, and what stands against it.' },
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
    summary: 'Ask the policies whether a request is allowed',
    description:
      'Nothing is allowed unless a rule allows it, and one rule that denies outweighs all that allow, in whatever order they stand. ' +
      'A rule applies when it covers the subject, action and resource and all of its conditions hold; a missing field holds none. ' +
      'An error in a rule that denies denies; an error in a rule that allows is told, and does not allow. ' +
      'A policy that another program stored in a form that the API refuses denies every request while it is active; `errors` names it. ' +
      `It asks the policies named in policy_ids, or all that are active, up to ${MAX_EVALUATED}; where more are, name them. ` +
      'Only active policies inside their effective window count.',
    body: { type: PolicyEvaluationRequest },
    headers: ['Idempotency-Key'],
    problems: [422],
    answer: { type: PolicyEvaluation, description: 'The decision, and what it rests on.' },
  })
  async evaluate(
    @Body(bodyOf(PolicyEvaluationRequest)) { policy_ids, ...request }: PolicyEvaluationRequest,
  ): Promise<Evaluation> {
    return this.evaluation.evaluate(request, policy_ids);
  }

  @Post(':policy_id/activate')
  @Operation({ id: 'activateTrustPolicy', scope: 'models:write', summary: 'Put a policy into use', ...CHANGED })
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
    summary: 'Take a policy out of use for good',
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
    summary: 'List the earlier versions of a policy, the latest first',
    path: ById,
    query: PageQuery,
    answer: { type: pageClass(TrustPolicyVersion), description: 'A page.' },
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
    summary: 'Get a policy as it was in one version, or as it is',
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
