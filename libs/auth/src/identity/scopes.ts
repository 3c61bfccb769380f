import { type Scope, SCOPES } from '@lucid/common';

const ALL = Object.keys(SCOPES) as Scope[];
const GROUPS = new Set(ALL.map((scope) => `${scope.slice(0, scope.indexOf(':'))}:*`));

/** Everything that a key may be granted: `*`, a group such as `models:*`, or one scope. */
export const GRANTS: readonly string[] = ['*', ...GROUPS, ...ALL];

/** Whether grants allow all that another grant does, also what it will allow once there are more scopes. */
export const covers = (granted: readonly string[], wanted: string): boolean =>
  granted.some(
    (grant) => grant === '*' || grant === wanted || (grant.endsWith(':*') && wanted.startsWith(grant.slice(0, -1))),
  );

/** The scopes that grants come to. */
export const scopesOf = (granted: readonly string[]): Scope[] => ALL.filter((scope) => covers(granted, scope));
