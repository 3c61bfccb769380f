import { ProblemError } from '@lucid/common';
import type { EncryptionKey } from '@lucid/config';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export const ENCRYPTIONS = ['none', 'aes-256-gcm'] as const;
export type Encryption = (typeof ENCRYPTIONS)[number];

/** What the name of an encrypted file ends with. */
export const ENCRYPTED = '.enc';

export const hasEncryptedName = (path: string): boolean => path.endsWith(ENCRYPTED);

/** The keys that backups are encrypted and authenticated with. No key is used itself, but what is derived from it for one purpose. */
export class EncryptionKeys {
  private readonly byId: ReadonlyMap<string, EncryptionKey>;

  constructor(private readonly keys: readonly EncryptionKey[] = []) {
    this.byId = new Map(keys.map((key) => [key.id, key]));
  }

  /** The one that new backups take. */
  get current(): EncryptionKey | undefined {
    return this.keys[0];
  }

  find(id: string | undefined): EncryptionKey | undefined {
    return id === undefined ? undefined : this.byId.get(id);
  }

  /** @throws ProblemError 422 that names the key which is missing */
  require(id: string | undefined): EncryptionKey {
    const key = this.find(id);
    if (key !== undefined) return key;
    throw new ProblemError(
      'unprocessable',
      `The backup is encrypted with the key ${id ?? 'of no id'}, which is not configured here. Add it to BACKUP_ENCRYPTION_KEYS, behind the first, and restart.`,
    );
  }

  /** How a backup is encrypted for which this was asked, or nothing. @throws ProblemError 409 when there is no key for it */
  chosen(asked?: Encryption): Encryption {
    this.requireFor(asked);
    return asked ?? (this.current === undefined ? 'none' : 'aes-256-gcm');
  }

  /** @throws ProblemError 409 when encryption was asked for, and there is no key for it */
  requireFor(asked: Encryption | undefined): void {
    if (asked === undefined || asked === 'none' || this.current !== undefined) return;
    throw new ProblemError(
      'conflict',
      'Encryption was asked for, and no key is configured. Set BACKUP_ENCRYPTION_KEYS to an id, a colon and what `openssl rand -base64 32` gives, and restart; or send `"encryption": "none"`.',
    );
  }
}

const BYTES = 32;

/** The key of one file: neither a file of another path nor another file of the same one has it. */
export const fileKey = ({ key }: EncryptionKey, salt: Buffer, path: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, `lucid backup file 1\0${path}`, BYTES));

/** What proves that a manifest was written by one who has the key. */
export function macOf({ key }: EncryptionKey, manifest: string): string {
  const derived = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'lucid backup manifest 1', BYTES));
  return createHmac('sha256', derived).update(manifest).digest('hex');
}

/** Compares without telling by the time it takes where the difference is. */
export function isMacOf(key: EncryptionKey, manifest: string, mac: unknown): boolean {
  const expected = Buffer.from(macOf(key, manifest));
  const given = Buffer.from(String(mac));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
