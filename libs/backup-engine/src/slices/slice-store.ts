import { ProblemError } from '@lucid/common';
import { Readable } from 'node:stream';
import { NotDecryptableError } from '../crypto/encrypted-content';
import { type BackupStore, readText, TooLargeError } from '../storage/backup-storage';
import type { ContentWriter } from '../storage/content-writer';
import { OversizedError, readContent } from '../storage/stored-content';
import { documentsIn, NotBsonError } from '../bson/documents-in';
import { parseSealed, provenBy, requireDigest, SealedFault, sealedText } from '../format/sealed-json';
import { type Slice, type SliceManifest, sliceOf, SLICES } from './slice';
import { sliceFaultOf } from './slice-schema';

const COMPRESSION = 'zstd';
const PORTION = { bytes: 4 * 1024 * 1024, documents: 10_000 };

/** A slice that is not what was written. */
export class SliceDamage extends Error {}

/** The slices that are whole, and what else stands beside them: content without a manifest, of which nobody knows. */
export async function listSlices(store: BackupStore): Promise<{ slices: Slice[]; bytes: number; others: string[] }> {
  const slices: Slice[] = [];
  const others: string[] = [];
  let bytes = 0;
  for await (const folder of entriesIn(store, SLICES)) {
    if (folder.kind !== 'folder') continue;
    for await (const { name, size_bytes, modified_at } of entriesIn(store, `${SLICES}/${folder.name}`)) {
      const slice = sliceOf(`${SLICES}/${folder.name}`, name, modified_at);
      bytes += size_bytes;
      if (slice === undefined) others.push(`${SLICES}/${folder.name}/${name}`);
      else slices.push(slice);
    }
  }
  return { slices, bytes, others };
}

/** What is in a folder; nothing where there is none, or not any more. */
async function* entriesIn(store: BackupStore, folder: string): ReturnType<BackupStore['list']> {
  try {
    yield* store.list(folder);
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === 'not_found')) throw error;
  }
}

/** Writes the content of a slice. It is no slice before its manifest stands. */
export async function writeData(
  files: ContentWriter,
  path: string,
  pieces: AsyncIterable<Buffer>,
  signal: AbortSignal,
): Promise<{ size_bytes: number; sha256: string }> {
  return files.write(path, pieces, COMPRESSION, signal);
}

export async function writeSliceManifest(store: BackupStore, path: string, manifest: SliceManifest): Promise<void> {
  await store.write(path, Readable.from([Buffer.from(sealedText(manifest, store.keys))]));
}

/** @throws SliceDamage when it is missing, or not what was written */
export async function readSliceManifest(store: BackupStore, { path, from, to }: Slice): Promise<SliceManifest> {
  const text = await orDamage(path, readText(store, path));
  try {
    const sealed = parseSealed<SliceManifest>(text, sliceFaultOf);
    requireDigest(sealed);
    const { manifest } = sealed;
    if (manifest.from.position !== from || manifest.to.position !== to) throw new SealedFault('is of another slice');
    provenBy(sealed, store.keys);
    return manifest;
  } catch (error) {
    throw error instanceof SealedFault ? new SliceDamage(`${path} ${error.message}`) : error;
  }
}

/** The entries of a slice, in portions. @throws SliceDamage, at the end at the latest, when they are not what was written */
export async function* entriesOf(store: BackupStore, slice: Slice, manifest: SliceManifest): AsyncGenerator<Buffer[]> {
  const path = slice.data;
  const { content, written } = await orDamage(path, readContent(store, path, COMPRESSION, manifest.data_bytes));
  let entries = 0;
  try {
    for await (const portion of documentsIn(content, PORTION)) {
      entries += portion.length;
      yield portion;
    }
  } catch (error) {
    throw isDamage(error) ? new SliceDamage(`${path} cannot be read: it is damaged`, { cause: error }) : error;
  } finally {
    content.destroy();
  }
  if (written().sha256 !== manifest.sha256 || entries !== manifest.entries)
    throw new SliceDamage(`${path} is not what was written`);
}

/** Removes a slice: its manifest first, as without it there is none. */
export async function removeSlice(store: BackupStore, slice: Slice): Promise<void> {
  await store.remove(slice.path);
  await store.remove(slice.data);
}

async function orDamage<T>(path: string, reading: Promise<T>): Promise<T> {
  return reading.catch((error: unknown) => {
    if (error instanceof ProblemError && error.code === 'not_found') throw new SliceDamage(`${path} is missing`);
    if (error instanceof TooLargeError) throw new SliceDamage(`${path} is too large`);
    if (error instanceof ProblemError && error.code === 'conflict') throw new SliceDamage(`${path} is no file`);
    throw error;
  });
}

function isDamage(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return (
    error instanceof NotBsonError ||
    error instanceof OversizedError ||
    error instanceof NotDecryptableError ||
    code === 'EIO' ||
    /^(?:Z_|ZSTD_|ERR_ZLIB|ERR_ZSTD)/.test(code)
  );
}
