import type { ChangeableModelDefinition } from '@lucid/resource';
import { Session } from './session';

/** What the service derives of sessions. */
export const SESSIONS = {
  model: Session,
  noun: 'Session',
  plural: 'Sessions',
  path: 'sessions',
  tag: 'Recorded sessions and their chunks: appended, completed, proven, anchored.',
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
  bodyLimits: { create: 1024 * 1024, bulk: 16 * 1024 * 1024 },
  references: [
    { field: 'user_id', collection: 'users', key: 'user_id' },
    { field: 'trust_policy_id', collection: 'trust_policies', key: 'policy_id' },
  ],
} as const satisfies ChangeableModelDefinition<Session>;
