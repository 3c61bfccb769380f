import type { ChangeableModelDefinition } from '@lucid/resource';
import { Session } from './session';

/** What the service derives of sessions. */
export const SESSIONS = {
  model: Session,
  noun: 'Session',
  plural: 'Sessions',
  path: 'sessions',
  tag: 'Recorded sessions and their chunks: append, complete, prove and anchor them.',
  id: 'session_id',
  operations: {
    list: 'listSessions',
    create: 'createSession',
    bulk: 'bulkCreateSessions',
    get: 'getSession',
    replace: 'replaceSession',
    update: 'updateSession',
    delete: 'deleteSession',
  },
  cachedBy: ['session_id'],
  list: { sorts: { created_at: {} }, equals: { user_id: {}, status: {}, trust_policy_id: {} } },
  rules: {
    create: 'The user and the trust policy must exist. A new session is `active`; append its chunks next.',
    replace: 'Only `trust_policy_id` can change. Use `complete` and `fail` to end a session.',
    update: 'Only `trust_policy_id` can change. Use `complete` and `fail` to end a session.',
    delete: 'The chunks and their content go with the session. An anchored session cannot be deleted (409).',
  },
  examples: { change: { trust_policy_id: 'policy-grace-1' } },
  bodyLimits: { create: 1024 * 1024, bulk: 16 * 1024 * 1024 },
  references: [
    { field: 'user_id', collection: 'users', key: 'user_id' },
    { field: 'trust_policy_id', collection: 'trust_policies', key: 'policy_id' },
  ],
} as const satisfies ChangeableModelDefinition<Session>;
