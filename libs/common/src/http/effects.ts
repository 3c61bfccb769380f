import type { FieldOptions } from '../fields/field';
import { fieldsOf, type ModelClass } from '../fields/model-class';
import type { Scope } from './scope';

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

/** An effect of one request. */
export interface RequestedEffect {
  kind: Effect;
  scope?: Scope;
  /** The field that has it; absent for the effect of the operation itself. */
  field?: string;
}

/** What one request names, and does to that. */
export interface RequestedEffects {
  collections: string[];
  effects: RequestedEffect[];
}

const nested = (field: FieldOptions): ModelClass | undefined => {
  if (field.kind === 'object') return field.type();
  return field.kind === 'list' && field.items.kind === 'object' ? field.items.type() : undefined;
};

/** Every field of a class that names a collection or has an effect, at any depth. */
export function markedFields(type: ModelClass, seen = new Set<ModelClass>()): FieldOptions[] {
  if (seen.has(type)) return [];
  seen.add(type);
  return Object.values(fieldsOf(type)).flatMap((field) => {
    const inner = nested(field);
    const marked = field.collection === true || field.effect !== undefined;
    return [...(marked ? [field] : []), ...(inner === undefined ? [] : markedFields(inner, seen))];
  });
}

const hasEffect = ({ when }: FieldEffect, value: unknown): boolean =>
  when === undefined ? value !== null && value !== false : when.includes(value);

/** Adds what a checked value of a class names and does. */
export function collectEffects(type: ModelClass, value: object, into: RequestedEffects): void {
  for (const [name, field] of Object.entries(fieldsOf(type))) {
    const given = (value as Record<string, unknown>)[name];
    if (given === undefined) continue;
    if (field.collection === true && given !== null) into.collections.push(...([given].flat() as string[]));
    if (field.effect !== undefined && hasEffect(field.effect, given)) {
      const { kind, scope } = field.effect;
      into.effects.push({ kind, field: name, ...(scope !== undefined && { scope }) });
    }
    const inner = nested(field);
    if (inner === undefined || given === null) continue;
    for (const item of [given].flat()) collectEffects(inner, item, into);
  }
}
