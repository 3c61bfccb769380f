import type { ChangeableModelDefinition } from '@lucid/resource';
import { TrustPolicy } from './trust-policy';

/** What the service derives of trust policies. */
export const TRUST_POLICIES = {
  model: TrustPolicy,
  noun: 'TrustPolicy',
  plural: 'TrustPolicies',
  path: 'trust-policies',
  tag: 'Trust policies: who may do what, kept in every version, and evaluated.',
  id: 'policy_id',
  operations: {
    list: 'listTrustPolicies',
    create: 'createTrustPolicy',
    bulk: 'bulkCreateTrustPolicies',
    get: 'getTrustPolicy',
    replace: 'replaceTrustPolicy',
    update: 'updateTrustPolicy',
    delete: 'deleteTrustPolicy',
  },
  cachedBy: ['policy_id'],
  list: {
    sorts: { created_at: {} },
    equals: { user_id: {}, status: {}, policy_type: {} },
  },
  bodyLimits: { create: 256 * 1024, bulk: 16 * 1024 * 1024 },
  preconditionRequired: true,
  references: [{ field: 'user_id', collection: 'users', key: 'user_id' }],
  lockShards: 64,
} as const satisfies ChangeableModelDefinition<TrustPolicy>;
