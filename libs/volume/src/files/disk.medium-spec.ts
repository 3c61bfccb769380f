import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentOf, filesUnder, type StartedVolumes, startVolumes } from '../testing/started-volumes';
import type { VolumeFiles } from '../storage/volume-files';

const MIB = 1024 * 1024;
const PLAIN = { newId: () => '', recovering: false };
const REFUSAL = { status: 507, code: 'out_of_space' };

/** Mounts a file system of 8 MiB, where that is allowed. */
function mountSmall(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'lucid-test', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Makes a disk act as one of 8 MiB: it tells so, and takes no more. */
function actSmall({ disk, mount }: StartedVolumes): void {
  const append = disk.append.bind(disk);
  const used = async (): Promise<number> => {
    const names = await readdir(mount);
    const sizes = await Promise.all(names.map(async (name) => Object.values(await filesUnder(join(mount, name)))));
    return sizes.flat().reduce((sum, size) => sum + size, 0);
  };
  jest.spyOn(disk, 'space').mockImplementation(async () => {
    return { total_bytes: 8 * MIB, free_bytes: 8 * MIB - (await used()), kept_free_bytes: Math.floor((8 * MIB) / 100) };
  });
  let written = 0;
  jest.spyOn(disk, 'append').mockImplementation(async (file, bytes) => {
    written += bytes.length;
    if (written > 16 * MIB) throw Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' });
    await append(file, bytes);
  });
}

describe.each(['a file system of 8 MiB', 'a disk that acts as if it had 8 MiB'])('volumes on %s', (kind) => {
  let sut: StartedVolumes;
  let files: VolumeFiles;
  let folder: string;
  let isMounted = false;

  // Each test has a disk of its own: it fills it, or has it tell what is not so.
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lucid-small-'));
    if (kind.startsWith('a file system')) isMounted = mountSmall(folder);
    sut = await startVolumes(folder);
    if (!isMounted) actSmall(sut);
    await sut.volumes.create({ name: 'large', quota_bytes: 100 * MIB, read_only: false }, PLAIN);
    files = await sut.volumes.open('large');
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await sut.close();
    if (isMounted) execFileSync('umount', [folder]);
    await rm(folder, { recursive: true, force: true });
  });

  const expectNothingLeft = async (): Promise<void> => {
    const found = Object.values(await filesUnder(join(folder, 'large')));
    expect(await readdir(join(folder, 'large', '.incoming'))).toEqual([]);
    expect(await sut.volumes.get('large')).toMatchObject({
      used_bytes: found.reduce((sum, size) => sum + size, 0),
      file_count: found.length,
      reserved_bytes: 0,
    });
  };

  it('answer 507 before the disk is full, whatever the quotas say, and keep 1 % of it free', async () => {
    await expect(files.write('all', contentOf(8 * MIB), { size_bytes: 8 * MIB })).rejects.toMatchObject(REFUSAL);
    await expect(files.write('all', contentOf(8 * MIB))).rejects.toMatchObject(REFUSAL);
    await expectNothingLeft();
    let stored = 0;
    const refusals: unknown[] = [];
    for (let n = 0; refusals.length === 0; n += 1) {
      await files.write(`part-${n}`, contentOf(MIB / 2), { size_bytes: MIB / 2 }).then(
        () => (stored += MIB / 2),
        (error: unknown) => refusals.push(error),
      );
    }
    expect(refusals[0]).toMatchObject(REFUSAL);
    expect(stored).toBeGreaterThan(6 * MIB);
    const { free_bytes, kept_free_bytes, total_bytes } = await sut.disk.space();
    expect(total_bytes).toBe(8 * MIB);
    expect(free_bytes).toBeGreaterThan(kept_free_bytes);
    await expectNothingLeft();
    await files.remove('part-0');
    await files.write('again', contentOf(MIB / 2), { size_bytes: MIB / 2 });
    await expectNothingLeft();
  });

  it('answer 507 when the disk fills up in the middle of a write all the same, and keep no half of it', async () => {
    // Others may fill the disk after it was asked: what it tells is out of date then.
    jest.spyOn(sut.disk, 'space').mockResolvedValue({ total_bytes: 1e12, free_bytes: 1e12, kept_free_bytes: 0 });
    await expect(files.write('too-much', contentOf(20 * MIB), { size_bytes: 20 * MIB })).rejects.toMatchObject(REFUSAL);
    expect(await files.stat('too-much')).toBeUndefined();
    await expectNothingLeft();
    if (isMounted) expect((await statfs(folder)).bavail).toBeGreaterThan(0);
  });
});
