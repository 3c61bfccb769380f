import type { Scope } from './scopes';

/**
 * What an operation does to the collections that its request names:
 * - `shape` reads what MongoDB keeps about them, and the names and types of fields;
 * - `define` changes their names, options, rules or indexes;
 * - `values` tells what documents hold, also by counts, duplicates or refusals;
 * - `write` writes documents;
 * - `delete` deletes documents, or lets MongoDB delete them later.
 */
export const EFFECTS = ['shape', 'define', 'values', 'write', 'delete'] as const;
export type Effect = (typeof EFFECTS)[number];

/** What a field of a request adds to the effect of its operation. */
export interface FieldEffect {
  kind: Effect;
  /** The values that have the effect. When left out: every value but null and false. */
  when?: readonly unknown[];
  /** The scope that the effect needs, where it is not on the named collections. */
  scope?: Scope;
}
