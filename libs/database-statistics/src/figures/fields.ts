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
