import type { ChangeableModelDefinition } from '@lucid/resource';
import { TrustPolicy } from './trust-policy';

/** What the service derives of trust policies. */
export const TRUST_POLICIES = {
  model: TrustPolicy,
  noun: 'TrustPolicy',
  plural: 'TrustPolicies',
  path: 'trust-policies',
  tag: 'Trust policies: who may do what. The service keeps every version and evaluates them.',
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
  rules: {
    create:
      'The service checks every condition and the time window (422), and the user must exist. A `draft` does not count until you activate it.',
    replace: 'The service keeps the previous version. A revoked policy never changes (422).',
    update: 'The service keeps the previous version. A revoked policy never changes (422).',
    delete: 'All versions go with it. While sessions refer to the policy, the service answers 409; revoke it instead.',
  },
  bodyLimits: { create: 256 * 1024, bulk: 16 * 1024 * 1024 },
  preconditionRequired: true,
  references: [{ field: 'user_id', collection: 'users', key: 'user_id' }],
  lockShards: 64,
} as const satisfies ChangeableModelDefinition<TrustPolicy>;
