import type { ChangeableModelDefinition } from '@lucid/resource';
import { User } from './user';

/** What the service derives of users. */
export const USERS = {
  model: User,
  noun: 'User',
  plural: 'Users',
  path: 'users',
  tag: 'Users, with lookup by id, e-mail address and TRON address.',
  id: 'user_id',
  operations: {
    list: 'listUsers',
    create: 'createUser',
    bulk: 'bulkCreateUsers',
    get: 'getUser',
    replace: 'replaceUser',
    update: 'updateUser',
    delete: 'deleteUser',
  },
  cachedBy: ['user_id', 'email', 'tron_address'],
  list: {
    sorts: { created_at: {} },
    equals: { email: {}, tron_address: {}, hardware_wallet_type: { path: 'hardware_wallet.type' } },
  },
  rules: {
    create: 'The e-mail address and the TRON address must be unique among users.',
    bulk: 'E-mail addresses and TRON addresses must be unique within the request too.',
  },
  bodyLimits: { create: 64 * 1024, bulk: 4 * 1024 * 1024 },
  lockShards: 32,
} as const satisfies ChangeableModelDefinition<User>;
