import { ProblemError } from '@lucid/common';
import { ofText } from '../storage/compression';
import { writeFileOf } from '../storage/content-writer';
import { BUCKETS, filesOf } from '../format/backup-files';
import { readMetadata } from '../format/metadata';
import type { ManifestNamespace } from '../format/manifest';
import { type BackedUp, chosen, type NativeBackup, writePrelude } from './native-backup';
import { Progress } from '../read/progress';
import { describe, estimated, versionOf } from '../read/describe';
import type { Batch } from '../read/raw-batches';
import { Archive, type ArchivedNamespace, ArchiveError } from './archive';
import { type RunningDump, startDump, uriOf } from './mongodump';

export interface DumpBackup extends NativeBackup {
  uri: string;
  /** Of the program, or its name on PATH. */
  program: string;
  /** Is called with what mongodump wrote, when it failed by itself. */
  report?: (failure: string) => void;
}

/**
 * Has mongodump read the collections, and writes what it gives as the native engine does: into the same files, under the
 * same quota, with nothing on the disk in between. Each collection is as it was when mongodump came to it.
 * @throws ProblemError
 */
export async function mongodumpBackup(backup: DumpBackup): Promise<BackedUp> {
  const { db, limit, signal, sink, uri, program, report } = backup;
  const session = db.client.startSession({ causalConsistency: false });
  try {
    const found = await describe(db, { session, signal, limit });
    const described = chosen(found, backup);
    const names = new Set(described.map(({ name }) => name));
    const others = found.filter(({ name }) => !names.has(name));
    const progress = new Progress(sink, await estimated(db, described, limit));
    const excluded = others.map(({ name }) => `--excludeCollection=${name}`);
    const args = [`--db=${db.databaseName}`, '--numParallelCollections=1', ...excluded];
    const dump = await startDump(program, uriOf(uri, db.databaseName), args, report);
    const stop = (): void => void dump.stop();
    signal.addEventListener('abort', stop);
    try {
      return await receive(backup, dump, names, progress);
    } finally {
      signal.removeEventListener('abort', stop);
      await dump.stop();
    }
  } finally {
    await session.endSession();
  }
}

async function receive(
  backup: DumpBackup,
  dump: RunningDump,
  names: ReadonlySet<string>,
  progress: Progress,
): Promise<BackedUp> {
  const { db, limit, signal } = backup;
  const namespaces = new Map<string, ManifestNamespace>();
  try {
    const archive = new Archive(dump.output);
    for (const described of await archive.prelude()) {
      if (names.has(described.collection)) namespaces.set(described.collection, await writeMetadata(backup, described));
    }
    for await (const { collection, pieces } of archive.collections()) {
      const name = namespaces.has(collection) ? collection : collection.replace(BUCKETS, '');
      const namespace = namespaces.get(name);
      if (namespace === undefined) throw new ArchiveError(`it holds ${collection}, which it did not announce`);
      await writeData(backup, namespace, pieces, progress);
    }
  } catch (error) {
    signal.throwIfAborted();
    // An archive that ends too early is the end of mongodump, which says why.
    if (error instanceof ArchiveError) await dump.ended;
    throw error;
  }
  await dump.ended;
  for (const name of names) {
    const namespace = namespaces.get(name);
    if (namespace === undefined || (namespace.type !== 'view' && namespace.data === undefined))
      throw new ProblemError('interrupted', `mongodump left out ${name}: it was dropped meanwhile. Try again.`);
  }
  const version = await versionOf(db, limit);
  return {
    namespaces: [...namespaces.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    server_version: version,
    consistency: { mode: 'none' },
    prelude: await writePrelude(backup, version),
  };
}

async function writeMetadata(
  backup: DumpBackup,
  { collection, metadata: text }: ArchivedNamespace,
): Promise<ManifestNamespace> {
  const { db, compression, files } = backup;
  const { name, type } = readMetadata(text, collection);
  const { metadata: path } = filesOf(db.databaseName, name, type, compression, files.encryption);
  const metadata = await writeFileOf(backup, path, [Buffer.from(text)], ofText(compression));
  return { name, type, state: 'complete', at_time: false, documents: 0, data_bytes: 0, metadata };
}

async function writeData(
  backup: DumpBackup,
  namespace: ManifestNamespace,
  pieces: AsyncIterable<Batch>,
  progress: Progress,
): Promise<void> {
  const { db, compression, files } = backup;
  const { name, type } = namespace;
  const { data: path } = filesOf(db.databaseName, name, type, compression, files.encryption);
  if (path === undefined) {
    // A view has an end without a beginning.
    for await (const { count } of pieces) namespace.documents += count;
    return;
  }
  const end = progress.begin(name);
  const content = async function* (): AsyncGenerator<Buffer> {
    for await (const { bytes, count } of pieces) {
      namespace.documents += count;
      namespace.data_bytes += bytes.length;
      progress.add(bytes.length);
      yield bytes;
    }
  };
  namespace.data = await writeFileOf(backup, path, content(), compression);
  end();
}
