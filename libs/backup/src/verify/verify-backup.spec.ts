import { mongo } from 'mongoose';
import { mkdtemp, readFile, rename, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPRESSIONS, type Compression, ofText } from '../files/compression';
import { writeFileOf } from '../files/stored-content';
import { filesOf, preludeOf } from '../layout/backup-files';
import { metadataText } from '../layout/metadata';
import { filesIn, type Manifest, type ManifestNamespace } from '../manifest/manifest';
import { ManifestDamage, readManifest, writeManifest } from '../manifest/manifest-file';
import { folderStore } from '../testing/folder-store-spec';
import { verifyFiles } from './verify-backup';

const options = mongo.BSON.serialize({});
const documents = Array.from({ length: 50 }, (_, n) => Buffer.from(mongo.BSON.serialize({ n, text: 'x'.repeat(n) })));

describe('verifying a backup', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'lucid-verify-'));
  });

  afterEach(() => rm(root, { recursive: true }));

  const path = (file: string): string => join(root, 'b', file);

  async function makeBackup(compression: Compression): Promise<Manifest> {
    const store = folderStore(root);
    const write = async (...file: [path: string, pieces: Buffer[], compressed: Compression]) =>
      writeFileOf({ store, folder: 'b' }, ...file);
    const namespaces: ManifestNamespace[] = [];
    for (const name of ['first', 'second']) {
      const files = filesOf('db', name, 'collection', compression);
      const text = metadataText({ name, type: 'collection', options, indexes: [] });
      namespaces.push({
        ...{ name, type: 'collection', state: 'complete', at_time: true, documents: documents.length },
        data_bytes: Buffer.concat(documents).length,
        metadata: await write(files.metadata, [Buffer.from(text)], ofText(compression)),
        data: await write(files.data ?? '', documents, compression),
      });
    }
    const prelude = await write(preludeOf('db', compression), [Buffer.from('{}')], ofText(compression));
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
      ...{ started_at: '', completed_at: '', consistency: { mode: 'snapshot' }, namespaces, prelude },
    };
    await writeManifest(store, 'b', manifest);
    return manifest;
  }

  const verify = async () => {
    const store = folderStore(root);
    const { manifest } = await readManifest(store, 'b');
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

  describe.each(COMPRESSIONS)('%s', (compression) => {
    it('finds nothing in one that is as it was written', async () => {
      const manifest = await makeBackup(compression);
      const bytes = filesIn(manifest).reduce((sum, { size_bytes }) => sum + size_bytes, 0);
      expect(await verify()).toEqual({ files: 5, bytes, documents: 100, damages: [] });
    });

    it.each(
      FILES.flatMap(([file, index]) => DAMAGES.map(([what, kind, damage]) => ({ file, index, what, kind, damage }))),
    )('detects $file $what', async ({ index, kind, damage }) => {
      const file = filesIn(await makeBackup(compression))[index]?.path ?? '';
      await damage(file);
      const { damages } = await verify();
      expect(damages.find((each) => each.path === file)?.kind).toMatch(new RegExp(`^(?:${kind})$`));
      expect(new Set(damages.map((each) => each.path.replace('.moved', '')))).toEqual(new Set([file]));
    });
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
