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
    description: 'Id of the policy; a UUID is made when it is left out.',
    example: '0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e60',
  })
  policy_id!: string;

  @Field({
    ...ID,
    required: true,
    immutable: true,
    description: 'The user who owns it.',
    example: '0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e5f',
  })
  user_id!: string;

  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: 255,
    required: true,
    description: 'Name of the policy.',
    example: 'Trusted devices only',
  })
  name!: string;

  @Field({ kind: 'text', maxLength: 1000, description: 'What it is for.' })
  description?: string;

  @Field({
    kind: 'text',
    values: POLICY_TYPES,
    enumName: 'PolicyType',
    required: true,
    description: 'What kind of trust it is about.',
  })
  policy_type!: (typeof POLICY_TYPES)[number];

  @Field({
    kind: 'text',
    values: POLICY_STATUSES,
    enumName: 'PolicyStatus',
    fallback: 'draft',
    required: true,
    description:
      'A new policy is a draft or active. draft becomes active or revoked; active becomes inactive or revoked; inactive becomes active or revoked; a revoked policy never changes again.',
  })
  status!: PolicyStatus;

  @Field({ ...names(1000), description: 'Subjects it is about; `*` or an empty list is all.', example: ['alice'] })
  subjects?: string[];

  @Field({ ...names(200), description: 'Actions it is about; `*` or an empty list is all.', example: ['read'] })
  actions?: string[];

  @Field({ ...names(1000), description: 'Resources it is about; `*` or an empty list is all.', example: ['*'] })
  resources?: string[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => PolicyRule },
    minItems: 1,
    maxItems: 200,
    required: true,
    description: 'Its rules; their order has no meaning.',
  })
  rules!: PolicyRule[];

  @Field({
    kind: 'instant',
    exact: true,
    description: 'Time from which the policy counts, to the millisecond; from the start when left out.',
  })
  effective_from?: Date;

  @Field({
    kind: 'instant',
    exact: true,
    description: 'Time from which the policy no longer counts, to the millisecond; without an end when left out.',
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
    description: 'When the next version took its place; absent on the current one.',
  })
  replaced_at?: Date;
}
