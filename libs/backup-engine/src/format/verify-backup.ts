import { ProblemError } from '@lucid/common';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { NotDecryptableError } from '../crypto/encrypted-content';
import { type BackupStore, MOST_TEXT_BYTES } from '../storage/backup-storage';
import { ofText } from '../storage/compression';
import { OversizedError, readContent, readStored } from '../storage/stored-content';
import { filesIn, isEncrypted, type Manifest, type ManifestFile, type ManifestNamespace } from './manifest';
import { MANIFEST, PIN } from '../storage/backup-storage';
import { readMetadata } from './metadata';
import { documentsIn, NotBsonError } from '../bson/documents-in';

/** Missing and unexpected files; one of another size, digest or content than was written. */
type DamageKind = 'missing' | 'unexpected' | 'size' | 'sha256' | 'content';

export interface Damage {
  path: string;
  kind: DamageKind;
  detail: string;
}

/** Those of the backup's own files: what else stands in its folder, no restore here reads. */
export const ownDamages = (damages: readonly Damage[]): Damage[] => damages.filter(({ kind }) => kind !== 'unexpected');

export interface Verification {
  /** Files whose content was read, and their bytes. */
  files: number;
  bytes: number;
  documents: number;
  damages: Damage[];
}

interface VerifyOptions {
  /** The share of the documents' files whose content is read: 1 for all, 0 for none. All others are looked for, and their size is compared. */
  share?: number;
  signal?: AbortSignal;
  /** Is told how many bytes were read so far. */
  progress?: (bytes: number) => void;
}

const PORTION = { bytes: 4 * 1024 * 1024, documents: 10_000 };

/**
 * Compares the files of a backup with its manifest, which was read and proven before. Of one whose key is not configured, digests
 * alone are compared. Nothing of what is wrong ends it early.
 */
export async function verifyFiles(
  store: BackupStore,
  folder: string,
  manifest: Manifest,
  { share = 1, signal, progress = () => undefined }: VerifyOptions = {},
): Promise<Verification> {
  const result: Verification = { files: 0, bytes: 0, documents: 0, damages: [] };
  const present = await sizesUnder(store, folder);
  const sampled = sampleOf(manifest, share);
  for (const file of filesIn(manifest)) {
    signal?.throwIfAborted();
    const size = present.get(file.path);
    const damage = (kind: DamageKind, detail: string): number => result.damages.push({ path: file.path, kind, detail });
    if (size === undefined) damage('missing', 'it is not there');
    else if (size !== file.size_bytes) damage('size', `it has ${size} bytes, and had ${file.size_bytes}`);
    else if (sampled.has(file.path)) {
      const { documents, wrong } = await check(store, folder, manifest, file);
      result.files += 1;
      result.bytes += size;
      result.documents += documents;
      if (wrong !== undefined) damage(...wrong);
      progress(result.bytes);
    }
  }
  const expected = new Set([MANIFEST, PIN, ...filesIn(manifest).map(({ path }) => path)]);
  for (const path of present.keys()) {
    if (!expected.has(path))
      result.damages.push({
        path,
        kind: 'unexpected',
        detail: 'it is no file of the backup, but a restore by mongorestore would read it',
      });
  }
  return result;
}

/** The sizes of all files under a folder, by their paths within it. */
async function sizesUnder(store: BackupStore, folder: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  const visit = async (path: string, within: string): Promise<void> => {
    for await (const { name, kind, size_bytes } of store.list(path)) {
      if (kind === 'folder') await visit(`${path}/${name}`, `${within}${name}/`);
      else sizes.set(`${within}${name}`, size_bytes);
    }
  };
  await visit(folder, '');
  return sizes;
}

/** The files that are read: those without documents always, of the others a share. */
function sampleOf(manifest: Manifest, share: number): Set<string> {
  const data = manifest.namespaces.map((namespace) => namespace.data?.path).filter((path) => path !== undefined);
  const order = data.map((path) => ({ path, place: Math.random() })).sort((a, b) => a.place - b.place);
  const left = new Set(order.slice(Math.ceil(share * data.length)).map(({ path }) => path));
  return new Set(
    filesIn(manifest)
      .map(({ path }) => path)
      .filter((path) => !left.has(path)),
  );
}

type Wrong = [kind: DamageKind, detail: string];

/** Reads a file whole: its digest, and whether what is in it is what the manifest says. */
async function check(
  store: BackupStore,
  folder: string,
  manifest: Manifest,
  file: ManifestFile,
): Promise<{ documents: number; wrong?: Wrong }> {
  const namespace = manifest.namespaces.find(({ metadata, data }) => metadata === file || data === file);
  let documents = 0;
  let wrong: Wrong | undefined;
  try {
    const isData = namespace?.data === file;
    const compression = isData ? manifest.compression : ofText(manifest.compression);
    const mostBytes = isData ? namespace.data_bytes : MOST_TEXT_BYTES;
    const path = `${folder}/${file.path}`;
    const isSealed = isEncrypted(manifest) && store.keys.find(manifest.key_id) === undefined;
    const { content, written } = await (isSealed
      ? readStored(store, path)
      : readContent(store, path, compression, mostBytes));
    try {
      if (isSealed) await finished(content.resume());
      else if (isData) {
        for await (const portion of documentsIn(content, PORTION)) documents += portion.length;
        if (documents !== namespace.documents)
          wrong = ['content', `it holds ${documents} documents, and held ${namespace.documents}`];
      } else {
        wrong = wrongText(namespace, await text(content));
      }
    } finally {
      content.destroy();
    }
    if (written().sha256 !== file.sha256) wrong = ['sha256', 'its content is not what was written'];
  } catch (error) {
    wrong = failure(error);
  }
  return { documents, ...(wrong !== undefined && { wrong }) };
}

function wrongText(namespace: ManifestNamespace | undefined, content: string): Wrong | undefined {
  try {
    if (namespace === undefined) JSON.parse(content);
    else if (readMetadata(content, undefined).name !== namespace.name)
      return ['content', 'it describes another namespace'];
    return undefined;
  } catch {
    return ['content', 'it cannot be read'];
  }
}

/** What is wrong with a file that could not be read to its end. @throws whatever is no fault of the file */
function failure(error: unknown): Wrong {
  if (error instanceof ProblemError && error.code === 'not_found') return ['missing', 'it is not there'];
  if (error instanceof OversizedError) return ['content', 'it is larger than the manifest says'];
  if (error instanceof NotDecryptableError) return ['content', 'it cannot be decrypted'];
  if (error instanceof NotBsonError) return ['content', error.message];
  const { code = '' } = error as NodeJS.ErrnoException;
  if (/^(?:Z_|ZSTD_|ERR_ZLIB|ERR_ZSTD)/.test(code)) return ['content', 'it cannot be decompressed'];
  if (code === 'EIO') return ['content', 'the disk cannot read it'];
  throw error;
}
