import { Field, type FieldOptions, INVALID_FIELDS, type InvalidField, type Rule } from '@lucid/common';

/** 64 lower-case hexadecimal digits: a SHA-256 hash. */
export const HEX64 = {
  kind: 'text',
  minLength: 64,
  maxLength: 64,
  pattern: /^[0-9a-f]{64}$/,
  sample: '5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1',
} as const satisfies Rule;

/** Words that paths have where an id may stand (`/users/bulk`): as an id, they would name nothing that can be reached. */
const WORDS_OF_PATHS = ['bulk', 'by-address', 'by-email', 'by-tron-address', 'evaluate', 'validate'];

/** An id that the caller may choose and the service otherwise makes (a UUID). */
export const ID = {
  kind: 'text',
  minLength: 1,
  maxLength: 128,
  pattern: new RegExp(`^(?!(?:${WORDS_OF_PATHS.join('|')})$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$`),
  sample: '0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e70',
} as const satisfies Rule;

/** An amount in base units (sun), as digits: it may be larger than any number of JSON's. */
export const AMOUNT = {
  kind: 'text',
  minLength: 1,
  maxLength: 78,
  pattern: /^(?:0|[1-9][0-9]{0,77})$/,
  sample: '1500000',
} as const satisfies Rule;

export const VERSION = {
  kind: 'int',
  min: 1,
  required: true,
  readOnly: true,
  description: 'Version of the document, from 1. Every change adds 1 and changes the ETag.',
  example: 1,
} as const satisfies FieldOptions;

/** What the service keeps on every document. */
export abstract class Stored {
  @Field({
    kind: 'instant',
    required: true,
    readOnly: true,
    description: 'Time at which the service created the document, in UTC.',
  })
  created_at!: Date;

  @Field({ kind: 'instant', required: true, readOnly: true, description: 'Time of the last change, in UTC.' })
  updated_at!: Date;

  @Field(VERSION)
  version!: number;

  @Field(INVALID_FIELDS)
  invalid_fields?: InvalidField[];
}
