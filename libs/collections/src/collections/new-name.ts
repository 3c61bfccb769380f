import type { FieldOptions } from '@lucid/common';

/**
 * The name of a collection that is made here: narrower than what MongoDB takes, so that it can stand unescaped in paths,
 * file names and shells; `lucid_scratch_` and `lucid_restore_` are kept for work under way. With the longest name of a database it stays within the 255 bytes of a namespace.
 */
export const NEW_NAME = {
  kind: 'text',
  minLength: 1,
  maxLength: 190,
  pattern: /^(?!system\.|lucid_(?:scratch|restore)_)[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*$/,
  required: true,
  collection: true,
  description: 'Name of the collection: letters, digits, `_`, `-` and, between others, `.`.',
  example: 'measurements',
} as const satisfies FieldOptions;
