import { ProblemError } from '@lucid/common';
import { isServiceCollection } from '@lucid/mongo';

/** Why a collection stays as it is, or is left out; undefined for one that is restored. */
export function reasonToKeep(
  name: string,
  { closed, isOwnDatabase }: { closed: boolean; isOwnDatabase: boolean },
): string | undefined {
  if (!isServiceCollection(name)) return undefined;
  if (isOwnDatabase) return 'The service goes by it while it runs. It can be restored into another database.';
  return closed ? undefined : 'It is closed: only a key with the scope * restores it.';
}

/** @throws ProblemError 403 for a closed collection that a caller named and may not restore */
export function requireOpen(names: readonly string[], closed: boolean): void {
  const refused = closed ? [] : names.filter(isServiceCollection);
  if (refused.length === 0) return;
  throw new ProblemError(
    'forbidden',
    `The service keeps ${refused.join(', ')} for itself: a restore of them needs a key with the scope *. Leave them out, or use such a key.`,
    { errors: refused.map((name) => ({ pointer: '/collections', code: 'closed', message: `${name} is closed` })) },
  );
}
