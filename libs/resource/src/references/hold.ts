import { modelOptions, type MongoService } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { randomInt } from 'node:crypto';
import { definitionOf } from '../definition/registered-models';
import { ReferenceLock } from './reference-lock';

const shardsOf = (collection: string): number => definitionOf(collection)?.lockShards ?? 1;

async function take(mongoService: MongoService, ids: readonly string[], session: mongo.ClientSession): Promise<void> {
  if (ids.length === 0) return;
  const locks = mongoService.collection<ReferenceLock>(modelOptions(ReferenceLock).collection);
  const at = new Date();
  // In one order everywhere, so that two transactions do not take the same locks crosswise.
  const upserts = [...new Set(ids)]
    .sort()
    .map((_id) => ({ updateOne: { filter: { _id }, update: { $set: { at } }, upsert: true } }));
  await locks.bulkWrite(upserts, { ...mongoService.limit, session, ordered: true });
}

/**
 * Keeps documents from being removed until the transaction ends, so that what refers to them never dangles: it is
 * written within a snapshot, in which a concurrent removal would not be seen.
 */
export async function holdShared(
  mongoService: MongoService,
  collection: string,
  ids: readonly string[],
  session: mongo.ClientSession,
): Promise<void> {
  await take(
    mongoService,
    [...new Set(ids)].map((id) => `${collection}:${id}:${randomInt(shardsOf(collection))}`),
    session,
  );
}

/** Keeps everyone else who holds these documents out until the transaction ends: before they are removed or counted. */
export async function holdAlone(
  mongoService: MongoService,
  collection: string,
  ids: readonly string[],
  session: mongo.ClientSession,
): Promise<void> {
  await take(
    mongoService,
    ids.flatMap((id) => Array.from({ length: shardsOf(collection) }, (_, shard) => `${collection}:${id}:${shard}`)),
    session,
  );
}
