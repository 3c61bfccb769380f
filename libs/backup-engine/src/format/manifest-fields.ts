import type { FieldOptions } from '@lucid/common';
import { NAMESPACE_TYPES } from './metadata';

export const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

export const BACKUP_ID: FieldOptions = {
  kind: 'text',
  minLength: 1,
  maxLength: 128,
  pattern: /^[A-Za-z0-9-]+$/,
  required: true,
  description: 'Id of the backup: that of the job that made it.',
};

export const COLLECTION = {
  kind: 'text',
  minLength: 1,
  maxLength: 255,
  pattern: new RegExp(String.raw`^(?!system\.|lucid_(?:scratch|restore)_|\.)[^$\x00]+$`),
  collection: true,
} as const;

/** A namespace of a backup: as {@link COLLECTION}, or the collection of stored functions. */
export const NAMESPACE = {
  kind: 'text',
  minLength: 1,
  maxLength: 255,
  pattern: new RegExp(String.raw`^(?:system\.js|(?!system\.|lucid_(?:scratch|restore)_|\.)[^$\x00]+)$`),
} as const;

export const SCHEDULE_ID: FieldOptions = {
  kind: 'text',
  minLength: 1,
  maxLength: 64,
  pattern: /^[A-Za-z0-9-]+$/,
  required: true,
  description: 'Id of the schedule.',
};

export const DATABASE = {
  kind: 'text',
  minLength: 1,
  maxLength: 63,
  pattern: /^(?!(?:admin|local|config)$)[a-z0-9][a-z0-9_-]*$/,
} as const;

/** Name and type of a namespace, in a backup and in the plan of its restore. */
export const NAMESPACE_NAME = { kind: 'text', required: true, description: 'Its name.' } as const;
export const NAMESPACE_TYPE = {
  kind: 'text',
  values: NAMESPACE_TYPES,
  enumName: 'NamespaceType',
  required: true,
  description: 'What it is.',
} as const;
