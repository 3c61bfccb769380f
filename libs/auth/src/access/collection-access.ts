import type { AskedEffects, Effect, RequestedEffect, Scope } from '@lucid/common';
import { type Protection, protectionOf } from '@lucid/mongo';

/** The scopes that an effect on documents needs. Those of callers' collections are read and written like models. */
const NEEDED: Readonly<Record<'data' | 'callers', Partial<Record<Effect, Scope>>>> = {
  data: { values: 'models:read', write: 'models:write', delete: 'models:delete' },
  callers: { values: 'models:read', write: 'models:write', delete: 'database:delete' },
};

/** What a request may not do: an effect on a closed collection, or one whose scope its key lacks. */
export type Denial = { effect: RequestedEffect; collection?: string } & ({ closed: true } | { lacks: Scope });

/** A closed collection cannot be named at all; of the service's own books no document is reached. */
const isClosed = (protection: Protection, effect: Effect): boolean =>
  protection === 'closed' || (protection === 'book' && effect !== 'shape' && effect !== 'define');

/** The scopes that an effect needs on a collection, or on all of them. */
function neededFor({ kind, scope }: RequestedEffect, protection: Protection | undefined): Scope[] {
  if (scope !== undefined) return [scope];
  const rows =
    protection === undefined ? Object.values(NEEDED) : protection in NEEDED ? [NEEDED[protection as 'data']] : [];
  return rows.flatMap((row) => row[kind] ?? []);
}

/**
 * Decides on everything that a request names and does, by the `@Model` options of the collections and the scopes of the key.
 * @returns the first thing that it may not do
 */
export function denialOf({ collections, effects }: AskedEffects, has: (scope: Scope) => boolean): Denial | undefined {
  const named: (string | undefined)[] = collections.length === 0 ? [undefined] : collections;
  for (const collection of named) {
    const protection = collection === undefined ? undefined : protectionOf(collection);
    const at = collection === undefined ? {} : { collection };
    for (const effect of effects) {
      if (protection !== undefined && effect.scope === undefined && isClosed(protection, effect.kind))
        return { effect, ...at, closed: true };
      const lacks = neededFor(effect, protection).find((scope) => !has(scope));
      if (lacks !== undefined) return { effect, ...at, lacks };
    }
  }
  return undefined;
}
