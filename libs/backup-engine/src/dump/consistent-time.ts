import { ProblemError } from '@lucid/common';
import { hasCode } from '@lucid/mongo';
import type { mongo } from 'mongoose';

/** A collection changed in its options, indexes or existence so that it cannot be read as it was. */
export const SNAPSHOT_UNAVAILABLE = 246;
/** The time lies further back than MongoDB keeps. */
const SNAPSHOT_TOO_OLD = 239;

/** What cannot be had at the time of the backup any more, but may be at a later one. */
export class TimePassedError extends Error {}

/** The error of a read at a time, in the words of a backup. */
export function readProblem(error: unknown, name: string): unknown {
  if (hasCode(error, SNAPSHOT_UNAVAILABLE))
    return new TimePassedError(`${name} changed while it was to be read`, { cause: error });
  if (hasCode(error, SNAPSHOT_TOO_OLD)) {
    const detail = `${name} could not be read to its end within the time that MongoDB keeps the past: minSnapshotHistoryWindowInSeconds, 300 s unless it was changed. Raise it on every member, or back up fewer collections at once.`;
    return new ProblemError('interrupted', detail, { cause: error });
  }
  return error;
}

/** The time of the last operation that the primary has. */
export async function clusterTime(db: mongo.Db, limit: { readonly maxTimeMS: number }): Promise<mongo.Timestamp> {
  const { operationTime } = (await db.command({ ping: 1, ...limit }, { readPreference: 'primary' })) as {
    operationTime?: mongo.Timestamp;
  };
  if (operationTime !== undefined) return operationTime;
  throw new ProblemError('conflict', 'MongoDB is no replica set: it has no time at which all could be read.');
}
