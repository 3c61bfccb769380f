import { ProblemError } from '@lucid/common';
import { hasCode, NAMESPACE_EXISTS } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { text } from 'node:stream/consumers';
import { type BackupStore, MOST_TEXT_BYTES } from '../storage/backup-storage';
import { type Compression, ofText } from '../storage/compression';
import { readContent } from '../storage/stored-content';
import { dataOf } from '../format/backup-files';
import { type Metadata, readMetadata } from '../format/metadata';
import type { ManifestNamespace } from '../format/manifest';
import { documentsIn } from '../bson/documents-in';
import { createCommand, laterIndexes } from '../definition/definition';
import { type Reach, refusalOf, requireWithin } from '../definition/definition-check';
import { type Inserted, type InsertOptions, insertRaw, MOST_REASONS } from './insert-raw';

/** Where and how one namespace is restored. */
export interface Target extends InsertOptions {
  db: mongo.Db;
  store: BackupStore;
  folder: string;
  compression: Compression;
  signal: AbortSignal;
  /** Is told the bytes of documents as they are written. */
  progress: (bytes: number) => void;
  /** Runs a command that may take hours: building indexes. */
  runLong: (command: mongo.Document) => Promise<mongo.Document>;
}

/** What is sent at once: enough for the server to be busy, little enough to be held several times. */
const PORTION = { bytes: 1024 * 1024, documents: 10_000 };
/** Inserts under way at once: while the server works on one, the next is read. */
const INSERTS = 2;

/** Where the metadata of namespaces stand. */
export type DefinitionSource = Pick<Target, 'store' | 'folder' | 'compression'>;

/**
 * What a backup says of namespaces that are to be restored.
 * @param reach what the caller may bring with them
 * @throws ProblemError 422 when one cannot be read, or lies beyond that
 */
export async function readDefinitions(
  from: DefinitionSource,
  sources: readonly ManifestNamespace[],
  reach: Reach,
): Promise<Metadata[]> {
  const definitions: Metadata[] = [];
  for (const source of sources) definitions.push(await readDefinition(from, source));
  requireWithin(definitions, reach);
  return definitions;
}

/** Of namespaces, those that a reach allows. @throws ProblemError 422 when one cannot be read */
export async function within(
  from: DefinitionSource,
  sources: readonly ManifestNamespace[],
  reach: Reach,
): Promise<ManifestNamespace[]> {
  const allowed: ManifestNamespace[] = [];
  for (const source of sources)
    if (refusalOf(await readDefinition(from, source), reach) === undefined) allowed.push(source);
  return allowed;
}

async function readDefinition(
  { store, folder, compression }: DefinitionSource,
  { metadata, name, type }: ManifestNamespace,
): Promise<Metadata> {
  if (metadata === undefined) throw new ProblemError('unprocessable', `The backup holds no metadata of ${name}.`);
  const { content } = await readContent(store, `${folder}/${metadata.path}`, ofText(compression), MOST_TEXT_BYTES);
  try {
    const read = readMetadata(await text(content), name);
    if (read.name !== name || read.type !== type) throw new Error(`it is of the ${read.type} ${read.name}`);
    // What would make it another command is found before anything is made.
    createCommand(read, name);
    return read;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(
      'unprocessable',
      `The metadata of ${name} in the backup cannot be used: ${(error as Error).message}. Verify the backup; use another.`,
      { cause: error },
    );
  } finally {
    content.destroy();
  }
}

/** Makes a namespace, empty. @throws ProblemError 409 when one of its name is there */
export async function create({ db, limit }: Target, metadata: Metadata): Promise<void> {
  const { name, options } = metadata;
  const command = new Map([...createCommand(metadata, name), ...Object.entries(limit)]);
  // MongoDB creates no clustered collection that is capped, but converts one, and then takes a number of documents for it.
  const isConverted = options.has('clusteredIndex') && options.get('capped') === true;
  if (isConverted) for (const option of ['capped', 'size', 'max']) command.delete(option);
  try {
    // A map keeps the order of the options' keys all the way down.
    await db.command(Object.fromEntries(command));
    if (isConverted) await db.command({ convertToCapped: name, size: options.get('size'), ...limit });
    if (isConverted && options.has('max')) await db.command({ collMod: name, cappedMax: options.get('max'), ...limit });
  } catch (error) {
    if (hasCode(error, NAMESPACE_EXISTS))
      throw new ProblemError('conflict', `A collection ${name} has come into being. Nothing of it was changed.`);
    throw error;
  }
}

/** Reads the documents of a namespace and writes them, as they are, under a name. */
export async function load(
  target: Target,
  { data, data_bytes, type }: ManifestNamespace,
  name: string,
): Promise<Inserted & { read: number }> {
  const sum = { read: 0, written: 0, rejected: 0, reasons: [] as string[] };
  if (data === undefined) return sum;
  const { db, store, folder, compression, signal, progress } = target;
  const { content, written: read } = await readContent(store, `${folder}/${data.path}`, compression, data_bytes);
  const underWay = new Set<Promise<void>>();
  const insert = async (documents: Buffer[]): Promise<void> => {
    const { written, rejected, reasons } = await insertRaw(db, dataOf(name, type), documents, target);
    sum.written += written;
    sum.rejected += rejected;
    sum.reasons = [...new Set([...sum.reasons, ...reasons])].slice(0, MOST_REASONS);
    progress(documents.reduce((bytes, document) => bytes + document.length, 0));
  };
  try {
    for await (const documents of documentsIn(content, PORTION)) {
      signal.throwIfAborted();
      sum.read += documents.length;
      const inserting = insert(documents).finally(() => underWay.delete(inserting));
      inserting.catch(() => undefined);
      underWay.add(inserting);
      if (underWay.size >= INSERTS) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  } finally {
    content.destroy();
    await Promise.allSettled(underWay);
  }
  if (read().sha256 === data.sha256) return sum;
  throw new ProblemError('unprocessable', `${data.path} is not what was written. Verify the backup; restore another.`);
}

/** Builds the indexes that a namespace had beside the one of its ids. */
export async function buildIndexes({ runLong }: Target, metadata: Metadata): Promise<void> {
  const indexes = laterIndexes(metadata);
  if (indexes.length > 0) await runLong({ createIndexes: metadata.name, indexes, writeConcern: { w: 'majority' } });
}
