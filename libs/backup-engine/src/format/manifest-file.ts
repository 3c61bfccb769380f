import { ProblemError } from '@lucid/common';
import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { isMacOf, macOf } from '../crypto/encryption-keys';
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

export const digestOf = (manifest: Manifest): string => hash('sha256', JSON.stringify(manifest));

/** Writes the manifest, which makes a folder of files a backup. @returns its SHA-256 @throws ProblemError 422 when nobody could read it again */
export async function writeManifest(store: BackupTarget, folder: string, manifest: Manifest): Promise<string> {
  const sha256 = digestOf(manifest);
  const key = store.keys.find(manifest.key_id);
  const mac = key === undefined ? undefined : macOf(key, JSON.stringify(manifest));
  const content = Buffer.from(JSON.stringify({ sha256, mac, manifest }));
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
  return sha256;
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
  const { sha256, mac, manifest } = parsed(text);
  if (manifest.backup_id !== folder.replace(/\.\d+$/, ''))
    throw new ManifestDamage(`it is of backup ${manifest.backup_id}, and its folder is ${folder}`);
  if (digestOf(manifest) !== sha256) throw new ManifestDamage('it does not match its own SHA-256');
  if (expected !== undefined && expected !== sha256)
    throw new ManifestDamage('it is not the one that was written when the backup was made');
  const key = store.keys.find(manifest.key_id);
  if (key !== undefined && !isMacOf(key, JSON.stringify(manifest), mac))
    throw new ManifestDamage('it was not written with the key that it names');
  // Where keys are configured, what was written without one may be anyone's.
  const needsProof = manifest.key_id !== undefined || store.keys.current !== undefined;
  if (key === undefined && expected === undefined && needsProof)
    throw new ManifestUnproven(`its key, ${manifest.key_id ?? 'none'}, is not configured`);
  return { manifest, sha256 };
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

function parsed(text: string): { sha256: string; mac: unknown; manifest: Manifest } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new ManifestDamage('it is no JSON');
  }
  const fault = faultOf(read);
  if (fault !== undefined) throw new ManifestDamage(`it is not as the service writes it: ${fault}`);
  return read as { sha256: string; mac: unknown; manifest: Manifest };
}
