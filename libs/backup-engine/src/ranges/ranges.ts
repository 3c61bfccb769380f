import { tokenOf } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { type Manifest, statusOf } from '../format/manifest';
import { type Position, NOWHERE } from '../oplog/oplog-entry';
import { secondsOf, type Segment, type Slice } from '../slices/slice';

/** A backup that a restore to a time can begin with. */
export interface Base {
  backup_id: string;
  /** The time of the cluster that it is of. */
  at: Position;
  /** Whether it is damaged: nothing can begin with it, as long as it is. */
  isDamaged?: boolean;
}

/** Where every time can be restored to: from the first base within slices without a gap to the end of those. */
export interface Range {
  from: Position;
  to: Position;
  bases: Base[];
  segment: Segment;
}

/** Slices in which no backup lies are kept for one that is being made, for so long. */
const WITHOUT_BASE_SECONDS = 24 * 3600;

const within = ({ from, to }: Segment, { at }: Base): boolean => from <= at && at <= to;

/** The ranges of slices and bases, in their order. */
export function rangesOf(segments: readonly Segment[], bases: readonly Base[]): Range[] {
  return segments.flatMap((segment) => {
    const own = bases.filter((base) => within(segment, base) && base.isDamaged !== true);
    const ordered = own.toSorted((a, b) => (a.at < b.at ? -1 : 1));
    const [first] = ordered;
    return first === undefined ? [] : [{ from: first.at, to: segment.to, bases: ordered, segment }];
  });
}

/** Where slices are missing: between each two that do not follow on one another. */
export const gapsOf = (segments: readonly Segment[]): { from: Position; to: Position }[] =>
  segments.slice(1).map(({ from }, index) => ({ from: segments[index]?.to ?? NOWHERE, to: from }));

/** Slices that no restore can need: they end before the first base of theirs, or no base came for a day. */
export function unneeded(segments: readonly Segment[], bases: readonly Base[], nowSeconds: number): Slice[] {
  return segments.flatMap((segment, index) => {
    const own = bases.filter((base) => within(segment, base)).map(({ at }) => at);
    const first = own.toSorted()[0];
    // Who goes on tailing reads where to from the last of all.
    const kept = index === segments.length - 1 ? segment.slices.at(-1) : undefined;
    const isOld = ({ to }: Slice): boolean =>
      first === undefined ? secondsOf(to) < nowSeconds - WITHOUT_BASE_SECONDS : to < first;
    return segment.slices.filter((slice) => slice !== kept && isOld(slice));
  });
}

/** The bases that must stay: the newest of the last range. Without it no time could be restored to; older ones only make the range longer. */
export function neededBases(segments: readonly Segment[], bases: readonly Base[]): string[] {
  const newest = rangesOf(segments, bases).at(-1)?.bases.at(-1);
  return newest === undefined ? [] : [newest.backup_id];
}

/** The first time, in ms since 1970, that certainly lies behind a base: of its own time only the second is known. */
export const afterBase = (at: Position): number => (secondsOf(at) + 1) * 1000;

/** The time that a restore could follow the oplog from; undefined for a backup that is no base. */
export function timeOfBase(manifest: Manifest): Position | undefined {
  const { consistency, collections } = manifest;
  if (consistency.mode !== 'snapshot' || consistency.cluster_time === undefined) return undefined;
  return collections === undefined && statusOf(manifest) === 'complete'
    ? tokenOf(new mongo.Timestamp(consistency.cluster_time))
    : undefined;
}
