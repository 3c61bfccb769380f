import { mongo } from 'mongoose';
import { type IndexDefinition, isWildcardPath } from '../index-definition/index-definition';
import { type IndexSpec, membership } from '../index-definition/index-specification';

/** How many documents are looked at. */
export const SAMPLE = 1000;
/** What WiredTiger keeps beside each key, in bytes, and how far it packs keys that begin alike. */
const OVERHEAD_BYTES = 6;
const PACKING = 0.75;
/** What one core reads, sorts and writes in a second; measured with MongoDB 6.0, and good for the order of magnitude. */
const DOCUMENTS_PER_SECOND = 200_000;
const KEYS_PER_SECOND = 800_000;

/** What an index would come to. */
export interface IndexEstimate {
  bytes: number;
  seconds: number;
}

/** The documents from which an index is estimated: those of a sample that would be in it, with what it takes of them. */
export function samplePipeline({ keys }: IndexDefinition, spec: IndexSpec): mongo.Document[] {
  // Whole fields: a projection takes no path beside one above it.
  const fields = new Set(keys.map(({ path }) => path.split('.', 1)[0] ?? ''));
  return [
    { $sample: { size: SAMPLE } },
    ...membership(spec),
    ...(fields.has('$**')
      ? []
      : [{ $project: { _id: 0, ...Object.fromEntries([...fields].map((name) => [name, 1])) } }]),
  ];
}

/** The values that a path leads to, through arrays too. */
function valuesAt(value: unknown, parts: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => valuesAt(item, parts));
  const [first, ...rest] = parts;
  if (first === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [null];
  return valuesAt((value as Record<string, unknown>)[first] ?? null, rest);
}

const bytesOf = (value: unknown): number =>
  value === null || value === undefined ? 1 : mongo.BSON.calculateObjectSize({ '': value }) - 7;

/** Every value under a value, however deep: what a wildcard takes. */
function leavesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  const isObject = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isObject ? Object.values(value).flatMap(leavesOf) : [value];
}

/** How many keys a field of a document has in an index, and their size. */
function keysAt(document: mongo.Document, { path, direction }: IndexDefinition['keys'][number]): number[] {
  const isWild = isWildcardPath(path);
  const parts = path.split('.').filter((part) => part !== '$**');
  const found = valuesAt(document, parts);
  if (direction === 'hashed') return found.map(() => 9);
  const values = isWild ? found.flatMap(leavesOf) : found;
  if (direction !== 'text') return values.map((value) => bytesOf(value) + (isWild ? path.length + 8 : 0));
  // A key for each word, with its weight.
  const words = values.flatMap((value) => (typeof value === 'string' ? value.toLowerCase().split(/\P{L}+/u) : []));
  return [...new Set(words)].map((word) => word.length + 12);
}

/** Estimates an index of so many documents from some of them. */
export function estimate(
  sample: readonly mongo.Document[],
  documents: number,
  { keys }: IndexDefinition,
): IndexEstimate {
  const looked = Math.min(SAMPLE, documents);
  if (looked === 0) return { bytes: 0, seconds: 0 };
  let keyCount = 0;
  let keyBytes = 0;
  for (const document of sample) {
    const fields = keys.map((key) => keysAt(document, key));
    // Of several fields, one may be a list: its keys are each joined with the others.
    const count = Math.max(...fields.map(({ length }) => length));
    const mean = (sizes: number[]): number => sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length);
    keyCount += count;
    keyBytes += count * (OVERHEAD_BYTES + fields.map(mean).reduce((sum, size) => sum + size, 0));
  }
  const scale = documents / looked;
  return {
    bytes: Math.round(keyBytes * scale * PACKING),
    seconds: Math.ceil(documents / DOCUMENTS_PER_SECOND + (keyCount * scale) / KEYS_PER_SECOND),
  };
}
