import type { Effect } from '../scopes/effect';
import type { DeclaredOperation } from '../requests/declared-operation';

/** What an effect on collections needs beyond the scope of the operation. */
const NEEDED: Partial<Record<Effect, string>> = {
  values: 'The key also needs `models:read`, because the response depends on stored values.',
  write: 'The key also needs `models:write`.',
};

interface Described {
  summary: string;
  description?: string;
  scope: DeclaredOperation['scope'];
  collections?: Effect;
}

/** The description of an operation, with the scope that its effect on collections needs. */
export function describeEffect({ summary, description, scope, collections = 'shape' }: Described): string {
  const needed = scope.startsWith('models:') ? undefined : NEEDED[collections];
  return needed === undefined ? (description ?? summary) : `${description ?? `${summary}.`} ${needed}`;
}
