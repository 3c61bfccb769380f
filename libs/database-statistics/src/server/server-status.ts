import type { mongo } from 'mongoose';
import type { DatabaseValues } from '../figures/figures';

/** What is read of the answer of `serverStatus`. */
export interface ServerStatus {
  host: string;
  version: string;
  uptimeMillis: number;
  localTime: Date;
  connections: { current: number; available: number; active: number };
  globalLock: { currentQueue: { readers: number; writers: number } };
  network: { bytesIn: number; bytesOut: number; numRequests: number };
  opcounters: Record<'insert' | 'query' | 'update' | 'delete' | 'getmore' | 'command', number>;
  opLatencies: Record<'reads' | 'writes', { latency: number; ops: number }>;
  mem: { resident: number };
  wiredTiger?: { cache: Record<string, number | undefined> };
}

/** Asks the server, by default the primary. */
export const readServerStatus = async (
  db: mongo.Db,
  limit: { maxTimeMS: number },
  readPreference: mongo.ReadPreferenceMode = 'primary',
): Promise<ServerStatus> =>
  (await db.admin().command({ serverStatus: 1, ...limit }, { readPreference })) as unknown as ServerStatus;

/** What is read of the answer of `dbStats`. */
export interface DatabaseSizes {
  collections: number;
  views: number;
  objects: number;
  avgObjSize: number;
  dataSize: number;
  storageSize: number;
  indexes: number;
  indexSize: number;
  fsUsedSize: number;
  fsTotalSize: number;
}

/**
 * Sizes of the whole database, as the server keeps them: some 25 µs of its time for each collection. Its free space is not asked for: for that
 * the server opens every file, and so would never close one that is at rest.
 */
export const readDatabaseSizes = async (db: mongo.Db, limit: { maxTimeMS: number }): Promise<DatabaseSizes> =>
  (await db.command({ dbStats: 1, ...limit })) as unknown as DatabaseSizes;

/** What WiredTiger says of its cache, by its own names. */
const cacheOf = ({ wiredTiger }: ServerStatus, name: string): number | undefined => wiredTiger?.cache[name];

/** How much the cache may hold. */
export const cacheLimit = (status: ServerStatus): number | undefined => cacheOf(status, 'maximum bytes configured');

function evictedPages(status: ServerStatus): number | undefined {
  const [clean, changed] = ['unmodified pages evicted', 'modified pages evicted'].map((name) => cacheOf(status, name));
  return clean === undefined || changed === undefined ? undefined : clean + changed;
}

/** The figures of a server. */
export function serverFigures(status: ServerStatus): DatabaseValues {
  const { connections, globalLock, network, opcounters, opLatencies, mem } = status;
  return {
    connections: connections.current,
    active_connections: connections.active,
    queued_reads: globalLock.currentQueue.readers,
    queued_writes: globalLock.currentQueue.writers,
    cache_bytes: cacheOf(status, 'bytes currently in the cache'),
    dirty_cache_bytes: cacheOf(status, 'tracked dirty bytes in the cache'),
    resident_bytes: mem.resident * 1024 * 1024,
    inserts: opcounters.insert,
    queries: opcounters.query,
    updates: opcounters.update,
    deletes: opcounters.delete,
    getmores: opcounters.getmore,
    commands: opcounters.command,
    requests: network.numRequests,
    network_in_bytes: network.bytesIn,
    network_out_bytes: network.bytesOut,
    cache_read_bytes: cacheOf(status, 'bytes read into cache'),
    cache_written_bytes: cacheOf(status, 'bytes written from cache'),
    evicted_pages: evictedPages(status),
    reads: opLatencies.reads.ops,
    read_microseconds: opLatencies.reads.latency,
    writes: opLatencies.writes.ops,
    write_microseconds: opLatencies.writes.latency,
  };
}

/** The figures of a database. */
export const databaseFigures = (sizes: DatabaseSizes): DatabaseValues => ({
  collections: sizes.collections,
  indexes: sizes.indexes,
  documents: sizes.objects,
  data_bytes: sizes.dataSize,
  storage_bytes: sizes.storageSize,
  index_bytes: sizes.indexSize,
  disk_used_bytes: sizes.fsUsedSize,
});
