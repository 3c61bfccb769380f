import { Problem } from '../answers/problem';
import type { FieldOptions } from '../fields/field';
import { Field } from '../fields/field';
import { defineClass, type ModelClass } from '../fields/model-class';

export const MAX_BULK = 1000;
export const BULK_MODES = ['atomic', 'best_effort'] as const;
export type BulkMode = (typeof BULK_MODES)[number];

/** What became of one item of a bulk request. */
export class BulkItemResult {
  @Field({ kind: 'int', min: 0, max: MAX_BULK - 1, required: true, description: 'Place of the item in the request.' })
  index!: number;

  @Field({ kind: 'int', min: 100, max: 599, required: true, description: 'HTTP status of the item.' })
  status!: number;

  @Field({ kind: 'text', description: 'Id of the document that was created.' })
  id?: string;

  @Field({ kind: 'text', description: 'Entity tag of the document that was created.' })
  etag?: string;

  @Field({ kind: 'object', type: () => Problem, description: 'Why the item was not applied.' })
  error?: Problem;
}

/** The answer to a bulk request: an entry for each item, in the request's order. */
export class BulkResult {
  @Field({
    kind: 'int',
    min: 0,
    max: MAX_BULK,
    required: true,
    description: 'Items that were applied (or would be, in a dry run).',
  })
  applied!: number;

  @Field({ kind: 'int', min: 0, max: MAX_BULK, required: true, description: 'Items that were not.' })
  failed!: number;

  @Field({ kind: 'flag', required: true, description: 'True when nothing was written because dry_run was asked for.' })
  dry_run!: boolean;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => BulkItemResult },
    maxItems: MAX_BULK,
    required: true,
    description: 'An entry for each item.',
  })
  items!: BulkItemResult[];
}

const MODE = {
  kind: 'text',
  values: BULK_MODES,
  enumName: 'BulkMode',
  required: true,
  description: 'atomic: all items or none, the first problem is the answer. best_effort: each item for itself.',
} as const satisfies FieldOptions;

/** The class of a resource's bulk requests. Items are checked one by one by the resource, so that each has its own problem. */
export function bulkClass(name: string, item: ModelClass): ModelClass<{ mode: BulkMode; items: object[] }> {
  const items = {
    kind: 'list',
    items: { kind: 'object', type: () => item },
    minItems: 1,
    maxItems: MAX_BULK,
    required: true,
    description: 'The documents to create.',
  } as const satisfies FieldOptions;
  return defineClass(`Bulk${name}`, { mode: MODE, items });
}

/** The envelope of a bulk request only: its items are plain data to it. */
export class BulkEnvelope {
  @Field(MODE)
  mode!: BulkMode;

  @Field({
    kind: 'list',
    items: { kind: 'any' },
    minItems: 1,
    maxItems: MAX_BULK,
    required: true,
    description: 'The documents.',
  })
  items!: unknown[];
}
