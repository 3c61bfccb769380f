import { ProblemError } from '@lucid/common';
import { Readable } from 'node:stream';
import type { EncryptionKeys } from '../crypto/encryption-keys';
import {
  type BackupStore,
  type BackupTarget,
  MOST_TEXT_BYTES,
  readText,
  TooLargeError,
} from '../storage/backup-storage';
import { MANIFEST } from '../storage/backup-storage';
import type { Manifest } from './manifest';
import { faultOf } from './manifest-schema';
import { digestOf, parseSealed, provenBy, requireDigest, type Sealed, SealedFault, sealedText } from './sealed-json';

/** Writes the manifest, which makes a folder of files a backup. @returns its SHA-256 @throws ProblemError 422 when nobody could read it again */
export async function writeManifest(store: BackupTarget, folder: string, manifest: Manifest): Promise<string> {
  const content = Buffer.from(sealedText(manifest, store.keys));
  const fault =
    content.length > MOST_TEXT_BYTES
      ? `it has ${content.length} bytes, and ${MOST_TEXT_BYTES} are the most`
      : faultOf(JSON.parse(content.toString('utf8')));
  if (fault !== undefined)
    throw new ProblemError(
      'unprocessable',
      `The manifest of backup ${manifest.backup_id} cannot be written: ${fault}.`,
    );
  await store.write(`${folder}/${MANIFEST}`, Readable.from([content]));
  return digestOf(manifest);
}

/** What is wrong with a manifest, in words. */
export class ManifestDamage extends Error {}

/** A folder that has none. */
export class ManifestMissing extends ManifestDamage {}

/** A manifest that is whole, and that no configured key proves. */
export class ManifestUnproven extends ManifestDamage {}

/**
 * Reads the manifest of a backup, and compares it with what proves that it is the one that was written.
 * @param expected its SHA-256, where that is known from elsewhere: the catalogue, the backup after it
 * @throws ManifestDamage when it is another, damaged or none; ManifestUnproven when only a key could prove it, and none does
 */
export async function readManifest(
  store: BackupStore,
  folder: string,
  expected?: string,
): Promise<{ manifest: Manifest; sha256: string }> {
  const text = await readText(store, `${folder}/${MANIFEST}`).catch((error: unknown) => {
    throw unreadable(error);
  });
  try {
    const sealed = parseSealed<Manifest>(text, faultOf);
    requireProven(sealed, store.keys, folder, expected);
    return { manifest: sealed.manifest, sha256: sealed.sha256 };
  } catch (error) {
    throw error instanceof SealedFault ? new ManifestDamage(`it ${error.message}`) : error;
  }
}

/** @throws ManifestDamage, ManifestUnproven, SealedFault */
function requireProven(
  sealed: Sealed<Manifest>,
  keys: EncryptionKeys,
  folder: string,
  expected: string | undefined,
): void {
  const { manifest, sha256 } = sealed;
  if (manifest.backup_id !== folder.replace(/\.\d+$/, ''))
    throw new ManifestDamage(`it is of backup ${manifest.backup_id}, and its folder is ${folder}`);
  requireDigest(sealed);
  if (expected !== undefined && expected !== sha256)
    throw new ManifestDamage('it is not the one that was written when the backup was made');
  const isProven = provenBy(sealed, keys);
  // Where keys are configured, what was written without one may be anyone's.
  const needsProof = manifest.key_id !== undefined || keys.current !== undefined;
  if (!isProven && expected === undefined && needsProof)
    throw new ManifestUnproven(`its key, ${manifest.key_id ?? 'none'}, is not configured`);
}

/** Why the file of a manifest cannot be read. What is no fault of the file is given back as it is. */
function unreadable(error: unknown): unknown {
  if (error instanceof TooLargeError) return new ManifestDamage(error.message, { cause: error });
  if (codeOf(error) === 'EIO') return new ManifestDamage('the disk cannot read it', { cause: error });
  if (!(error instanceof ProblemError)) return error;
  if (error.code === 'not_found') return new ManifestMissing('it is missing', { cause: error });
  // A link, a folder or a pipe under its name, and a file that another user has closed to the service.
  const isForeign = error.code === 'conflict' || ['EACCES', 'EPERM'].includes(codeOf(error.cause));
  return isForeign ? new ManifestDamage('it is no file that the service can read', { cause: error }) : error;
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | undefined)?.code ?? '';
