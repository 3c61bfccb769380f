import { ProblemError } from '@lucid/common';
import { RESTORE_PREFIX } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { present } from './present';

interface Limit {
  readonly maxTimeMS: number;
}

/** A collection that was filled and proven under one name and is to come under another. */
export interface Swap {
  from: string;
  to: string;
  /** Its UUID, which it keeps. */
  uuid: string;
  /** The UUID of the collection that goes for it, if one does. */
  replaces?: string;
}

const shadowsOf = (job_id: string): string => `${RESTORE_PREFIX}${job_id}_`;

/** The names under which an attempt fills collections: no other attempt, however slow, writes into them. */
export function shadowNames(job: { id: string; attempt: number }, names: readonly string[]): Map<string, string> {
  return new Map(names.map((name, index) => [name, `${shadowsOf(job.id)}${job.attempt}_${index + 1}`]));
}

/** A name that {@link shadowNames} gave. */
const SHADOW = new RegExp(`^${RESTORE_PREFIX}([A-Za-z0-9-]+)_\\d+_\\d+$`);

/**
 * Drops what restores have filled and not brought to its place.
 * @param isDone whether a job is ours, and nothing of it is to be kept
 * @param dropped is called with each collection that was dropped, and the restore that left it
 */
export async function dropShadows(
  db: mongo.Db,
  isDone: (job_id: string) => boolean | Promise<boolean>,
  limit: Limit,
  dropped: (name: string, job_id: string) => void,
): Promise<void> {
  for (const { name } of await present(db, { $gte: RESTORE_PREFIX, $lt: `${RESTORE_PREFIX}\uffff` }, limit)) {
    const job_id = SHADOW.exec(name)?.[1];
    if (job_id === undefined || !(await isDone(job_id))) continue;
    await db.dropCollection(name, limit);
    dropped(name, job_id);
  }
}

/** Whether any collection is in its place by now: then there is no way back. */
export async function hasBegun(db: mongo.Db, swaps: readonly Swap[], limit: Limit): Promise<boolean> {
  const there = await present(db, { $in: swaps.map(({ to }) => to) }, limit);
  return swaps.some(({ to, uuid }) => there.some((found) => found.name === to && found.uuid === uuid));
}

/** Those whose place is not as it was when it was decided upon. */
export async function changedPlaces(db: mongo.Db, swaps: readonly Swap[], limit: Limit): Promise<string[]> {
  const there = await present(db, { $in: swaps.map(({ to }) => to) }, limit);
  const isAsBefore = ({ to, replaces }: Swap): boolean => there.find(({ name }) => name === to)?.uuid === replaces;
  return swaps.filter((swap) => !isAsBefore(swap)).map(({ to }) => to);
}

/**
 * Brings a collection to its place, in one step for all readers and writers; nothing happens when it is there already.
 * @throws ProblemError 409 when something else has come into its place, or it is gone itself
 */
export async function swapIn(db: mongo.Db, swap: Swap, limit: Limit): Promise<void> {
  const { from, to, uuid, replaces } = swap;
  const there = await present(db, { $in: [from, to] }, limit);
  const place = there.find(({ name }) => name === to);
  if (place?.uuid === uuid) return;
  if (place !== undefined && place.uuid !== replaces)
    throw new ProblemError('conflict', `${to} was made anew meanwhile. It is left as it is.`);
  if (!there.some((found) => found.name === from && found.uuid === uuid))
    throw new ProblemError('conflict', `What was restored of ${to} was dropped before it came to its place.`);
  await db.admin().command({
    renameCollection: `${db.databaseName}.${from}`,
    to: `${db.databaseName}.${to}`,
    // Without it, MongoDB refuses where something has come under the name since.
    dropTarget: place !== undefined,
    writeConcern: { w: 'majority' },
    ...limit,
  });
}
