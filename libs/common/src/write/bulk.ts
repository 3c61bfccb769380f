import { Problem } from '../answers/problem';
import type { FieldOptions } from '../fields/field';
import { Field } from '../fields/field';
import { defineClass, type ModelClass } from '../fields/model-class';

export const MAX_BULK = 1000;
export const BULK_MODES = ['atomic', 'best_effort'] as const;
export type BulkMode = (typeof BULK_MODES)[number];

/** What became of one item of a bulk request. */
export class BulkItemResult {
  @Field({
    kind: 'int',
    min: 0,
    max: MAX_BULK - 1,
    required: true,
    description: 'Position of the item in the request, from 0.',
    example: 0,
  })
  index!: number;

  @Field({
    kind: 'int',
    min: 100,
    max: 599,
    required: true,
    description: 'HTTP status of the item, 100 to 599.',
    example: 201,
  })
  status!: number;

  @Field({ kind: 'text', description: 'Id of the created document. Absent if the item failed.', example: 'grace' })
  id?: string;

  @Field({
    kind: 'text',
    description: 'ETag of the created document. Absent if the item failed.',
    example: '"1-m3x9k2a0"',
  })
  etag?: string;

  @Field({
    kind: 'object',
    type: () => Problem,
    inExamples: false,
    description: 'Problem of the item. Absent if it succeeded.',
  })
  error?: Problem;
}

/** The answer to a bulk request: an entry for each item, in the request's order. */
export class BulkResult {
  @Field({
    kind: 'int',
    min: 0,
    max: MAX_BULK,
    required: true,
    description: 'Number of stored items, 0 to 1,000. In a dry run: items that could be stored.',
    example: 1,
  })
  applied!: number;

  @Field({
    kind: 'int',
    min: 0,
    max: MAX_BULK,
    required: true,
    description: 'Number of items that failed, 0 to 1,000.',
    example: 0,
  })
  failed!: number;

  @Field({
    kind: 'flag',
    required: true,
    description: 'Whether the request was a dry run, which stores nothing.',
    example: false,
  })
  dry_run!: boolean;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => BulkItemResult },
    maxItems: MAX_BULK,
    required: true,
    description: 'One result for each item, in the order of the request.',
  })
  items!: BulkItemResult[];
}

const MODE = {
  kind: 'text',
  values: BULK_MODES,
  enumName: 'BulkMode',
  example: 'best_effort',
  required: true,
  description:
    '`atomic` stores all items or none; the first problem is then the response. `best_effort` stores every valid item.',
} as const satisfies FieldOptions;

/** The class of a resource's bulk requests. Items are checked one by one by the resource, so that each has its own problem. */
export function bulkClass(name: string, item: ModelClass): ModelClass<{ mode: BulkMode; items: object[] }> {
  const items = {
    kind: 'list',
    items: { kind: 'object', type: () => item },
    minItems: 1,
    maxItems: MAX_BULK,
    required: true,
    description: 'Documents to create, 1 to 1,000.',
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
    description: 'Documents to create, 1 to 1,000.',
  })
  items!: unknown[];
}
