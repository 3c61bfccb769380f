import type { mongo } from 'mongoose';
import type { SlowNeeds } from '../findings/missing-indexes';
import type { Sample } from './scratch-collections';

/** A query of a shape, with values that documents of the sample have. */
export interface SampleQuery {
  filter: mongo.Document;
  sort: mongo.Document;
  /** 0 for none, as MongoDB has it. */
  limit: number;
  /** The index to read; the planner chooses without it. */
  hint?: string;
}

/** How many queries of a shape are tried. */
export const PROBES = 5;

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
 * Queries of a shape with values of the sample's own. Each pins its fields to what one document has, and ranges from what
 * it has: over so many documents that it finds about as much, for the size of the sample, as the slow ones did, or, where
 * that is not known, over all beyond. Fewer than {@link PROBES}, or none, where documents lack the fields.
 */
export async function sampleQueries(
  { documents, count, all }: Sample,
  needs: SlowNeeds,
  time: { readonly maxTimeMS: number },
): Promise<SampleQuery[]> {
  // Values keep their type, so that a 64-bit integer is found again.
  const options = { ...time, promoteValues: false, promoteLongs: false };
  const fields = [...new Set([...needs.equality, ...needs.range])];
  const having = Object.fromEntries(fields.map((path) => [path, { $exists: true }]));
  const found = await documents.aggregate([{ $match: having }, { $sample: { size: PROBES } }], options).toArray();
  const whole = foundByEach(needs);
  const width = whole && Math.max(1, Math.round((whole * count) / Math.max(1, all)));
  const queries = found.map(async (document): Promise<SampleQuery | undefined> => {
    const values = fields.map((path) => [path, valueAt(document, path)] as const);
    if (values.some(([, value]) => value === undefined)) return undefined;
    const filter: mongo.Document = Object.fromEntries(values.filter(([path]) => needs.equality.includes(path)));
    for (const [path, from] of values.filter(([name]) => needs.range.includes(name))) {
      const to =
        width === undefined
          ? undefined
          : await valueBeyond(documents, filter, path, from, { ...options, limit: width });
      filter[path] = { $gte: from, ...(to !== undefined && { $lte: to }) };
    }
    return { filter, sort: Object.fromEntries(needs.sort), limit: needs.limit ?? 0 };
  });
  return (await Promise.all(queries)).filter((query) => query !== undefined);
}

/** Operations that return or change what they find, one by one. */
const TELLING = new Set(['find', 'update', 'delete']);

/** How many documents fitted a call in the mean; undefined where what was returned does not tell: a count, or a limit that was reached. */
function foundByEach({ operation, returned, calls, limit = Infinity }: SlowNeeds): number | undefined {
  const each = returned / Math.max(1, calls);
  return TELLING.has(operation) && each < limit ? each : undefined;
}

/** What the last of so many documents under a filter has at a path, from a value upwards. */
async function valueBeyond(
  documents: mongo.Collection,
  filter: mongo.Document,
  path: string,
  from: unknown,
  options: { maxTimeMS: number; limit: number },
): Promise<unknown> {
  const upwards = { ...options, projection: { [path]: 1 }, sort: { [path]: 1 as const } };
  const held = await documents.find({ ...filter, [path]: { $gte: from } }, upwards).toArray();
  return valueAt(held.at(-1), path);
}
