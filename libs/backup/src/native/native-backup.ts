import { ProblemError, toProblem } from '@lucid/common';
import { mongo } from 'mongoose';
import type { Encryption } from '../encryption/encryption-keys';
import type { BackupTarget } from '../files/backup-store';
import { type Compression, ofText } from '../files/compression';
import { writeFileOf } from '../files/stored-content';
import { preludeOf } from '../layout/backup-files';
import type { Described } from '../layout/metadata';
import type { Manifest, ManifestNamespace } from '../manifest/manifest';
import { describe, estimated, isSame, versionOf } from '../read/catalogue';
import { isOfEngine } from '../read/engine-failure';
import { inLanes } from '../read/in-lanes';
import type { RawRead } from '../read/raw-batches';
import { Turns } from '../read/turns';
import { clusterTime, TimePassedError } from './consistent-time';
import { type NamespaceSource, writeNamespace } from './namespace-writer';
import { Progress, type ProgressSink } from './progress';

export interface NativeBackup {
  db: mongo.Db;
  /** The time limit of calls that are quick. */
  limit: { readonly maxTimeMS: number };
  store: BackupTarget;
  folder: string;
  compression: Compression;
  encryption?: Encryption;
  /** Only these; else all that are there. */
  collections?: readonly string[];
  /** Collections that are no one's data. */
  isLeftOut?: (name: string) => boolean;
  signal: AbortSignal;
  sink: ProgressSink;
  /** What its long reads bear at the server, so that they can be told and ended there. */
  comment: string;
}

/** What a backup turned out to be. */
export type BackedUp = Pick<Manifest, 'namespaces' | 'prelude' | 'consistency' | 'server_version'>;

/** How often it is begun anew when collections change so that they cannot be read at the time that was chosen. */
const ROUNDS = 3;
/**
 * Collections that are read at once. From the largest on, one is read while the other is written; from the smallest on,
 * several, as their time goes into waiting for the disk and the quota's books: it lies within that of the large ones.
 */
const LANES = { largest: 2, smallest: 4 };

/**
 * Reads collections as all of them were at one time of the cluster, and writes them in mongodump's layout.
 * A namespace that fails says so; what concerns all of them fails the backup.
 * @throws ProblemError
 */
export async function nativeBackup(backup: NativeBackup): Promise<BackedUp> {
  const session = backup.db.client.startSession({ causalConsistency: false });
  const read = { session, signal: backup.signal, turns: new Turns() };
  try {
    for (let round = 1; ; round += 1) {
      try {
        return await attempt(backup, read, round === ROUNDS);
      } catch (error) {
        if (!(error instanceof TimePassedError)) throw error;
        await backup.store.remove(backup.folder);
      }
    }
  } finally {
    await session.endSession();
  }
}

/** @throws TimePassedError when what was to be read has changed, unless it is the last attempt: its namespaces say so then */
async function attempt(backup: NativeBackup, read: RawRead, isLast: boolean): Promise<BackedUp> {
  const { db, limit, collections, signal, sink } = backup;
  const described = chosen(await describe(db, { ...read, limit }, collections), backup);
  // After what is there was read: all of it is part of the past at that time.
  const at = await clusterTime(db, limit);
  const progress = new Progress(sink, await estimated(db, described, limit));
  const byName = new Map<string, ManifestNamespace>();
  const left = progress.largestFirst();
  const lanes = [
    ...Array.from({ length: LANES.largest }, () => () => left.shift()),
    ...Array.from({ length: LANES.smallest }, () => () => left.pop()),
  ];
  await inLanes(lanes, async (source) => {
    signal.throwIfAborted();
    byName.set(source.name, await settled(backup, { source, read, at, progress }, isLast));
  });
  compare(described, await describe(db, { ...read, limit }, collections), byName, isLast);
  const version = await versionOf(db, limit);
  const namespaces = described.flatMap(({ name }) => byName.get(name) ?? []);
  const mode = namespaces.every(({ at_time }) => at_time) ? 'snapshot' : 'mixed';
  return {
    namespaces,
    server_version: version,
    consistency: { mode, cluster_time: { t: at.t, i: at.i } },
    prelude: await writePrelude(backup, version),
  };
}

/** Of what is there, what is to be backed up. @throws ProblemError 404 when a collection that was asked for is not there */
export function chosen(
  found: readonly Described[],
  { collections, isLeftOut = () => false }: Pick<NativeBackup, 'collections' | 'isLeftOut'>,
): Described[] {
  const missing = collections?.filter((name) => !found.some((each) => each.name === name)) ?? [];
  if (missing.length > 0)
    throw new ProblemError('not_found', `The database has no collection ${missing.join(', ')}. Nothing was backed up.`);
  return found.filter(({ name }) => collections?.includes(name) ?? !isLeftOut(name));
}

/** A namespace as it was written, or what became of it instead. @throws what concerns more than this one */
async function settled(backup: NativeBackup, lane: NamespaceSource, isLast: boolean): Promise<ManifestNamespace> {
  const end = lane.progress.begin(lane.source.name);
  try {
    return await writeNamespace(backup, lane);
  } catch (error) {
    const isItsOwn = error instanceof TimePassedError ? isLast : concernsOne(error);
    if (!isItsOwn) throw error;
    const reason = error instanceof TimePassedError ? error.message : toProblem(error).detail;
    const { name, type } = lane.source;
    return { name, type, state: 'failed', reason, at_time: false, documents: 0, data_bytes: 0 };
  } finally {
    end();
  }
}

/** Whether an error is of one collection, and others may still be read. */
const concernsOne = (error: unknown): boolean => error instanceof mongo.MongoServerError && !isOfEngine(error);

/** MongoDB tells options and indexes as they are now: what has changed since the beginning may not be as it was at the time. */
function compare(
  before: readonly Described[],
  after: readonly Described[],
  written: ReadonlyMap<string, ManifestNamespace>,
  isLast: boolean,
): void {
  for (const each of before) {
    if (
      isSame(
        each,
        after.find(({ name }) => name === each.name),
      )
    )
      continue;
    if (!isLast) throw new TimePassedError(`${each.name} changed`);
    const namespace = written.get(each.name);
    if (namespace?.state !== 'complete') continue;
    namespace.state = 'partial';
    namespace.reason = 'Its options or indexes were changed, or it was dropped, while it was read.';
  }
}

/** Says what made the backup, as mongodump does. */
export async function writePrelude(backup: NativeBackup, ServerVersion: string): Promise<Manifest['prelude']> {
  const { db, compression, encryption } = backup;
  const content = Buffer.from(JSON.stringify({ ServerVersion, ToolVersion: 'lucid' }));
  const path = preludeOf(db.databaseName, compression, encryption);
  return writeFileOf(backup, path, [content], ofText(compression));
}
