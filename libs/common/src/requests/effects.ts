import type { FieldOptions } from '../fields/field';
import { fieldsOf, type ModelClass } from '../fields/model-class';
import type { Effect, FieldEffect } from '../scopes/effect';
import type { Scope } from '../scopes/scopes';

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
