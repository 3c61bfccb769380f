import { hasCode } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { ofText } from '../storage/compression';
import { writeFileOf } from '../storage/content-writer';
import { dataOf, filesOf } from '../format/backup-files';
import { type Described, metadataText } from '../format/metadata';
import type { ManifestNamespace } from '../format/manifest';
import { rawBatches, type RawRead } from '../read/raw-batches';
import { readProblem, SNAPSHOT_UNAVAILABLE, TimePassedError } from './consistent-time';
import type { NativeBackup } from './native-backup';
import type { Progress } from '../read/progress';

/** What one namespace is read with. */
export interface NamespaceSource {
  source: Described;
  read: RawRead;
  at: mongo.Timestamp;
  progress: Progress;
}

/** The time that reading one collection may take, in ms: a read that nobody waits for ends by itself. */
const LONGEST_MS = 24 * 3600 * 1000;

/**
 * Writes the files of a namespace.
 * @throws TimePassedError when it cannot be read as it was
 */
export async function writeNamespace(
  backup: NativeBackup,
  { source, read, at, progress }: NamespaceSource,
): Promise<ManifestNamespace> {
  const { db, compression, comment } = backup;
  const { name, type } = source;
  const files = filesOf(db.databaseName, name, type, compression, backup.files.encryption);
  const text = Buffer.from(metadataText(source));
  const metadata = await writeFileOf(backup, files.metadata, [text], ofText(compression));
  const written: ManifestNamespace = {
    name,
    type,
    state: 'complete',
    at_time: true,
    documents: 0,
    data_bytes: 0,
    metadata,
  };
  if (files.data === undefined) return written;
  const isCapped = (mongo.BSON.deserialize(source.options) as { capped?: boolean }).capped === true;
  const pieces = async function* (): AsyncGenerator<Buffer> {
    const find = { find: dataOf(name, type), comment, maxTimeMS: LONGEST_MS };
    const readConcern = written.at_time ? { level: 'snapshot', atClusterTime: at } : { level: 'majority' };
    const onPointInTime = (isThere: boolean): void => {
      // Of a collection that was dropped meanwhile, MongoDB answers that it is empty.
      if (written.at_time && !isThere) throw new TimePassedError(`${name} was dropped`);
    };
    for await (const { bytes, count } of rawBatches(db, { ...find, readConcern }, { ...read, onPointInTime })) {
      written.documents += count;
      written.data_bytes += bytes.length;
      progress.add(bytes.length);
      yield bytes;
    }
  };
  try {
    written.data = await writeFileOf(backup, files.data, pieces(), compression);
  } catch (error) {
    // Before version 8, MongoDB cannot read capped collections at a time in the past.
    if (!(isCapped && hasCode(error, SNAPSHOT_UNAVAILABLE))) throw readProblem(error, name);
    written.at_time = false;
    written.data = await writeFileOf(backup, files.data, pieces(), compression);
  }
  return written;
}
