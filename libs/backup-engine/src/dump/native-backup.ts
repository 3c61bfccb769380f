import { ProblemError } from '@lucid/common';
import { reasonOf } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { type Compression, ofText } from '../storage/compression';
import { type ContentWriter, writeFileOf } from '../storage/content-writer';
import { filesOf, preludeOf } from '../format/backup-files';
import type { Described } from '../format/metadata';
import type { Manifest, ManifestNamespace } from '../format/manifest';
import { describe, estimated, isSame, versionOf } from '../read/describe';
import { isOfEngine } from '../read/engine-failure';
import { inLanes } from '../read/in-lanes';
import type { RawRead } from '../read/raw-batches';
import { ReadPacer } from '../read/read-pacer';
import { clusterTime, TimePassedError } from './consistent-time';
import { type NamespaceSource, writeNamespace } from './namespace-writer';
import { Progress, type ProgressSink } from '../read/progress';

export interface NativeBackup {
  db: mongo.Db;
  /** The time limit of calls that are quick. */
  limit: { readonly maxTimeMS: number };
  /** What writes its files, encrypted or not. */
  files: ContentWriter;
  folder: string;
  compression: Compression;
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

/** How often all is read again because a collection changed: only then all of it is as it was at one time. */
const ROUNDS = 2;
/** How often collections that changed again in the last round are read again by themselves, each time as they are later. */
const RETRIES = 5;
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
  const read = { session, signal: backup.signal, pacer: new ReadPacer() };
  try {
    for (let round = 1; ; round += 1) {
      try {
        return await attempt(backup, read, round === ROUNDS);
      } catch (error) {
        if (!(error instanceof TimePassedError)) throw error;
        await backup.files.remove(backup.folder);
      }
    }
  } finally {
    await session.endSession();
  }
}

/** @throws TimePassedError when what was to be read has changed, unless it is the last round */
async function attempt(backup: NativeBackup, read: RawRead, isLast: boolean): Promise<BackedUp> {
  const { db, limit, collections, sink } = backup;
  const described = chosen(await describe(db, { ...read, limit }, collections), backup);
  // After what is there was read: all of it is part of the past at that time.
  const at = await clusterTime(db, limit);
  const progress = new Progress(sink, await estimated(db, described, limit));
  const round: Round = { backup, read, progress, isLast, written: new Map() };
  await readAll(round, progress.largestFirst(), at);
  let after = await describe(db, { ...read, limit }, collections);
  let changed = changedOf(round, described, after);
  const isOneTime = changed.length === 0;
  if (!isOneTime && !isLast) throw new TimePassedError(`${namesOf(changed)} changed`);
  for (let retry = 1; changed.length > 0 && retry <= RETRIES; retry += 1) {
    const again = await forget(round, changed, after);
    await readAll(round, again, await clusterTime(db, limit));
    for (const { name } of again) noteTime(round, name);
    after = await describe(db, { ...read, limit }, collections);
    changed = changedOf(round, again, after);
  }
  for (const { name } of changed) markChanged(round, name);
  const version = await versionOf(db, limit);
  const namespaces = [...round.written.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const mode = isOneTime && namespaces.every(({ at_time }) => at_time) ? 'snapshot' : 'mixed';
  return {
    namespaces,
    server_version: version,
    consistency: { mode, cluster_time: { t: at.t, i: at.i } },
    prelude: await writePrelude(backup, version),
  };
}

/** One reading of all namespaces, and of those again that changed. */
interface Round {
  backup: NativeBackup;
  read: RawRead;
  progress: Progress;
  /** Whether what changes is read again by itself. */
  isLast: boolean;
  written: Map<string, ManifestNamespace>;
}

/** Reads namespaces as they were at a time, several at once. @param left the largest first */
async function readAll(round: Round, left: Described[], at: mongo.Timestamp): Promise<void> {
  const { backup, read, progress, written } = round;
  const sources = [...left];
  const lanes = [
    ...Array.from({ length: LANES.largest }, () => () => sources.shift()),
    ...Array.from({ length: LANES.smallest }, () => () => sources.pop()),
  ];
  await inLanes(lanes, async (source) => {
    backup.signal.throwIfAborted();
    written.set(source.name, await settled(backup, { source, read, at, progress }, round.isLast));
  });
}

/** Those that may not be as they were at the time they were read at: MongoDB describes options and indexes as they are now. */
function changedOf({ written }: Round, before: readonly Described[], after: readonly Described[]): Described[] {
  return before.filter((each) => {
    if (written.get(each.name)?.reason === CHANGED) return true;
    return !isSame(
      each,
      after.find(({ name }) => name === each.name),
    );
  });
}

/**
 * Forgets what was written of namespaces that changed.
 * @returns what there is of them now, under the same or another name; one that was asked for and is gone says so
 */
async function forget(
  { backup, written }: Round,
  changed: readonly Described[],
  after: readonly Described[],
): Promise<Described[]> {
  const { db, files, folder, compression, collections } = backup;
  for (const { name, type } of changed) {
    const { metadata, data } = filesOf(db.databaseName, name, type, compression, files.encryption);
    for (const path of [metadata, data]) if (path !== undefined) await files.remove(`${folder}/${path}`);
    written.delete(name);
    if (collections?.includes(name) === true && !after.some((each) => each.name === name))
      written.set(name, failed({ name, type }, 'It was dropped while it was read.'));
  }
  const uuids = new Set(changed.flatMap(({ uuid }) => uuid ?? []));
  const isOfThem = ({ name, uuid }: Described): boolean =>
    changed.some((each) => each.name === name) || (uuid !== undefined && uuids.has(uuid));
  return after.filter((each) => isOfThem(each) && backup.isLeftOut?.(each.name) !== true);
}

/** Notes that a namespace is as it was later than the others. */
function noteTime({ written }: Round, name: string): void {
  const namespace = written.get(name);
  if (namespace !== undefined) namespace.at_time = false;
}

/** Notes that a namespace changed each time it was read. */
function markChanged({ written }: Round, name: string): void {
  const namespace = written.get(name);
  if (namespace?.state !== 'complete') return;
  namespace.state = 'partial';
  namespace.reason = 'Its options or indexes were changed, or it was dropped, each time it was read.';
}

const namesOf = (described: readonly Described[]): string => described.map(({ name }) => name).join(', ');

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

/** Why a namespace failed that may succeed at a later time. */
const CHANGED = 'It was changed or dropped each time it was read.';

/** A namespace as it was written, or what became of it instead. @throws what concerns more than this one */
async function settled(backup: NativeBackup, lane: NamespaceSource, isLast: boolean): Promise<ManifestNamespace> {
  const { source, progress } = lane;
  const end = progress.begin(source.name);
  try {
    return await writeNamespace(backup, lane);
  } catch (error) {
    const isItsOwn = error instanceof TimePassedError ? isLast : concernsOne(error);
    if (!isItsOwn) throw error;
    const part = `${backup.comment}: backup of ${source.name}`;
    return failed(source, error instanceof TimePassedError ? CHANGED : reasonOf(error, part));
  } finally {
    end();
  }
}

const failed = ({ name, type }: Pick<Described, 'name' | 'type'>, reason: string): ManifestNamespace => ({
  ...{ name, type, state: 'failed', reason, at_time: false, documents: 0, data_bytes: 0 },
});

/** Whether an error is of one collection, and others may still be read. */
const concernsOne = (error: unknown): boolean => error instanceof mongo.MongoServerError && !isOfEngine(error);

/** Says what made the backup, as mongodump does. */
export async function writePrelude(backup: NativeBackup, ServerVersion: string): Promise<Manifest['prelude']> {
  const { db, compression, files } = backup;
  const content = Buffer.from(JSON.stringify({ ServerVersion, ToolVersion: 'lucid' }));
  const path = preludeOf(db.databaseName, compression, files.encryption);
  return writeFileOf(backup, path, [content], ofText(compression));
}
