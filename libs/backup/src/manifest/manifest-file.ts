import { ProblemError } from '@lucid/common';
import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type BackupStore, readText } from '../files/backup-store';
import { MANIFEST } from '../layout/backup-files';
import type { Manifest } from './manifest';

export const digestOf = (manifest: Manifest): string => hash('sha256', JSON.stringify(manifest));

/** Writes the manifest, which makes a folder of files a backup. @returns its SHA-256 */
export async function writeManifest(store: BackupStore, folder: string, manifest: Manifest): Promise<string> {
  const sha256 = digestOf(manifest);
  await store.write(`${folder}/${MANIFEST}`, Readable.from([Buffer.from(JSON.stringify({ sha256, manifest }))]));
  return sha256;
}

/** What is wrong with a manifest, in words. */
export class ManifestDamage extends Error {}

/**
 * Reads the manifest of a backup, and what proves that it is the one that was written.
 * @param expected its SHA-256, where that is known from elsewhere: the catalogue, the backup after it
 * @throws ManifestDamage when it is another, damaged or none
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
  const { sha256, manifest } = parsed(text);
  if (digestOf(manifest) !== sha256) throw new ManifestDamage('it does not match its own SHA-256');
  if (expected !== undefined && expected !== sha256)
    throw new ManifestDamage('it is not the one that was written when the backup was made');
  return { manifest, sha256 };
}

function parsed(text: string): { sha256: string; manifest: Manifest } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new ManifestDamage('it is no JSON');
  }
  const { sha256, manifest } = (read ?? {}) as { sha256?: unknown; manifest?: { format?: unknown } | null };
  if (typeof sha256 !== 'string' || typeof manifest !== 'object' || manifest === null)
    throw new ManifestDamage('it is no manifest');
  if (manifest.format !== 1) throw new ManifestDamage('it is of a format that is not known');
  return { sha256, manifest: manifest as Manifest };
}
