import { insertDocuments, MongoService, readStored, recordOf, withFields } from '@lucid/mongo';
import { type ResourceDefinition, ResourceService } from '@lucid/resource';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { type TrustPolicy, TrustPolicyVersion } from './trust-policy';

const VERSIONS: ResourceDefinition<TrustPolicyVersion> = {
  model: TrustPolicyVersion,
  noun: 'TrustPolicyVersion',
  plural: 'TrustPolicyVersions',
  path: 'trust-policies',
  id: 'policy_id',
  cachedBy: [],
  list: { sorts: { version: { unique: true } }, equals: {} },
};

/** The earlier versions of policies: written with the change that ends them, and never changed. */
@Injectable()
export class PolicyVersionsService extends ResourceService<TrustPolicyVersion> {
  constructor(mongo: MongoService) {
    super(mongo, VERSIONS);
  }

  /** Keeps a policy as it was until now, in the transaction of its change. */
  async keep(policy: TrustPolicy, replaced_at: Date, session: mongo.ClientSession): Promise<void> {
    const kept = withFields(recordOf(policy).raw, { replaced_at });
    await insertDocuments(this.mongo.db, this.collection.collectionName, [kept], { session, ...this.mongo.limit });
  }

  /** Forgets the versions of policies that are deleted: another policy may take the id of one. */
  async forget(policyIds: readonly string[], session: mongo.ClientSession): Promise<void> {
    await this.collection.deleteMany({ policy_id: { $in: policyIds } }, { session, ...this.mongo.limit });
  }

  /** An earlier version of a policy. */
  async find(policy_id: string, version: number): Promise<TrustPolicyVersion | undefined> {
    return readStored(this.collection, TrustPolicyVersion, { policy_id, version }, this.mongo.limit);
  }
}
