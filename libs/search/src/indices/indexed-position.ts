import { checkpointsOf } from '@lucid/changes';
import type { MongoService } from '@lucid/mongo';
import { setTimeout as sleep } from 'node:timers/promises';
import { SEARCH_CONSUMER } from './index-names';

const POLL_MS = 25;

/** Waits until everything up to a position is indexed. @returns whether it is, within that time in ms */
export async function isIndexed(
  mongo: MongoService,
  position: string,
  waitMs: number,
  signal?: AbortSignal,
): Promise<boolean> {
  for (const deadline = Date.now() + waitMs; ;) {
    signal?.throwIfAborted();
    const checkpoint = await checkpointsOf(mongo).findOne({ _id: SEARCH_CONSUMER }, mongo.limit);
    if ((checkpoint?.position ?? '') >= position) return true;
    const left = deadline - Date.now();
    if (left <= 0) return false;
    await sleep(Math.min(POLL_MS, left));
  }
}
