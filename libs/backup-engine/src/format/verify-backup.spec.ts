import { mongo } from 'mongoose';
import { createSecretKey } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Encryption, EncryptionKeys } from '../crypto/encryption-keys';
import type { BackupStore } from '../storage/backup-storage';
import { COMPRESSIONS, type Compression, ofText } from '../storage/compression';
import { writeFileOf, writerOf } from '../storage/content-writer';
import { filesOf, preludeOf } from './backup-files';
import { metadataText } from './metadata';
import { filesIn, type Manifest, type ManifestNamespace } from './manifest';
import { ManifestDamage, ManifestUnproven, readManifest, writeManifest } from './manifest-file';
import { folderStore } from '../../../../test/setup/backup/folder-store';
import { verifyFiles } from './verify-backup';

const KEYS = new EncryptionKeys([{ id: 'k', key: createSecretKey(Buffer.alloc(32, 1)) }]);
const OTHER = new EncryptionKeys([{ id: 'k', key: createSecretKey(Buffer.alloc(32, 2)) }]);

const options = mongo.BSON.serialize({});
const documents = Array.from({ length: 50 }, (_, n) => Buffer.from(mongo.BSON.serialize({ n, text: 'x'.repeat(n) })));

describe('verifying a backup', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'lucid-verify-'));
  });

  afterEach(() => rm(root, { recursive: true }));

  const path = (file: string): string => join(root, 'b', file);

  const withKeys = (keys?: EncryptionKeys): BackupStore => folderStore(root, keys);

  async function makeBackup(compression: Compression, encryption: Encryption = 'none'): Promise<Manifest> {
    const store = withKeys(encryption === 'none' ? undefined : KEYS);
    const write = async (...file: [path: string, pieces: Buffer[], compressed: Compression]) =>
      writeFileOf({ files: writerOf(store, encryption), folder: 'b' }, ...file);
    const namespaces: ManifestNamespace[] = [];
    for (const name of ['first', 'second']) {
      const files = filesOf('db', name, 'collection', compression, encryption);
      const text = metadataText({ name, type: 'collection', options, indexes: [] });
      namespaces.push({
        ...{ name, type: 'collection', state: 'complete', at_time: true, documents: documents.length },
        data_bytes: Buffer.concat(documents).length,
        metadata: await write(files.metadata, [Buffer.from(text)], ofText(compression)),
        data: await write(files.data ?? '', documents, compression),
      });
    }
    const prelude = await write(preludeOf('db', compression, encryption), [Buffer.from('{}')], ofText(compression));
    const manifest: Manifest = {
      ...{
        format: 1,
        backup_id: 'b',
        name: 'b',
        engine: 'native',
        database: 'db',
        compression,
        server_version: '7.0.0',
      },
      ...{
        started_at: '2026-11-29T00:00:00Z',
        completed_at: '2026-11-29T00:00:00Z',
        consistency: { mode: 'snapshot' },
        namespaces,
        prelude,
      },
      ...(encryption !== 'none' && { encryption, key_id: 'k' }),
    };
    await writeManifest(store, 'b', manifest);
    return manifest;
  }

  const verify = async (keys?: EncryptionKeys, expected?: string) => {
    const store = withKeys(keys);
    const { manifest } = await readManifest(store, 'b', expected);
    return verifyFiles(store, 'b', manifest);
  };

  const flip = async (file: string, at: number): Promise<void> => {
    const bytes = await readFile(path(file));
    const place = at < 0 ? bytes.length + at : at;
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
    await writeFile(path(file), bytes);
  };

  const DAMAGES: [what: string, kind: string, damage: (file: string) => Promise<void>][] = [
    ['missing', 'missing', (file) => unlink(path(file))],
    ['emptied', 'size', (file) => truncate(path(file), 0)],
    ['truncated by one byte', 'size', async (file) => truncate(path(file), (await readFile(path(file))).length - 1)],
    ['longer by one byte', 'size', (file) => writeFile(path(file), '\0', { flag: 'a' })],
    ['with its first bit flipped', 'sha256|content', (file) => flip(file, 0)],
    [
      'with a bit flipped inside',
      'sha256|content',
      async (file) => flip(file, Math.floor((await readFile(path(file))).length / 2)),
    ],
    ['with its last bit flipped', 'sha256|content', (file) => flip(file, -1)],
    [
      'replaced by zeros',
      'sha256|content',
      async (file) => writeFile(path(file), Buffer.alloc((await readFile(path(file))).length)),
    ],
    ['under another name', 'missing', (file) => rename(path(file), path(`${file}.moved`))],
  ];

  const FILES: [what: string, index: number][] = [
    ['prelude', 0],
    ['metadata', 1],
    ['data', 2],
  ];

  const KINDS = [
    ...COMPRESSIONS.map((compression) => ({ compression, encryption: 'none' as const })),
    { compression: 'zstd', encryption: 'aes-256-gcm' } as const,
  ];

  describe.each(KINDS)('$compression, encryption $encryption', ({ compression, encryption }) => {
    const keys = encryption === 'none' ? undefined : KEYS;

    it('finds nothing in one that is as it was written', async () => {
      const manifest = await makeBackup(compression, encryption);
      const bytes = filesIn(manifest).reduce((sum, { size_bytes }) => sum + size_bytes, 0);
      expect(await verify(keys)).toEqual({ files: 5, bytes, documents: 100, damages: [] });
    });

    it.each(
      FILES.flatMap(([file, index]) => DAMAGES.map(([what, kind, damage]) => ({ file, index, what, kind, damage }))),
    )('detects $file $what', async ({ index, kind, damage }) => {
      const file = filesIn(await makeBackup(compression, encryption))[index]?.path ?? '';
      await damage(file);
      const { damages } = await verify(keys);
      expect(damages.find((each) => each.path === file)?.kind).toMatch(new RegExp(`^(?:${kind})$`));
      expect(new Set(damages.map((each) => each.path.replace('.moved', '')))).toEqual(new Set([file]));
    });
  });

  const sha256 = async (): Promise<string> => (await readManifest(withKeys(KEYS), 'b')).sha256;

  it('compares the digests of an encrypted backup without its key, and counts nothing', async () => {
    const manifest = await makeBackup('zstd', 'aes-256-gcm');
    const expected = await sha256();
    for (const keys of [undefined, new EncryptionKeys()])
      expect(await verify(keys, expected)).toMatchObject({ files: 5, documents: 0, damages: [] });
    const file = manifest.namespaces[1]?.data?.path ?? '';
    await flip(file, 500);
    expect((await verify(undefined, expected)).damages).toMatchObject([{ path: file, kind: 'sha256' }]);
    expect((await verify(KEYS, expected)).damages).toMatchObject([{ path: file, kind: 'content' }]);
  });

  it('refuses a manifest that was written anew by one who has not the key', async () => {
    const manifest = await makeBackup('none', 'aes-256-gcm');
    const forged = { ...manifest, name: 'forged' };
    const unkeyed: Manifest = { ...forged };
    delete unkeyed.key_id;
    const forgeries: [BackupStore, Manifest, unknown][] = [
      [withKeys(), forged, ManifestDamage],
      [withKeys(OTHER), forged, ManifestDamage],
      [withKeys(), unkeyed, ManifestUnproven],
      [withKeys(), { ...forged, key_id: 'mine' }, ManifestUnproven],
    ];
    for (const [store, written, damage] of forgeries) {
      await writeManifest(store, 'b', written);
      await expect(readManifest(withKeys(KEYS), 'b')).rejects.toThrow(damage as typeof ManifestDamage);
    }
    await writeManifest(withKeys(KEYS), 'b', forged);
    const text = await readFile(path('manifest.json'), 'utf8');
    await writeFile(path('manifest.json'), text.replace(/"mac":"../, '"mac":"zz'));
    await expect(readManifest(withKeys(KEYS), 'b')).rejects.toThrow(ManifestDamage);
  });

  it('refuses a manifest of a key that is not there, unless its digest is known from elsewhere', async () => {
    await makeBackup('none', 'aes-256-gcm');
    const expected = await sha256();
    for (const keys of [undefined, new EncryptionKeys()]) {
      await expect(readManifest(withKeys(keys), 'b')).rejects.toThrow(ManifestUnproven);
      expect((await readManifest(withKeys(keys), 'b', expected)).sha256).toBe(expected);
    }
  });

  it('detects two files that changed places', async () => {
    const manifest = await makeBackup('none');
    const [first, second] = manifest.namespaces.map(({ metadata }) => path(metadata?.path ?? ''));
    await rename(first ?? '', `${first ?? ''}.kept`);
    await rename(second ?? '', first ?? '');
    await rename(`${first ?? ''}.kept`, second ?? '');
    expect((await verify()).damages).not.toEqual([]);
  });

  it('detects a file that was put there', async () => {
    await makeBackup('none');
    await writeFile(path('db/evil.bson'), '');
    expect((await verify()).damages).toMatchObject([{ path: 'db/evil.bson', kind: 'unexpected' }]);
  });

  it('detects fewer documents than were counted, though the digest is right', async () => {
    const manifest = await makeBackup('none');
    const [first] = manifest.namespaces;
    if (first !== undefined) first.documents += 1;
    const { damages } = await verifyFiles(folderStore(root), 'b', manifest);
    expect(damages).toMatchObject([{ path: 'db/first.bson', kind: 'content' }]);
  });

  it.each(COMPRESSIONS)('reads no more of a file (%s) than the manifest says that it has', async (compression) => {
    const manifest = await makeBackup(compression);
    const [first] = manifest.namespaces;
    if (first !== undefined) first.data_bytes = 1;
    const { damages } = await verifyFiles(folderStore(root), 'b', manifest);
    const detail = 'it is larger than the manifest says';
    expect(damages).toMatchObject([{ path: first?.data?.path, kind: 'content', detail }]);
  });

  it('parses no manifest that has more values than a backup can have', async () => {
    await makeBackup('none');
    await writeFile(path('manifest.json'), `[${'[],'.repeat(300_000)}[]]`);
    const read = jest.spyOn(JSON, 'parse');
    await expect(verify()).rejects.toThrow('more than 1000000 values');
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
  });

  it('reads a share of the documents, one file at least, and all that is not documents', async () => {
    const manifest = await makeBackup('none');
    const { files } = await verifyFiles(folderStore(root), 'b', manifest, { share: 0.01 });
    expect(files).toBe(4);
  });

  it.each<[string, (text: string) => string | undefined]>([
    ['missing', () => undefined],
    ['emptied', () => ''],
    ['truncated', (text) => text.slice(0, -1)],
    ['with a count changed', (text) => text.replace('"documents":50', '"documents":49')],
    ['with a file left out', (text) => text.replace(/"data":\{[^}]*\}/, '"left":{}')],
    ['with its digest changed', (text) => text.replace(/"sha256":"./, '"sha256":"x')],
    ['of another format', (text) => text.replace('"format":1', '"format":2')],
    ['that is other JSON', () => '[]'],
  ])('refuses a manifest %s', async (_, change) => {
    await makeBackup('none');
    const changed = change(await readFile(path('manifest.json'), 'utf8'));
    if (changed === undefined) await unlink(path('manifest.json'));
    else await writeFile(path('manifest.json'), changed);
    await expect(verify()).rejects.toThrow(ManifestDamage);
  });

  it('refuses a manifest that is whole, but another one', async () => {
    const manifest = await makeBackup('none');
    const store = folderStore(root);
    const { sha256 } = await readManifest(store, 'b');
    await writeManifest(store, 'b', { ...manifest, name: 'other' });
    await expect(readManifest(store, 'b', sha256)).rejects.toThrow(ManifestDamage);
  });
});
