import { type FieldError, type ListQuery, PLAIN_WRITE, ProblemError } from '@lucid/common';
import { MongoService, type Page } from '@lucid/mongo';
import { LinkedResourceService, missingReferences, refuseMissing } from '@lucid/resource';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { refusePoliciesInUse } from './policies-in-use';
import { checkPolicy, policyErrors } from './policy-rules';
import { PolicyVersionsService } from './policy-versions.service';
import { TRUST_POLICIES } from './trust-policies.definition';
import { TrustPolicy, type TrustPolicyVersion } from './trust-policy';

/** Trust policies: no version of one is lost before it is deleted. */
@Injectable()
export class TrustPoliciesService extends LinkedResourceService<TrustPolicy> {
  constructor(
    mongo: MongoService,
    private readonly earlier: PolicyVersionsService,
  ) {
    super(mongo, TRUST_POLICIES);
  }

  protected override complete(policy: TrustPolicy, before?: TrustPolicy): TrustPolicy {
    checkPolicy(policy, before);
    return policy;
  }

  protected override async storeLinked(policies: TrustPolicy[], session: mongo.ClientSession): Promise<void> {
    refuseMissing(
      await missingReferences(this.mongo, TRUST_POLICIES.references, policies, session),
      policies.length === 1,
    );
    await this.insert(policies, session);
  }

  protected override async overwritten(
    before: TrustPolicy,
    after: TrustPolicy,
    session: mongo.ClientSession,
  ): Promise<void> {
    await this.earlier.keep(before, after.updated_at, session);
  }

  protected override async removeLinked({ policy_id }: TrustPolicy, session: mongo.ClientSession): Promise<void> {
    await refusePoliciesInUse(this.mongo, [policy_id], {}, session);
    await this.earlier.forget([policy_id], session);
  }

  /** Moves a policy to another status and leaves the rest; nothing changes where it has that status. @throws ProblemError 404, 412, 422 */
  async setStatus(id: string, status: 'active' | 'revoked', ifMatch: string | undefined): Promise<TrustPolicy> {
    return this.change(
      id,
      ifMatch,
      (replaceable) => ({ ...replaceable, status }),
      ([field]) => field === 'status',
    );
  }

  /** What a policy would be refused for, without storing it. */
  async validate(body: object): Promise<FieldError[]> {
    const policy = { policy_id: PLAIN_WRITE.newId(), ...body } as TrustPolicy;
    const outside = (await this.findProblems([policy])).get(0)?.errors ?? [];
    return [...policyErrors(policy), ...outside];
  }

  /** The earlier versions of a policy, the latest first. @throws ProblemError 404 */
  async versions(id: string, query: ListQuery): Promise<Page<TrustPolicyVersion>> {
    await this.get(id);
    return this.earlier.list(query, { policy_id: id });
  }

  /** One version of a policy, the current one among them. @throws ProblemError 404 */
  async version(id: string, version: number): Promise<TrustPolicyVersion> {
    const current = await this.get(id);
    if (current.version === version) return current;
    const found = await this.earlier.find(id, version);
    if (found === undefined) throw new ProblemError('not_found', `There is no version ${version} of policy ${id}.`);
    return found;
  }
}
