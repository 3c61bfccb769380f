import { Field, type FieldError } from '@lucid/common';
import { extendedJsonText } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { type IndexDefinition, isWildcardPath } from '../index-definition/index-definition';
import { type IndexSpec, keysOf, membership } from '../index-definition/index-specification';

/** How many groups of duplicates are told, the largest first, and how many documents of each. */
export const MOST_GROUPS = 10;
const MOST_DOCUMENTS = 5;
const MAX_TEXT = 100;

/** A value of documents that would share a key of a unique index. */
export class DuplicateValue {
  @Field({ kind: 'text', required: true, description: 'Dotted path of the field.' })
  path!: string;

  @Field({
    kind: 'any',
    required: true,
    schema: { type: ['string', 'number', 'boolean', 'null'] },
    description: `Its value; text for what JSON has no value for, cut to ${MAX_TEXT} characters. Documents without the field count as null.`,
  })
  value!: string | number | boolean | null;
}

/** Documents that would share a key of a unique index. */
export class DuplicateGroup {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => DuplicateValue },
    required: true,
    description: 'What they share.',
  })
  values!: DuplicateValue[];

  @Field({ kind: 'int', long: true, min: 2, required: true, description: 'How many documents there are.' })
  documents!: number;

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    maxItems: MOST_DOCUMENTS,
    required: true,
    description: `The _id of up to ${MOST_DOCUMENTS} of them, as text.`,
  })
  document_ids!: string[];
}

/** Whether duplicates can be looked for: by plain values, whose paths do not lead into arrays by number. */
export const canBeGrouped = ({ keys }: IndexDefinition): boolean =>
  keys.every(
    ({ path, direction }) =>
      typeof direction === 'number' && !isWildcardPath(path) && !/(?:^|\.)\d+(?:\.|$)/.test(path),
  );

/** The values of a path, in one list where it leads through arrays: each has a key of its own in an index. */
function valuesAt(path: string): unknown {
  const flattened = (list: unknown): mongo.Document => ({
    $cond: [
      { $isArray: list },
      {
        $reduce: {
          input: list,
          initialValue: [],
          in: { $concatArrays: ['$$value', { $cond: [{ $isArray: '$$this' }, '$$this', ['$$this']] }] },
        },
      },
      list,
    ],
  });
  const arrays = path.split('.').length - 1;
  return Array.from({ length: arrays }).reduce(flattened, `$${path}`);
}

/** The aggregation that finds the documents that would share a key of a unique index, by groups. */
export function duplicatesPipeline(spec: IndexSpec): mongo.Document[] {
  const paths = keysOf(spec).map(([path]) => path);
  const names = paths.map((_, i) => `v${i}`);
  const each = (from: string): mongo.Document => Object.fromEntries(names.map((name) => [name, `${from}${name}`]));
  return [
    ...membership(spec),
    { $project: Object.fromEntries(paths.map((path, i) => [`v${i}`, valuesAt(path)])) },
    ...names.map((name) => ({ $unwind: { path: `$${name}`, preserveNullAndEmptyArrays: true } })),
    { $set: Object.fromEntries(names.map((name) => [name, { $ifNull: [`$${name}`, null] }])) },
    // A value that one document has twice is no duplicate.
    { $group: { _id: { document: '$_id', ...each('$') } } },
    {
      $group: {
        _id: each('$_id.'),
        documents: { $sum: 1 },
        ids: { $firstN: { input: '$_id.document', n: MOST_DOCUMENTS } },
      },
    },
    { $match: { documents: { $gt: 1 } } },
    { $sort: { documents: -1, _id: 1 } },
    { $limit: MOST_GROUPS },
  ];
}

const cut = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…`.toWellFormed() : text);

function told(value: unknown): DuplicateValue['value'] {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value;
  if (typeof value === 'string') return cut(value);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  if (value instanceof mongo.ObjectId) return value.toHexString();
  return cut(extendedJsonText(value));
}

interface FoundGroup {
  _id: Record<string, unknown>;
  documents: number;
  ids: unknown[];
}

/** What {@link duplicatesPipeline} found, as it is told. */
export const duplicateGroups = (found: readonly mongo.Document[], { keys }: IndexDefinition): DuplicateGroup[] =>
  (found as readonly FoundGroup[]).map(({ _id, documents, ids }) => ({
    values: keys.map(({ path }, i) => ({ path, value: told(_id[`v${i}`]) })),
    documents,
    document_ids: ids.map((id) => String(told(id))),
  }));

/** A group as an entry of a problem. */
export const duplicateError = ({ values, documents, document_ids }: DuplicateGroup): FieldError => ({
  pointer: '/unique',
  code: 'duplicate',
  message: `${documents} documents have ${values.map(({ path, value }) => `${path} ${JSON.stringify(value)}`).join(', ')}: _id ${document_ids.join(', ')}${documents > document_ids.length ? ', …' : ''}`,
});
