import { randomUUID } from 'node:crypto';
import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTS, partOf } from '../quota/parts';
import { contentOf, filesUnder, job, type StartedVolumes, startVolumes } from '../testing/started-volumes';
import type { VolumeFiles } from '../storage/volume-files';
import type { StoredVolume } from '../volume/volume';
import type { ContentOwner } from '../volumes/content-owner';

const MIB = 1024 * 1024;
const PLAIN = { newId: () => '', recovering: false };

describe('a scan of a volume', () => {
  let sut: StartedVolumes;
  let count = 0;

  beforeAll(async () => {
    sut = await startVolumes();
  });

  afterAll(() => sut.close());

  const volume = async (): Promise<VolumeFiles> => {
    const name = `v${(count += 1)}`;
    await sut.volumes.create({ name, quota_bytes: 8 * MIB, read_only: false }, PLAIN);
    return sut.volumes.open(name);
  };
  const folderOf = (files: VolumeFiles, ...path: string[]): string => join(sut.mount, files.volume, ...path);
  const stored = async ({ volume: name }: VolumeFiles): Promise<StoredVolume> =>
    (await sut.ledger.volumes.findOne({ name })) as StoredVolume;
  const distort = (files: VolumeFiles, used_bytes: number): Promise<unknown> =>
    sut.ledger.volumes.updateOne({ name: files.volume }, { $set: { used_bytes, file_count: 1 } });
  const expectExact = async (files: VolumeFiles): Promise<void> => {
    const sizes = Object.values(await filesUnder(folderOf(files)));
    const used_bytes = sizes.reduce((sum, size) => sum + size, 0);
    const { scan, ...counted } = await stored(files);
    expect(counted).toMatchObject({ used_bytes, file_count: sizes.length, claims: [] });
    expect(scan).toBeUndefined();
  };

  it('sets what is used right, whatever was changed behind the back of the service', async () => {
    const files = await volume();
    for (let n = 0; n < 20; n += 1) await files.write(`f${n}/a`, contentOf(100));
    await writeFile(folderOf(files, 'f3', 'foreign'), 'x'.repeat(50));
    await distort(files, 5 * MIB);
    const result = await sut.scanner.scan(files.volume, job(), false);
    expect(result).toMatchObject({ corrected: true, used_bytes: 2050, used_before_bytes: 5 * MIB, file_count: 21 });
    await expectExact(files);
  });

  it('is exact while others write, overwrite and remove all the time', async () => {
    const files = await volume();
    for (let n = 0; n < 90; n += 1) {
      await mkdir(folderOf(files, `f${n}`));
      for (const name of ['1', '2']) await writeFile(folderOf(files, `f${n}`, name), 'x'.repeat(n));
    }
    await distort(files, 123_456);
    const stop = new AbortController();
    let changes = 0;
    const lanes = [0, 1, 2].map(async (lane) => {
      for (let n = 0; !stop.signal.aborted; n += 1) {
        const path = `f${(n * 7) % 90}/${lane}-${n % 11}`;
        if (n % 3 === 2) await files.remove(path);
        else await files.write(path, contentOf(1000 + ((n * 37) % 500)));
        changes += 1;
      }
    });
    const { corrected } = await sut.scanner.scan(files.volume, job(), false);
    // More scans where the others are slow: enough is changed during one.
    while (changes <= 20) await sut.scanner.scan(files.volume, job(), false);
    const during = changes;
    stop.abort();
    await Promise.all(lanes);
    expect(during).toBeGreaterThan(20);
    expect(corrected).toBe(true);
    await expectExact(files);
  });

  it('adds what comes late to a part that was read, sees what comes early, and reads again what changes meanwhile', async () => {
    const files = await volume();
    const names = Array.from({ length: 500 }, (_, n) => `n${n}`);
    const inPart = (wanted: (part: number) => boolean): string => names.find((name) => wanted(partOf(name))) ?? '';
    const { id } = await sut.scans.begin(files.volume);
    for (let part = 0; part < 30; part += 1) expect(await sut.scans.leave(files.volume, id, part)).toBe('left');
    await files.write(`${inPart((part) => part < 30)}/a`, contentOf(1));
    await files.write(`${inPart((part) => part > 30)}/a`, contentOf(10));
    expect((await stored(files)).scan).toMatchObject({ part: 30, touched: false, late_bytes: 1, late_files: 1 });
    await files.write(`${inPart((part) => part === 30)}/a`, contentOf(100));
    expect(await sut.scans.leave(files.volume, id, 30)).toBe('touched');
    await sut.scans.again(files.volume, id);
    const claim = await sut.ledger.claim(files.volume, `${inPart((part) => part === 30)}/b`, 'removing', 0);
    expect(await sut.scans.leave(files.volume, id, 30)).toBe('busy');
    await sut.ledger.settle(files.volume, claim.id, 30, 0, 0);
    for (let part = 30; part < PARTS; part += 1) expect(await sut.scans.leave(files.volume, id, part)).toBe('left');
    await sut.scans.finish(files.volume, id, { bytes: 110, files: 2 });
    await expectExact(files);
  });

  it('finds the biggest folders by the files directly in them, biggest first and a hundred at most', async () => {
    const files = await volume();
    for (let n = 0; n < 120; n += 1) {
      await mkdir(folderOf(files, `d${n}`, 'inner'), { recursive: true });
      await writeFile(folderOf(files, `d${n}`, 'inner', 'a'), 'x'.repeat(1000 + n));
    }
    await writeFile(folderOf(files, 'top'), 'x'.repeat(5000));
    await sut.scanner.scan(files.volume, job(), false);
    const { items, scanned_at } = await sut.usage.folders(files.volume);
    expect(items).toHaveLength(100);
    expect(items.slice(0, 3)).toEqual([
      { path: '', file_count: 1, size_bytes: 5000 },
      { path: 'd119/inner', file_count: 1, size_bytes: 1119 },
      { path: 'd118/inner', file_count: 1, size_bytes: 1118 },
    ]);
    expect(scanned_at).toBeInstanceOf(Date);
  });

  it('tells what is odd, and follows none of it', async () => {
    const files = await volume();
    await files.write('a/b', contentOf(10));
    await symlink('/', folderOf(files, 'a', 'root'));
    await symlink(folderOf(files), folderOf(files, 'a', 'loop'));
    await writeFile(folderOf(files, '.hidden'), 'xyz');
    let deep = folderOf(files, 'deep');
    for (let n = 0; n < 40; n += 1) deep = join(deep, 'd');
    await mkdir(deep, { recursive: true });
    const result = await sut.scanner.scan(files.volume, job(), false);
    expect(result).toMatchObject({ used_bytes: 13, file_count: 2, odd_count: 4, orphan_count: 0 });
    expect(result.oddities.map(({ path, kind }) => `${kind} ${path.slice(0, 8)}`).sort()).toEqual([
      'foreign_name .hidden',
      'link a/loop',
      'link a/root',
      'too_deep deep/d/d',
    ]);
    await expectExact(files);
  });

  it('removes what writes that died left behind, and nothing that is being written', async () => {
    const files = await volume();
    await writeFile(folderOf(files, '.incoming', randomUUID()), 'x');
    const claim = await sut.ledger.claim(files.volume, 'a', 'writing', 10);
    await writeFile(folderOf(files, '.incoming', claim.id), 'x');
    expect(await sut.scanner.scan(files.volume, job(), false)).toMatchObject({ swept_count: 1, used_bytes: 0 });
    expect(await readdir(folderOf(files, '.incoming'))).toEqual([claim.id]);
  });

  it('leaves no trace on the books when it is cancelled', async () => {
    const files = await volume();
    await files.write('a/b', contentOf(10));
    await distort(files, 77);
    await expect(sut.scanner.scan(files.volume, job(AbortSignal.abort(new Error('cancelled'))), false)).rejects.toThrow(
      'cancelled',
    );
    expect(await stored(files)).toMatchObject({ used_bytes: 77 });
    expect((await stored(files)).scan).toBeUndefined();
  });

  describe('of files that have an owner', () => {
    const owner: ContentOwner = {
      unreferenced: (paths) => Promise.resolve(paths.filter((path) => path.includes('orphan'))),
    };
    const long_ago = new Date(Date.now() - 2 * 3600_000);

    const withOrphans = async (): Promise<VolumeFiles> => {
      const files = await volume();
      sut.volumes.registerOwner(files.volume, owner);
      for (const path of ['a/kept', 'a/orphan', 'orphan-folder/1', 'a/orphan-young'])
        await files.write(path, contentOf(10));
      for (const path of ['a/kept', 'a/orphan', 'orphan-folder/1'])
        await utimes(folderOf(files, path), long_ago, long_ago);
      return files;
    };

    it('tells orphans that are older than an hour, and removes none', async () => {
      const files = await withOrphans();
      const result = await sut.scanner.scan(files.volume, job(), false);
      expect(result).toMatchObject({ orphan_count: 2, orphan_bytes: 20, orphans_removed_count: 0 });
      expect(result.oddities).toContainEqual({ path: 'a/orphan', kind: 'orphan' });
      expect(Object.keys(await filesUnder(folderOf(files)))).toHaveLength(4);
    });

    it('removes them when it is asked to, but not one that was written anew meanwhile', async () => {
      const files = await withOrphans();
      let isFound = false;
      const asked = jest.spyOn(owner, 'unreferenced').mockImplementation(async (paths) => {
        if (paths.includes('orphan-folder/1') && !isFound) {
          isFound = true;
          await files.write('orphan-folder/1', contentOf(11));
        }
        return paths.filter((path) => path.includes('orphan'));
      });
      const result = await sut.scanner.scan(files.volume, job(), true);
      asked.mockRestore();
      expect(result).toMatchObject({ orphans_removed_count: 1 });
      expect(Object.keys(await filesUnder(folderOf(files))).sort()).toEqual([
        'a/kept',
        'a/orphan-young',
        'orphan-folder/1',
      ]);
      await expectExact(files);
    });
  });
});
