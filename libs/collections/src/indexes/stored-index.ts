import { Field } from '@lucid/common';
import { extendedJsonText } from '@lucid/mongo';
import { collationOf, IndexCollation } from '../index-definition/index-collation';
import { IndexCondition, WildcardProjection } from '../index-definition/index-definition';
import { expirySecondsOf, type IndexSpec, keysOf } from '../index-definition/index-specification';
import { conditionsOf } from '../index-definition/partial-filter';

/** One field of an index that is there. */
export class StoredIndexKey {
  @Field({ kind: 'text', required: true, description: 'Dotted path of the field.' })
  path!: string;

  @Field({
    kind: 'any',
    required: true,
    schema: { type: ['integer', 'string'] },
    description:
      '1 ascending, -1 descending, or the kind of index: text, 2dsphere, hashed, or an older one of MongoDB.',
  })
  direction!: number | string;
}

/** The weight of a field of a text index. */
export class TextWeight {
  @Field({ kind: 'text', required: true, description: 'Dotted path of the field.' })
  path!: string;

  @Field({ kind: 'int', min: 1, required: true, description: 'Its weight against the other fields.' })
  weight!: number;
}

/** How a text index reads text. */
export class TextIndexOptions {
  @Field({ kind: 'text', required: true, description: 'The language of documents that name none.' })
  default_language!: string;

  @Field({ kind: 'text', required: true, description: "The field that names a document's language." })
  language_override!: string;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => TextWeight },
    required: true,
    description: 'The fields.',
  })
  weights!: TextWeight[];
}

/** The definition of an index that is there. */
export class StoredIndex {
  @Field({ kind: 'text', required: true, description: 'Its name.' })
  name!: string;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => StoredIndexKey },
    required: true,
    description: 'The fields, in their order.',
  })
  keys!: StoredIndexKey[];

  @Field({ kind: 'flag', required: true, description: 'Whether no two documents may have the same key.' })
  unique!: boolean;

  @Field({ kind: 'flag', required: true, description: 'Whether documents that have none of the fields are left out.' })
  sparse!: boolean;

  @Field({ kind: 'flag', required: true, description: 'Whether it is kept up to date, but not used by queries.' })
  hidden!: boolean;

  @Field({ kind: 'flag', required: true, description: 'Whether the documents themselves are kept in its order.' })
  clustered!: boolean;

  @Field({ kind: 'int', long: true, description: 'Documents are deleted so many seconds after the time in the field.' })
  expire_after_seconds?: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => IndexCondition },
    description: 'Only documents that meet all conditions are in the index.',
  })
  partial_filter?: IndexCondition[];

  @Field({ kind: 'text', description: 'The same as Extended JSON, where conditions cannot say it.' })
  partial_filter_text?: string;

  @Field({ kind: 'object', type: () => IndexCollation, description: 'How text is compared.' })
  collation?: IndexCollation;

  @Field({ kind: 'object', type: () => WildcardProjection, description: 'Which fields `$**` takes.' })
  wildcard_projection?: WildcardProjection;

  @Field({ kind: 'object', type: () => TextIndexOptions, description: 'How a text index reads text.' })
  text?: TextIndexOptions;
}

/** A key's direction: the sign of a number, whatever BSON type it is of. */
const directionOf = (stored: unknown): number | string =>
  typeof stored === 'string' ? stored : Number(stored) < 0 ? -1 : 1;

function projectionOf(projection: Record<string, unknown>): WildcardProjection {
  const entries = Object.entries(projection);
  // `_id` may be of the other mode: it is left out unless it is named.
  const included = entries.filter(([path]) => path !== '_id').some(([, value]) => Number(value) !== 0);
  const mode = included || (entries.length === 1 && Number(projection['_id']) === 1) ? 'include' : 'exclude';
  return {
    mode,
    fields: entries.filter(([, value]) => (Number(value) !== 0) === (mode === 'include')).map(([path]) => path),
  };
}

/** A definition as MongoDB has it, as it is answered. */
export function storedIndex(spec: IndexSpec): StoredIndex {
  const { partialFilterExpression, collation, wildcardProjection, weights } = spec;
  const expire_after_seconds = expirySecondsOf(spec);
  const conditions = partialFilterExpression && conditionsOf(partialFilterExpression);
  return {
    name: spec.name,
    keys: keysOf(spec).map(([path, direction]) => ({ path, direction: directionOf(direction) })),
    unique: spec.unique ?? false,
    sparse: spec.sparse ?? false,
    hidden: spec.hidden ?? false,
    clustered: spec.clustered ?? false,
    ...(expire_after_seconds !== undefined && { expire_after_seconds }),
    ...(conditions !== undefined && { partial_filter: conditions }),
    ...(partialFilterExpression !== undefined &&
      conditions === undefined && {
        partial_filter_text: extendedJsonText(partialFilterExpression),
      }),
    ...(collation !== undefined && { collation: collationOf(collation) }),
    ...(wildcardProjection !== undefined && { wildcard_projection: projectionOf(wildcardProjection) }),
    ...(weights !== undefined && {
      text: {
        default_language: spec.default_language ?? 'english',
        language_override: spec.language_override ?? 'language',
        weights: Object.entries(weights).map(([path, weight]) => ({ path, weight: Number(weight) })),
      },
    }),
  };
}
