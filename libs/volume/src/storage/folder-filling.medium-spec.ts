import { Readable } from 'node:stream';
import { Folder } from '../files/folder';
import {
  contentOf,
  filesInOrder,
  newVolume,
  type StartedVolumes,
  startVolumes,
  storedVolume,
} from '../testing/started-volumes';
import type { StoredVolume } from '../volume/volume';
import type { VolumeFiles } from './volume-files';
import { VolumeRecovery } from './volume-recovery';

const MIB = 1024 * 1024;

describe('a folder that is filled', () => {
  let sut: StartedVolumes;

  beforeAll(async () => {
    sut = await startVolumes();
  });

  afterAll(() => sut.close());

  afterEach(() => jest.restoreAllMocks());

  const volume = (quota_bytes?: number): Promise<VolumeFiles> => newVolume(sut, quota_bytes);
  const stored = (files: VolumeFiles): Promise<StoredVolume> => storedVolume(sut, files);
  const inOrder = (files: VolumeFiles): Promise<Record<string, number>> => filesInOrder(sut, files);

  const fill = async (files: VolumeFiles, sizes: Record<string, number>): Promise<void> =>
    files.fill('b', async (into) => {
      await Promise.all(Object.entries(sizes).map(([path, size]) => into.write(path, contentOf(size))));
    });

  it('is there with all its files at once, and is one claim on the books until then', async () => {
    const files = await volume();
    const done = await files.fill('b', async (into) => {
      await Promise.all(['b/1', 'b/c/2', 'b/c/d/3'].map((path) => into.write(path, contentOf(1000))));
      expect((await stored(files)).claims).toMatchObject([{ path: 'b', phase: 'writing' }]);
      expect(await files.stat('b')).toBeUndefined();
      await expect(files.write('b/mine', contentOf(1))).rejects.toMatchObject({ code: 'conflict' });
      return 'done';
    });
    expect(done).toBe('done');
    expect(await inOrder(files)).toEqual({ 'b/1': 1000, 'b/c/2': 1000, 'b/c/d/3': 1000 });
  });

  it('is not there, with nothing of it, when the work fails', async () => {
    const files = await volume();
    const failing = files.fill('b', async (into) => {
      await into.write('b/1', contentOf(1000));
      throw new Error('failed');
    });
    await expect(failing).rejects.toThrow('failed');
    expect(await inOrder(files)).toEqual({});
  });

  it('may be begun anew, and needs room for what is in it in the end only', async () => {
    const files = await volume();
    await files.fill('b', async (into) => {
      for (const path of ['b/1', 'b/c/1', 'b/2']) {
        await into.write(path, contentOf(MIB));
        if (path !== 'b/2') await into.remove('b');
      }
    });
    expect(await inOrder(files)).toEqual({ 'b/2': MIB });
  });

  it('may have a file written again that failed, and needs room for the second alone', async () => {
    const files = await volume();
    await files.fill('b', async (into) => {
      const failing = Readable.from(
        (function* () {
          yield Buffer.alloc(MIB, 'x');
          throw new Error('failed');
        })(),
      );
      await expect(into.write('b/1', failing)).rejects.toThrow('failed');
      await into.write('b/1', contentOf(MIB));
    });
    expect(await inOrder(files)).toEqual({ 'b/1': MIB });
  });

  it('is refused with 507 when its files are together more than the quota, however many are written at once', async () => {
    const files = await volume();
    const sizes = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`b/${n}`, MIB / 4]));
    await expect(fill(files, sizes)).rejects.toMatchObject({ status: 507, code: 'out_of_space' });
    expect(await inOrder(files)).toEqual({});
    await fill(files, { 'b/1': MIB / 2, 'b/2': MIB / 2 });
    await inOrder(files);
  });

  it('is refused where anything stands already, which stays as it is', async () => {
    const files = await volume();
    await files.write('b/there', contentOf(10));
    await expect(fill(files, { 'b/1': 5 })).rejects.toMatchObject({ code: 'conflict' });
    expect(await inOrder(files)).toEqual({ 'b/there': 10 });
    await files.remove('b');
    await files.write('b', contentOf(10));
    await expect(fill(files, { 'b/1': 5 })).rejects.toMatchObject({ code: 'conflict' });
    expect(await inOrder(files)).toEqual({ b: 10 });
  });

  it('takes no file that is not in it', async () => {
    const files = await volume();
    for (const path of ['c/1', 'bc/1', 'b', 'b/../c'])
      await expect(files.fill('b', (into) => into.write(path, contentOf(1)))).rejects.toThrow(/.+/);
    expect(await inOrder(files)).toEqual({});
  });

  it.each([
    ['while it was filled', 'filling', {}],
    ['before it was moved under its path', 'moving', {}],
    ['after it was moved under its path', 'settling', { 'b/1': 10, 'b/c/2': 20 }],
  ])('is whole or not there after its process died %s', async (_, place, expected) => {
    const files = await volume();
    const unsettled = jest.spyOn(VolumeRecovery.prototype, 'resolve').mockResolvedValue();
    if (place === 'moving') jest.spyOn(Folder.prototype, 'move').mockRejectedValueOnce(new Error('died'));
    if (place === 'settling') jest.spyOn(sut.ledger, 'settle').mockRejectedValueOnce(new Error('died'));
    const dying = files.fill('b', async (into) => {
      await into.write('b/1', contentOf(10));
      await into.write('b/c/2', contentOf(20));
      if (place === 'filling') throw new Error('died');
    });
    await expect(dying).rejects.toThrow('died');
    unsettled.mockRestore();
    await sut.expireClaims();
    await sut.keeper.tidy();
    expect(await inOrder(files)).toEqual(expected);
  });

  it('is swept when its process died while it was being taken away', async () => {
    const files = await volume();
    jest.spyOn(Folder.prototype, 'rmdir').mockRejectedValueOnce(new Error('died'));
    const failing = files.fill('b', async (into) => {
      await into.write('b/1', contentOf(10));
      throw new Error('failed');
    });
    await expect(failing).rejects.toThrow('failed');
    await sut.expireClaims();
    await sut.keeper.tidy();
    await files.recovery.sweep();
    expect(await inOrder(files)).toEqual({});
  });

  it('is not published by a process that was taken for dead, and was only slow', async () => {
    const files = await volume();
    const slow = new Readable({ read: () => undefined });
    const other = await sut.another();
    const filling = expect(
      files.fill('b', async (into) => {
        await into.write('b/1', contentOf(10));
        const writing = into.write('b/2', slow).catch(() => undefined);
        await sut.expireClaims();
        await other.keeper.tidy();
        await sut.ledger.renew();
        await writing;
      }),
    ).rejects.toMatchObject({ code: 'engine_away' });
    await filling;
    await other.close();
    expect(slow.destroyed).toBe(true);
    await fill(files, { 'b/3': 30 });
    expect(await inOrder(files)).toEqual({ 'b/3': 30 });
  });
});
