import { ProblemError } from '@lucid/common';
import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { isMacOf, macOf } from '../encryption/encryption-keys';
import { type BackupStore, type BackupTarget, readText } from '../files/backup-store';
import { MANIFEST } from '../layout/backup-files';
import type { Manifest } from './manifest';

export const digestOf = (manifest: Manifest): string => hash('sha256', JSON.stringify(manifest));

/** Writes the manifest, which makes a folder of files a backup. @returns its SHA-256 */
export async function writeManifest(store: BackupTarget, folder: string, manifest: Manifest): Promise<string> {
  const sha256 = digestOf(manifest);
  const key = store.keys?.find(manifest.key_id);
  const mac = key === undefined ? undefined : macOf(key, JSON.stringify(manifest));
  await store.write(`${folder}/${MANIFEST}`, Readable.from([Buffer.from(JSON.stringify({ sha256, mac, manifest }))]));
  return sha256;
}

/** What is wrong with a manifest, in words. */
export class ManifestDamage extends Error {}

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
    if (error instanceof ProblemError && error.code !== 'not_found') throw error;
    throw new ManifestDamage(error instanceof ProblemError ? 'it is missing' : (error as Error).message);
  });
  const { sha256, mac, manifest } = parsed(text);
  if (digestOf(manifest) !== sha256) throw new ManifestDamage('it does not match its own SHA-256');
  if (expected !== undefined && expected !== sha256)
    throw new ManifestDamage('it is not the one that was written when the backup was made');
  const key = store.keys?.find(manifest.key_id);
  if (key !== undefined && !isMacOf(key, JSON.stringify(manifest), mac))
    throw new ManifestDamage('it was not written with the key that it names');
  // Where keys are configured, what was written without one may be anyone's.
  const needsProof = manifest.key_id !== undefined || store.keys?.current !== undefined;
  if (key === undefined && expected === undefined && needsProof)
    throw new ManifestUnproven(`its key, ${manifest.key_id ?? 'none'}, is not configured`);
  return { manifest, sha256 };
}

function parsed(text: string): { sha256: string; mac: unknown; manifest: Manifest } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new ManifestDamage('it is no JSON');
  }
  type Read = { sha256?: unknown; mac?: unknown; manifest?: { format?: unknown } | null };
  const { sha256, mac, manifest } = (read ?? {}) as Read;
  if (typeof sha256 !== 'string' || typeof manifest !== 'object' || manifest === null)
    throw new ManifestDamage('it is no manifest');
  if (manifest.format !== 1) throw new ManifestDamage('it is of a format that is not known');
  return { sha256, mac, manifest: manifest as Manifest };
}
