import type { mongo } from 'mongoose';
import type { SlowNeeds } from '../missing-indexes';
import type { Sample } from './scratch-collections';

/** A query of a shape, with values that documents of the sample have. */
export interface SampleQuery {
  filter: mongo.Document;
  sort: Record<string, 1 | -1>;
  /** 0 for none, as MongoDB has it. */
  limit: number;
  /** The index to read; the planner chooses without it. */
  hint?: string;
}

/** How many queries of a shape are tried. */
const PROBES = 5;

/** The BSON types that a query can pin or range: not arrays, documents, or what has no order of its own. */
const SCALARS = new Set(['ObjectId', 'Int32', 'Long', 'Double', 'Decimal128', 'Timestamp', 'Binary', 'UUID']);

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  value instanceof Date ||
  SCALARS.has((value as { _bsontype?: string } | null)?._bsontype ?? '');

/** The plain value at a path, the first one where arrays are on the way; undefined where there is none. */
export function valueAt(document: unknown, path: string): unknown {
  let value = document;
  for (const part of [...path.split('.'), undefined]) {
    if (Array.isArray(value)) value = (value as unknown[])[0];
    if (part === undefined) return isScalar(value) ? value : undefined;
    if (typeof value !== 'object' || value === null || isScalar(value)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
}

/**
 * Queries of a shape with values of the sample's own: each pins its fields to what one document has, and ranges from what
 * it has over so many documents that it finds about as much, for the size of the sample, as the slow ones did.
 * Fewer than {@link PROBES}, or none, where documents lack the fields.
 */
export async function sampleQueries(
  { documents, count, all }: Sample,
  needs: SlowNeeds,
  limit: { maxTimeMS: number },
): Promise<SampleQuery[]> {
  // Values keep their type, so that a 64-bit integer is found again.
  const options = { ...limit, promoteValues: false, promoteLongs: false };
  const fields = [...new Set([...needs.equality, ...needs.range])];
  const having = Object.fromEntries(fields.map((path) => [path, { $exists: true }]));
  const found = await documents.aggregate([{ $match: having }, { $sample: { size: PROBES } }], options).toArray();
  const returned = needs.returned / Math.max(1, needs.calls);
  const width = Math.max(1, Math.round((returned * count) / Math.max(1, all)));
  const queries = found.map(async (document): Promise<SampleQuery | undefined> => {
    const values = fields.map((path) => [path, valueAt(document, path)] as const);
    if (values.some(([, value]) => value === undefined)) return undefined;
    const filter: mongo.Document = Object.fromEntries(values.filter(([path]) => needs.equality.includes(path)));
    for (const [path, from] of values.filter(([name]) => needs.range.includes(name))) {
      filter[path] = await rangeFrom(documents, filter, path, from, { ...options, limit: width });
    }
    return { filter, sort: Object.fromEntries(needs.sort), limit: limitOf(needs.operation, returned) };
  });
  return (await Promise.all(queries)).filter((query) => query !== undefined);
}

/** What a call returned is taken for its limit: of a find without one, it is all there was. */
const limitOf = (operation: string, returned: number): number =>
  operation === 'find' ? Math.max(1, Math.ceil(returned)) : 0;

/** A range that begins with a value and goes on to the last of so many documents under a filter. */
async function rangeFrom(
  documents: mongo.Collection,
  filter: mongo.Document,
  path: string,
  from: unknown,
  options: { maxTimeMS: number; limit: number },
): Promise<mongo.Document> {
  const upwards = { ...options, projection: { [path]: 1 }, sort: { [path]: 1 as const } };
  const held = await documents.find({ ...filter, [path]: { $gte: from } }, upwards).toArray();
  return { $gte: from, $lte: valueAt(held.at(-1), path) ?? from };
}
