import { locateEngine } from '@lucid/engines';
import type { mongo } from 'mongoose';
import { createSecretKey } from 'node:crypto';
import { join } from 'node:path';
import { COMPRESSIONS } from '../storage/compression';
import { filesIn } from '../format/manifest';
import { makeEveryKind } from '../../../../test/setup/backup/every-kind';
import { fingerprint } from '../../../../test/setup/backup/fingerprint';
import { incomplete, Library } from '../../../../test/setup/backup/library';
import { verifyFiles } from '../format/verify-backup';
import { EncryptionKeys } from '../crypto/encryption-keys';

const encryption = 'aes-256-gcm';

describe('an encrypted backup', () => {
  let sut: Library;
  let source: mongo.Db;
  let mongodump: string;

  beforeAll(async () => {
    sut = await Library.start();
    Object.assign(sut.store, { keys: new EncryptionKeys([{ id: 'k', key: createSecretKey(Buffer.alloc(32, 1)) }]) });
    source = sut.scratch.database();
    await makeEveryKind(source);
    mongodump = join((await locateEngine('mongo-tools')).home, 'mongodump');
    // The tools are built where they are not there yet.
  }, 600_000);

  afterAll(() => sut.scratch.close());

  it.each(COMPRESSIONS)(
    'brings back every kind of collection, index, option, name and value: %s',
    async (compression) => {
      const manifest = await sut.backUp(source, compression, { compression, encryption });
      expect(filesIn(manifest).filter(({ path }) => !path.endsWith('.enc'))).toEqual([]);
      expect(await verifyFiles(sut.store, compression, manifest)).toMatchObject({ damages: [] });
      const target = sut.scratch.database();
      expect(incomplete(await sut.restore(target, compression, manifest))).toEqual([]);
      expect(await fingerprint(target)).toEqual(await fingerprint(source));
    },
  );

  it('does so when mongodump read it', async () => {
    const manifest = await sut.dump(source, 'dumped', mongodump, { compression: 'gzip', encryption });
    expect(filesIn(manifest).filter(({ path }) => !path.endsWith('.enc'))).toEqual([]);
    const target = sut.scratch.database();
    expect(incomplete(await sut.restore(target, 'dumped', manifest))).toEqual([]);
    expect(await fingerprint(target)).toEqual(await fingerprint(source));
  });

  it('is not written where there is no key', async () => {
    const keyless = { ...sut.store, keys: new EncryptionKeys() };
    const written = sut.backUp(source, 'keyless', { compression: 'none', encryption, store: keyless });
    await expect(written).rejects.toThrow('no key');
  });
});
