import { Field } from '@lucid/common';
import { type DocumentDifference, DIFFERENCE_KINDS, type DifferenceKind, REMEDIES, type Remedy } from '@lucid/mongo';

const VALUE = { kind: 'any', schema: { description: "As MongoDB's relaxed extended JSON." } } as const;

/** One place where what is there is not what is declared. */
export class DriftChange implements DocumentDifference {
  @Field({ kind: 'text', required: true, description: 'JSON pointer into both.', example: '/$jsonSchema/required' })
  pointer!: string;

  @Field({ ...VALUE, description: 'What is declared there; absent where nothing is.' })
  declared?: unknown;

  @Field({ ...VALUE, description: 'What is there; absent where nothing is.' })
  present?: unknown;
}

/** Documents that keep a unique index from being built. */
export class DriftDuplicates {
  @Field({ kind: 'int', long: true, min: 2, required: true, description: 'Number of documents that share a value.' })
  documents!: number;

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    required: true,
    description: 'The `_id` of up to five of them, as text.',
  })
  document_ids!: string[];
}

/** One way in which a collection is not as it is declared. */
export class DriftDifference {
  @Field({ kind: 'text', required: true, description: 'The collection.', example: 'users' })
  collection!: string;

  @Field({
    kind: 'text',
    values: DIFFERENCE_KINDS,
    enumName: 'DriftKind',
    required: true,
    description: 'What differs.',
  })
  kind!: DifferenceKind;

  @Field({ kind: 'text', required: true, description: 'The index or option.', example: 'email_1' })
  subject!: string;

  @Field({
    kind: 'text',
    values: REMEDIES,
    enumName: 'DriftRemedy',
    required: true,
    description:
      '`apply` is put in place by every start and by applyDrift, `replace` by applyDrift with `replace` only, as something is dropped for it, `manual` by people.',
  })
  remedy!: Remedy;

  @Field({ kind: 'text', required: true, description: 'What it is, and what to do, for people.' })
  message!: string;

  @Field({ kind: 'text', description: 'The query that the index is there for.' })
  serves?: string;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => DriftDuplicates },
    description:
      'Duplicates that keep a missing unique index from being built, the ten largest groups. Delete all but one document of each group; the service then builds the index. Absent when there are none, or when MongoDB does not find them in time.',
  })
  duplicates?: DriftDuplicates[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => DriftChange },
    required: true,
    description: 'The places that differ, the first hundred.',
  })
  changes!: DriftChange[];
}

const DIFFERENCES = {
  kind: 'list',
  items: { kind: 'object', type: () => DriftDifference },
  required: true,
} as const;

/** How the database differs from what the service declares. */
export class Drift {
  @Field({ kind: 'text', required: true, description: 'The database.' })
  database!: string;

  @Field({ kind: 'int', min: 0, required: true, description: 'Declared collections, all of which were compared.' })
  collections!: number;

  @Field({ kind: 'flag', required: true, description: 'Whether all of them are as declared.' })
  clean!: boolean;

  @Field({ ...DIFFERENCES, description: 'Each difference, by collection.' })
  differences!: DriftDifference[];
}

/** What applying would do. */
export class DriftPlan {
  @Field({ ...DIFFERENCES, description: 'Differences that would be put right.' })
  applied!: DriftDifference[];

  @Field({ ...DIFFERENCES, description: 'Differences that would stay.' })
  left!: DriftDifference[];
}

/** What of the drift is to be put right. */
export class ApplyDrift {
  @Field({
    kind: 'list',
    items: { kind: 'text', maxLength: 255, pattern: /^[A-Za-z0-9_]+$/ },
    minItems: 1,
    maxItems: 200,
    unique: true,
    collection: true,
    description: 'Only these collections. Closed ones cannot be named: they are put right when all are.',
  })
  collections?: string[];

  @Field({
    kind: 'flag',
    fallback: false,
    effect: { kind: 'delete', when: [true], scope: 'database:delete' },
    description:
      'Whether indexes that are there otherwise may be dropped and built as declared, and those that were not declared dropped. Needs `confirm`.',
  })
  replace!: boolean;
}
