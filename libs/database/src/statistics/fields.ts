import type { FieldOptions } from '@lucid/common';

/** A whole number that an answer always has, or only where it is known. */
export const count = (description: string, required = true): FieldOptions => ({
  kind: 'int',
  long: true,
  min: 0,
  required,
  description,
});

/** A number with a fraction, where it is known. */
export const quantity = (description: string): FieldOptions => ({
  kind: 'any',
  schema: { type: 'number' },
  description,
});

const NAME = /^(?!system\.)[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/** The path of what is about one collection. */
export const COLLECTION_PATH = {
  name: {
    kind: 'text',
    minLength: 1,
    maxLength: 120,
    pattern: NAME,
    required: true,
    description: 'Name of the collection.',
    example: 'users',
  },
} as const satisfies Record<string, FieldOptions>;
