import { hasCode, NAMESPACE_NOT_FOUND } from '@lucid/mongo';
import type { mongo } from 'mongoose';

/** The oplog: how much of it is used, and the time that it spans. */
export interface Oplog {
  size_bytes: number;
  used_bytes: number;
  /** All that was written to it since the server started: a counter, unlike `used_bytes`, which stays once the oplog is full. */
  written_bytes?: number;
}

interface OplogStats {
  storageStats: {
    size: number;
    maxSize: number;
    wiredTiger?: { cursor?: Record<string, number> };
  };
}

const WRITTEN = 'insert key and value bytes';

/** A server that is no member of a replica set has no oplog. */
async function orNone<T>(found: Promise<T[]>): Promise<T[]> {
  try {
    return await found;
  } catch (error) {
    if (hasCode(error, NAMESPACE_NOT_FOUND)) return [];
    throw error;
  }
}

/** Without a primary the secondaries' oplogs are what is left, and what is asked for. */
const readPreference = 'primaryPreferred';

const oplogOf = ({ client }: mongo.Db): mongo.Collection =>
  client.db('local').collection('oplog.rs', { readPreference });

/** Reads the sizes of the oplog: of its own statistics, nothing is scanned. @returns undefined where there is none */
export async function readOplog(db: mongo.Db, limit: { maxTimeMS: number }): Promise<Oplog | undefined> {
  const wanted = {
    'storageStats.size': 1,
    'storageStats.maxSize': 1,
    [`storageStats.wiredTiger.cursor.${WRITTEN}`]: 1,
  };
  const stages = [{ $collStats: { storageStats: {} } }, { $project: wanted }];
  const [found] = await orNone(oplogOf(db).aggregate<OplogStats>(stages, limit).toArray());
  if (found === undefined) return undefined;
  const { size, maxSize, wiredTiger } = found.storageStats;
  const written_bytes = wiredTiger?.cursor?.[WRITTEN];
  return { size_bytes: maxSize, used_bytes: size, ...(written_bytes !== undefined && { written_bytes }) };
}

/** When the first and the last operation of the oplog were done. */
export async function readOplogSpan(
  db: mongo.Db,
  limit: { maxTimeMS: number },
): Promise<{ first: Date; last: Date } | undefined> {
  const end = async ($natural: 1 | -1): Promise<Date | undefined> => {
    const [entry] = await oplogOf(db)
      .find<{ ts: mongo.Timestamp }>({}, { ...limit, sort: { $natural }, limit: 1, projection: { _id: 0, ts: 1 } })
      .toArray();
    return entry === undefined ? undefined : new Date(entry.ts.t * 1000);
  };
  const [first, last] = await Promise.all([end(1), end(-1)]);
  return first === undefined || last === undefined ? undefined : { first, last };
}
