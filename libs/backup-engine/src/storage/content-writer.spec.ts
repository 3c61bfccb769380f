import { createSecretKey } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { EncryptionKeys } from '../crypto/encryption-keys';
import type { BackupTarget } from './backup-storage';
import { writerOf } from './content-writer';

const KEYS = new EncryptionKeys([{ id: 'k', key: createSecretKey(Buffer.alloc(32, 1)) }]);

describe('a writer of the files of backups', () => {
  const written = new Map<string, Buffer>();
  const target = (keys: EncryptionKeys): BackupTarget => ({
    keys,
    write: async (path, source: Readable) => {
      const content = await buffer(source);
      written.set(path, content);
      return { size_bytes: content.length, sha256: '' };
    },
    remove: (path) => Promise.resolve(written.delete(path)),
  });

  beforeEach(() => written.clear());

  it('with encryption writes no plain text', async () => {
    await writerOf(target(KEYS), 'aes-256-gcm').write('b/a.bson.enc', [Buffer.from('plain text')], 'none');
    expect(written.get('b/a.bson.enc')?.subarray(0, 7).toString()).toBe('LUCIDBK');
    expect(written.get('b/a.bson.enc')?.includes('plain text')).toBe(false);
  });

  it('with encryption refuses a name of a plain file', async () => {
    const writing = writerOf(target(KEYS), 'aes-256-gcm').write('b/a.bson', [Buffer.from('plain text')], 'none');
    await expect(writing).rejects.toThrow('b/a.bson does not have the name of an encrypted file');
    expect([...written]).toEqual([]);
  });

  it('without encryption refuses a name of an encrypted file', async () => {
    const writing = writerOf(target(KEYS), 'none').write('b/a.bson.enc', [Buffer.from('plain text')], 'none');
    await expect(writing).rejects.toThrow('would not be encrypted');
    expect([...written]).toEqual([]);
  });

  it('with encryption needs a key', () => {
    expect(() => writerOf(target(new EncryptionKeys()), 'aes-256-gcm')).toThrow('no key');
  });
});
