import { ProblemError } from '@lucid/common';
import { declaredCollection } from '@lucid/mongo';

/** Whether a collection is one that the service keeps for itself, by its declared models. */
export const isProtected = (name: string): boolean => declaredCollection(name) !== undefined;

/** @throws ProblemError 409 for a collection that the service keeps for itself; `what` was to be done with it */
export function refuseProtected(name: string, what: string): void {
  if (!isProtected(name)) return;
  throw new ProblemError(
    'conflict',
    `${name} is a collection of the service's own: what it is follows from the declared models, so it cannot be ${what} here. See /api/v1/database/drift.`,
  );
}
