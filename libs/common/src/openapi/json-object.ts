import type { AnyRule } from '../fields/field';
import { component, type JsonSchema, ref } from './schemas';

/** How deep a caller's own object may nest: below what a whole body may. */
const MAX_LEVELS = 16;

/** The keys that no body may hold; parseJsonBody refuses them. */
const KEYS = { pattern: String.raw`^(?!(?:__proto__|constructor|prototype)$|\$)[^.\x00]*$` };

const JSON_VALUE = component('JsonValue', MAX_LEVELS, (): JsonSchema => ({
  description: 'Whatever JSON can say, but for keys that begin with $, hold a dot or name a prototype.',
  // No types: to name all six says nothing more, and generators of clients make a union of it that contains itself.
  items: ref('JsonValue'),
  propertyNames: KEYS,
  additionalProperties: ref('JsonValue'),
}));

/** Whether a value nests at most so many levels; every child costs one step. */
function nestsWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  for (const key in value) if (!nestsWithin((value as Record<string, unknown>)[key], levels - 1)) return false;
  return true;
}

/** An object of the caller's own making: any keys and values, in bounded depth. */
export const JSON_OBJECT: AnyRule = {
  kind: 'any',
  schema: { type: 'object', propertyNames: KEYS, additionalProperties: JSON_VALUE },
  check: {
    code: 'object',
    message: `must be an object that nests at most ${MAX_LEVELS} levels`,
    passes: (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && nestsWithin(value, MAX_LEVELS),
  },
};
