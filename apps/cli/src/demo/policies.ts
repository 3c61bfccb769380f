import type { components } from '@lucid/client';
import { type DataSet, iso } from './data-set';
import { userId } from './people';
import { uuidOf } from './random';

const usersEach = 10;
const dayMs = 24 * 3600 * 1000;

type DemoRule = components['schemas']['PolicyRule'];

/** A trust policy as the API takes it, with its id. */
export type DemoPolicy = components['schemas']['CreateTrustPolicy'] & { policy_id: string };

type Kind = Pick<DemoPolicy, 'name' | 'policy_type' | 'description'>;

const kinds: readonly [Kind, ...Kind[]] = [
  { name: 'Trusted devices only', policy_type: 'user_trust', description: 'Who may read from which device.' },
  { name: 'Known nodes', policy_type: 'node_trust', description: 'Which nodes may take part.' },
  { name: 'Recorded sessions', policy_type: 'session_policy', description: 'Who may read and keep sessions.' },
  { name: 'Shared content', policy_type: 'content_policy', description: 'What may be shared with whom.' },
  { name: 'Office network', policy_type: 'network_policy', description: 'From where the services are used.' },
];

const rules: readonly [DemoRule, ...DemoRule[]] = [
  { rule_id: 'read-own', effect: 'allow', actions: ['read', 'list'], priority: 10 },
  {
    rule_id: 'write-trusted',
    effect: 'allow',
    actions: ['write'],
    conditions: [{ field: 'context.device.trusted', op: 'eq', value: true }],
    priority: 20,
  },
  {
    rule_id: 'large-transfers',
    effect: 'deny',
    actions: ['transfer'],
    conditions: [{ field: 'context.amount', op: 'gt', value: 1_000_000_000 }],
    priority: 100,
  },
  {
    rule_id: 'outside-office',
    effect: 'deny',
    actions: ['delete', 'export'],
    conditions: [{ field: 'context.network.address', op: 'cidr', value: '203.0.113.0/24' }],
    priority: 50,
  },
  {
    rule_id: 'regions',
    effect: 'allow',
    actions: ['replicate'],
    resources: ['sessions', 'blocks'],
    conditions: [{ field: 'context.region', op: 'in', value: ['eu-west', 'eu-north', 'us-east'] }],
    priority: 5,
  },
];

/** One policy per ten users. */
export const policyCount = (data: DataSet): number => Math.ceil(data.sizes.users / usersEach);

export const policyId = (data: DataSet, policy: number): string => uuidOf(data.digits('policy', policy));

export function makePolicy(data: DataSet, policy: number): DemoPolicy {
  const draws = data.draws('policy', policy);
  const kind = draws.pick(kinds);
  const owner = Math.min(policy * usersEach + draws.whole(0, usersEach - 1), data.sizes.users - 1);
  const from = data.place.start - draws.whole(1, 90) * dayMs;
  // At least one rule; which of them, each decides for itself.
  const chosen = rules.filter(() => draws.chance(0.5));
  return {
    policy_id: policyId(data, policy),
    user_id: userId(data, owner),
    ...kind,
    status: draws.chance(0.85) ? 'active' : 'draft',
    subjects: draws.chance(0.5) ? ['*'] : [userId(data, owner)],
    rules: chosen.length > 0 ? chosen : [rules[0]],
    effective_from: iso(from),
    ...(draws.chance(0.3) && { effective_until: iso(data.place.start + draws.whole(200, 900) * dayMs) }),
  };
}
