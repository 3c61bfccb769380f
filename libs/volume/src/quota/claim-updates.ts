import type { mongo } from 'mongoose';

/** Bytes that are kept free for all that is under way in a volume. */
export const RESERVED = { $sum: '$claims.bytes' };

/** Whether something is under way at a path, above it or below it. Paths are letters, digits and `._-/` only. */
export function overlapping(path: string): mongo.Document {
  const own = { $literal: `${path}/` };
  const other = { $concat: ['$$claim.path', '/'] };
  const isAtStart = (a: unknown, b: unknown): mongo.Document => ({ $eq: [{ $indexOfBytes: [a, b] }, 0] });
  const cond = { $or: [isAtStart(own, other), isAtStart(other, own)] };
  return { $ne: [{ $filter: { input: '$claims', as: 'claim', cond } }, []] };
}

const changed = (isMeant: mongo.Document, fields: mongo.Document): mongo.Document => ({
  $map: {
    input: '$claims',
    as: 'claim',
    in: { $cond: [isMeant, { $mergeObjects: ['$$claim', fields] }, '$$claim'] },
  },
});

/** The claims with fields of some of them changed. */
export const edited = (ids: readonly string[], fields: mongo.Document): mongo.Document =>
  changed({ $in: ['$$claim.id', ids] }, fields);

/** The claims with more bytes for one: what it needs, and beyond that what is wished for, of which others are left most. */
export function extended(id: string, needed: number, wished: number): mongo.Document {
  const free = { $subtract: ['$quota_bytes', { $add: ['$used_bytes', RESERVED] }] };
  const more = { $max: [needed, { $min: [wished, { $floor: { $divide: [free, 8] } }] }] };
  return changed({ $eq: ['$$claim.id', id] }, { bytes: { $add: ['$$claim.bytes', more] } });
}

/**
 * The fields of a volume after a claim ended. A scan under way is told: what changes in a part that it has read already is
 * added to what it found, and a part that it is reading is read again (`scan/scan-ledger.ts`).
 */
export function settled(id: string, part: number, bytes: number, files: number): mongo.Document {
  const counts = { used_bytes: atLeastZero('$used_bytes', bytes), file_count: atLeastZero('$file_count', files) };
  const claims = { $filter: { input: '$claims', as: 'claim', cond: { $ne: ['$$claim.id', id] } } };
  if (bytes === 0 && files === 0) return { claims };
  const isRead = { $lt: [part, '$scan.part'] };
  const scan = {
    late_bytes: { $add: ['$scan.late_bytes', { $cond: [isRead, bytes, 0] }] },
    late_files: { $add: ['$scan.late_files', { $cond: [isRead, files, 0] }] },
    touched: { $or: ['$scan.touched', { $eq: [part, '$scan.part'] }] },
  };
  const isScanned = { $eq: [{ $type: '$scan' }, 'object'] };
  return { claims, ...counts, scan: { $cond: [isScanned, { $mergeObjects: ['$scan', scan] }, '$$REMOVE'] } };
}

/** What is counted cannot be less than nothing, whatever was changed behind the service's back. */
const atLeastZero = (field: string, change: number): mongo.Document => ({ $max: [0, { $add: [field, change] }] });
