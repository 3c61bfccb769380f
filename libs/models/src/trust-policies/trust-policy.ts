import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { ID, Stored } from '@lucid/resource';
import { names, PolicyRule } from './evaluation/policy-rule';

export const POLICY_TYPES = ['user_trust', 'node_trust', 'session_policy', 'content_policy', 'network_policy'] as const;
export const POLICY_STATUSES = ['draft', 'active', 'inactive', 'revoked'] as const;
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

/** Who may do what with what, and when. Only an active policy counts, and only inside its effective window. */
@Model({
  collection: 'trust_policies',
  data: true,
  search: { id: 'policy_id', text: ['name', 'description'] },
  preImages: true,
  indexes: [
    { keys: { policy_id: 1 }, unique: true, serves: 'a policy by id' },
    { keys: { created_at: -1, _id: -1 }, serves: 'the list, newest first' },
    { keys: { user_id: 1, created_at: -1, _id: -1 }, serves: "a user's policies" },
    { keys: { user_id: 1, status: 1, created_at: -1, _id: -1 }, serves: "a user's policies by status" },
    { keys: { status: 1, created_at: -1, _id: -1 }, serves: 'the list by status' },
    { keys: { policy_type: 1, created_at: -1, _id: -1 }, serves: 'the list by type' },
    { keys: { status: 1, effective_until: 1 }, serves: 'the active policies that an evaluation asks' },
  ],
})
export class TrustPolicy extends Stored {
  @Field({
    ...ID,
    required: true,
    immutable: true,
    generated: true,
    description: 'Id of the policy, 1 to 128 characters. Default: a UUID that the service generates. It never changes.',
    example: 'policy-grace-1',
  })
  policy_id!: string;

  @Field({
    ...ID,
    required: true,
    immutable: true,
    description: 'Id of the user who owns the policy. The user must exist.',
    example: 'grace',
  })
  user_id!: string;

  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: 255,
    required: true,
    description: 'Name of the policy for people, 1 to 255 characters.',
    example: 'Trusted devices only',
  })
  name!: string;

  @Field({
    kind: 'text',
    maxLength: 1000,
    description: 'Purpose of the policy, at most 1,000 characters.',
    example: 'Read sessions from trusted devices.',
  })
  description?: string;

  @Field({
    kind: 'text',
    values: POLICY_TYPES,
    enumName: 'PolicyType',
    required: true,
    description: 'Kind of the policy. Evaluation does not depend on it.',
  })
  policy_type!: (typeof POLICY_TYPES)[number];

  @Field({
    kind: 'text',
    values: POLICY_STATUSES,
    enumName: 'PolicyStatus',
    fallback: 'draft',
    required: true,
    description:
      'State of the policy; only an `active` one counts. A new policy is `draft` or `active`. `draft` becomes `active` or `revoked`; `active` becomes `inactive` or `revoked`; `inactive` becomes `active` or `revoked`; `revoked` is final. Default: `draft`.',
  })
  status!: PolicyStatus;

  @Field({
    ...names(1000),
    description: 'Subjects that the policy covers, at most 1,000. `*` or an empty list covers all.',
    example: ['alice'],
  })
  subjects?: string[];

  @Field({
    ...names(200),
    description: 'Actions that the policy covers, at most 200. `*` or an empty list covers all.',
    example: ['read'],
  })
  actions?: string[];

  @Field({
    ...names(1000),
    description: 'Resources that the policy covers, at most 1,000. `*` or an empty list covers all.',
    example: ['*'],
  })
  resources?: string[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => PolicyRule },
    minItems: 1,
    maxItems: 200,
    required: true,
    description: 'Rules of the policy, 1 to 200. Their order has no meaning.',
  })
  rules!: PolicyRule[];

  @Field({
    kind: 'instant',
    exact: true,
    description: 'Time from which the policy counts, RFC 3339, to the millisecond. Default: no lower limit.',
    example: '2026-01-01T00:00:00.000Z',
  })
  effective_from?: Date;

  @Field({
    kind: 'instant',
    exact: true,
    description:
      'Time from which the policy no longer counts, RFC 3339, to the millisecond. It must be after `effective_from`. Default: no upper limit.',
    example: '2036-01-01T00:00:00.000Z',
  })
  effective_until?: Date;
}

/** A policy as it was before a change. */
@Model({
  collection: 'trust_policy_versions',
  data: true,
  indexes: [
    {
      keys: { policy_id: 1, version: 1 },
      unique: true,
      serves: 'a version of a policy, each kept once; the earlier versions of a policy, latest first',
    },
  ],
})
export class TrustPolicyVersion extends TrustPolicy {
  @Field({
    kind: 'instant',
    readOnly: true,
    description: 'Time at which the next version replaced this one, in UTC. Absent on the current version.',
  })
  replaced_at?: Date;
}
