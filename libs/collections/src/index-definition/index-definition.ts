import { conditionClass, type ConditionOperator, Field, type Scalar } from '@lucid/common';
import { storedValue } from '@lucid/mongo';
import { IndexCollation } from './index-collation';

/** The most fields of one index that MongoDB takes. */
const MAX_KEYS = 32;
const MAX_PATH = 500;
const MAX_LIST = 100;

/** What an index does with a field; older indexes may have kinds beyond these, such as `2d`. */
export const DIRECTIONS = [1, -1, 'text', '2dsphere', 'hashed'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A dotted path: no empty part, no NUL, and no part that begins with `$`. */
const PATH = new RegExp(String.raw`^(?:(?!\$)[^.\x00]+\.)*(?!\$)[^.\x00]+$`);
/** The same, with `$**` allowed as its last part. */
const KEY_PATH = new RegExp(String.raw`^(?:(?!\$)[^.\x00]+\.)*(?:(?!\$)[^.\x00]+|\$\*\*)$`);

/** Whether a path stands for all fields, or for all under one. */
export const isWildcardPath = (path: string): boolean => /(?:^|\.)\$\*\*$/.test(path);

/**
 * The name of an index: any text that can stand in a path. `*` means all indexes to MongoDB, and `.` and `..` do not
 * reach a server.
 */
export const INDEX_NAME = {
  kind: 'text',
  minLength: 1,
  maxLength: 1000,
  pattern: new RegExp(String.raw`^(?!\.{1,2}$|\*$)[^\x00-\x1f\x7f]+$`),
  example: 'email_1',
} as const;

/** One field of an index. */
export class IndexKey {
  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: MAX_PATH,
    pattern: KEY_PATH,
    required: true,
    description: 'Dotted path of the field; `$**` stands for all fields, `a.$**` for those under `a`.',
    example: 'created_at',
  })
  path!: string;

  @Field({
    kind: 'any',
    required: true,
    schema: {
      // Not one list of values: generators of clients make an enumeration of it, which has one type.
      oneOf: [
        { type: 'integer', enum: DIRECTIONS.filter((direction) => typeof direction === 'number') },
        { type: 'string', enum: DIRECTIONS.filter((direction) => typeof direction === 'string') },
      ],
    },
    check: {
      code: 'one_of',
      message: `must be one of ${DIRECTIONS.join(', ')}`,
      passes: (value) => (DIRECTIONS as readonly unknown[]).includes(value),
    },
    description: '1 ascending, -1 descending, or the kind of index that the field makes.',
    example: 1,
  })
  direction!: Direction;
}

export const FILTER_OPERATORS = [
  'eq',
  'gt',
  'gte',
  'lt',
  'lte',
  'exists',
  'type',
  'in',
] as const satisfies readonly ConditionOperator[];
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** One condition of a partial index; a document is in the index when all hold. */
export const IndexCondition = conditionClass<FilterOperator, Scalar | Scalar[]>('IndexCondition', {
  operators: FILTER_OPERATORS,
  enumName: 'IndexConditionOperator',
  path: {
    minLength: 1,
    maxLength: MAX_PATH,
    pattern: PATH,
    description: 'Dotted path of the field.',
    example: 'status',
  },
  op: { description: 'How the field is compared. `exists` takes true, `type` the name of a BSON type, `in` a list.' },
  value: { ...storedValue(MAX_LIST), required: true },
  typed: true,
});
export type IndexCondition = InstanceType<typeof IndexCondition>;

/** Which fields an index of all fields takes. */
export class WildcardProjection {
  @Field({
    kind: 'text',
    values: ['include', 'exclude'],
    enumName: 'WildcardProjectionMode',
    required: true,
    description: 'Whether the fields are those that are indexed, or those that are not.',
  })
  mode!: 'include' | 'exclude';

  @Field({
    kind: 'list',
    items: { kind: 'text', maxLength: MAX_PATH, pattern: PATH },
    minItems: 1,
    maxItems: MAX_LIST,
    unique: true,
    required: true,
    description: 'Dotted paths of the fields.',
    example: ['attributes'],
  })
  fields!: string[];
}

/** An index as it is to be. */
export class IndexDefinition {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => IndexKey },
    minItems: 1,
    maxItems: MAX_KEYS,
    required: true,
    description: 'The fields, in their order.',
  })
  keys!: IndexKey[];

  @Field({ ...INDEX_NAME, description: "Its name; MongoDB's own of the keys when it is left out, as in `email_1`." })
  name?: string;

  @Field({
    kind: 'flag',
    effect: { kind: 'values', when: [true] },
    description: 'Whether no two documents may have the same key.',
  })
  unique?: boolean;

  @Field({ kind: 'flag', description: 'Whether documents that have none of the fields are left out.' })
  sparse?: boolean;

  @Field({
    kind: 'int',
    min: 0,
    effect: { kind: 'delete' },
    description: 'MongoDB deletes documents so many seconds after the time in the field, which is the only one.',
  })
  expire_after_seconds?: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => IndexCondition },
    minItems: 1,
    maxItems: 20,
    effect: { kind: 'values' },
    description: 'Only documents that meet all conditions are in the index.',
  })
  partial_filter?: IndexCondition[];

  @Field({ kind: 'object', type: () => IndexCollation, description: 'How text is compared.' })
  collation?: IndexCollation;

  @Field({ kind: 'flag', description: 'Whether it is kept up to date, but not used by queries.' })
  hidden?: boolean;

  @Field({ kind: 'object', type: () => WildcardProjection, description: 'Which fields `$**` takes.' })
  wildcard_projection?: WildcardProjection;
}
