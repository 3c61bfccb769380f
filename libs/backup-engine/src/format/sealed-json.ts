import { hash } from 'node:crypto';
import { type EncryptionKeys, isMacOf, macOf } from '../crypto/encryption-keys';

/** A manifest, its SHA-256, and what proves that it was written with the key that it names. */
export interface Sealed<T> {
  sha256: string;
  mac?: string;
  manifest: T;
}

/** What names the key that proves it, where one does. */
interface Keyed {
  key_id?: string;
}

/** Why the text of a file is not a manifest that the service wrote. The message continues a sentence whose subject is the file. */
export class SealedFault extends Error {}

export const digestOf = (manifest: object): string => hash('sha256', JSON.stringify(manifest));

/** The text of a file that holds a manifest. */
export function sealedText(manifest: Keyed, keys: EncryptionKeys): string {
  const key = keys.find(manifest.key_id);
  const mac = key === undefined ? undefined : macOf(key, JSON.stringify(manifest));
  return JSON.stringify({ sha256: digestOf(manifest), mac, manifest });
}

/**
 * Reads the text of a file that holds a manifest. Neither its SHA-256 nor its key is compared yet.
 * @param faultOf says what is wrong with the content, in words
 * @throws SealedFault
 */
export function parseSealed<T>(text: string, faultOf: (read: unknown) => string | undefined): Sealed<T> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new SealedFault('is no JSON');
  }
  const fault = faultOf(read);
  if (fault !== undefined) throw new SealedFault(`is not as the service writes it: ${fault}`);
  return read as Sealed<T>;
}

/** @throws SealedFault when a manifest is not what its SHA-256 says */
export function requireDigest({ manifest, sha256 }: Sealed<object>): void {
  if (digestOf(manifest) !== sha256) throw new SealedFault('does not match its own SHA-256');
}

/** @returns whether a configured key proves a manifest @throws SealedFault when it was not written with the key that it names */
export function provenBy({ manifest, mac }: Sealed<Keyed>, keys: EncryptionKeys): boolean {
  const key = keys.find(manifest.key_id);
  if (key !== undefined && !isMacOf(key, JSON.stringify(manifest), mac))
    throw new SealedFault('was not written with the key that it names');
  return key !== undefined;
}
