import { registerModel } from '@lucid/resource';
import { PolicyEvaluationService } from './evaluation/policy-evaluation.service';
import { PolicyVersionsService } from './policy-versions.service';
import { TrustPoliciesController } from './trust-policies.controller';
import { TRUST_POLICIES } from './trust-policies.definition';
import { TrustPoliciesService } from './trust-policies.service';
import { TrustPolicyVersion } from './trust-policy';

registerModel({
  definition: TRUST_POLICIES,
  parts: [TrustPolicyVersion],
  controllers: [TrustPoliciesController],
  providers: [PolicyEvaluationService, PolicyVersionsService, TrustPoliciesService],
});
