import { undo, type Undo } from '@lucid/backup-engine';
import type { JobContext } from '@lucid/jobs';
import type { mongo } from 'mongoose';
import { persist } from './persist';

/**
 * Drops what a restore has made that does not come to its end, for as long as it takes MongoDB to be there: what is left half restored would
 * look like the whole. Nothing where it has made nothing yet.
 * @throws the reason why the worker must stop: then the next attempt does it
 */
export async function giveUp(
  job: JobContext,
  db: mongo.Db,
  made: Undo | undefined,
  limit: { readonly maxTimeMS: number },
): Promise<void> {
  if (made !== undefined) await persist(job, () => undo(db, made, limit));
}
