import { locateEngine } from '@lucid/engines';
import type { mongo } from 'mongoose';
import { createSecretKey } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { changeFixtureDatabase, makeFixtureDatabase } from '../../../../test/setup/backup/fixture-database';
import { type Encryption, EncryptionKeys } from '../crypto/encryption-keys';
import type { BackupStore } from '../storage/backup-storage';
import type { Compression } from '../storage/compression';
import type { Manifest } from '../format/manifest';
import { readManifest, writeManifest } from '../format/manifest-file';
import { DocumentHistory } from '../history/document-history';
import { committedIn, historyOf } from '../history/history';
import { timeOfBase } from '../ranges/ranges';
import { segmentsOf } from '../slices/slice';
import { listSlices } from '../slices/slice-store';
import { fingerprint } from '../../../../test/setup/backup/fingerprint';
import { folderStore } from '../../../../test/setup/backup/folder-store';
import { incomplete, Library } from '../../../../test/setup/backup/library';
import { openSlicer, restoreUntil } from '../../../../test/setup/backup/sliced-oplog';
import { verifyFiles } from '../format/verify-backup';

const FIXTURES = join(process.cwd(), 'test', 'fixtures', 'backups');
const DATABASE = 'lucid_fixture';

/** The key of the fixtures. It protects nothing else. */
const TEST_KEY = createSecretKey(Buffer.from('test key of fixtures, no secret!'));
const keys = new EncryptionKeys([{ id: 'test-key', key: TEST_KEY }]);

/** One storage for each way to write backups. Each holds backups that follow on one another. */
const STORAGES: Record<
  string,
  { program?: 'mongodump'; options: { compression: Compression; encryption?: Encryption }; isSealed: boolean }
> = {
  plain: { options: { compression: 'none' }, isSealed: false },
  gzip: { options: { compression: 'gzip' }, isSealed: false },
  zstd: { options: { compression: 'zstd' }, isSealed: false },
  encrypted: { options: { compression: 'zstd', encryption: 'aes-256-gcm' }, isSealed: true },
  mongodump: { program: 'mongodump', options: { compression: 'gzip' }, isSealed: false },
};

const storeOf = (name: string): BackupStore =>
  folderStore(join(FIXTURES, name), STORAGES[name]?.isSealed === true ? keys : undefined);

/** Reads the backups under `test/fixtures/backups`. `BACKUP_FIXTURES=write` replaces them with backups of the running version. */
describe('backups that earlier versions made', () => {
  let sut: Library;
  let made: mongo.Db;
  let changed: mongo.Db;

  beforeAll(async () => {
    sut = await Library.start();
    if (process.env['BACKUP_FIXTURES'] === 'write') await writeFixtures();
    [made, changed] = [sut.scratch.database(), sut.scratch.database()];
    for (const db of [made, changed]) await makeFixtureDatabase(db);
    await changeFixtureDatabase(changed);
  });

  afterAll(() => sut.scratch.close());

  async function writeFixtures(): Promise<void> {
    for (const [name, { program, options, isSealed }] of Object.entries(STORAGES)) {
      const db = sut.scratch.client.db(DATABASE);
      await db.dropDatabase();
      await makeFixtureDatabase(db);
      const writing = isSealed ? { ...sut.store, keys } : sut.store;
      const slicer = await openSlicer(sut, db, { store: writing });
      await slicer.advance();
      let previous: Manifest['previous'];
      for (const backup_id of ['first', 'second']) {
        const read =
          program === undefined
            ? await sut.backUp(db, backup_id, { ...options, store: writing })
            : await sut.dump(db, backup_id, join((await locateEngine('mongo-tools')).home, program), options);
        const now = new Date().toISOString();
        const manifest: Manifest = {
          ...read,
          ...{ backup_id, name: 'fixture', engine: program ?? 'native', started_at: now, completed_at: now },
          ...{ encryption: options.encryption ?? 'none', requested_by: 'fixtures' },
          ...(isSealed && { key_id: 'test-key' }),
          ...(previous !== undefined && { previous }),
        };
        previous = { backup_id, manifest_sha256: await writeManifest(writing, backup_id, manifest) };
      }
      await changeFixtureDatabase(db);
      await slicer.advance();
      await db.dropDatabase();
      await rm(join(FIXTURES, name), { recursive: true, force: true });
      await cp(sut.scratch.folder, join(FIXTURES, name), { recursive: true });
      for (const entry of ['first', 'second', 'pitr']) await sut.store.remove(entry);
    }
  }

  /** Reads and proves a backup of a storage, and restores it. */
  async function expectRestorable(store: BackupStore, folder: string): Promise<Manifest> {
    const { manifest } = await readManifest(store, folder);
    expect(await verifyFiles(store, folder, manifest)).toMatchObject({ damages: [] });
    const target = sut.scratch.database();
    Object.assign(sut, { store });
    expect(incomplete(await sut.restore(target, folder, manifest))).toEqual([]);
    expect(await fingerprint(target)).toEqual(await fingerprint(made));
    return manifest;
  }

  it.each(Object.keys(STORAGES))('are read, proven and restored: %s', async (name) => {
    const store = storeOf(name);
    const { manifest: first, sha256 } = await readManifest(store, 'first');
    const manifest = await expectRestorable(store, 'second');
    expect(manifest.previous).toEqual({ backup_id: first.backup_id, manifest_sha256: sha256 });
    await expectRestorable(store, 'first');
  });

  it.each(['plain', 'encrypted'])('are restored to a time with their slices: %s', async (name) => {
    const store = storeOf(name);
    Object.assign(sut, { store });
    const { manifest } = await readManifest(store, 'first');
    const target = sut.scratch.database();
    const { changes } = await restoreUntil(sut, target, { folder: 'first', manifest, until: { time: Infinity } });
    expect(changes).toBeGreaterThan(0);
    expect(await fingerprint(target)).toEqual(await fingerprint(changed));
    const before = sut.scratch.database();
    const position = timeOfBase(manifest) ?? '';
    await restoreUntil(sut, before, { folder: 'first', manifest, until: { position } });
    expect(await fingerprint(before)).toEqual(await fingerprint(made));
  });

  it.each(['plain', 'encrypted'])('tell what one document was: %s', async (name) => {
    const store = storeOf(name);
    const { manifest } = await readManifest(store, 'first');
    const [segment] = segmentsOf((await listSlices(store)).slices);
    const after = timeOfBase(manifest) ?? '';
    const { database } = manifest;
    const history = await historyOf(store, segment?.slices ?? [], { after, until: { time: Infinity }, database });
    const document = new DocumentHistory(database, { collection: 'things', id: '5' });
    for await (const portion of committedIn(store, history)) for (const committed of portion) document.take(committed);
    expect(document.document?.includes('n')).toBe(true);
  });

  it('are not read without their key', async () => {
    const store = folderStore(join(FIXTURES, 'encrypted'));
    await expect(readManifest(store, 'first')).rejects.toThrow('is not configured');
  });
});
