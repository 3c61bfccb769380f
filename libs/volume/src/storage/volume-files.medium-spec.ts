import fc from 'fast-check';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Folder } from '../files/folder';
import {
  contentOf,
  filesInOrder,
  filesUnder,
  newVolume,
  type StartedVolumes,
  startVolumes,
  storedVolume,
} from '../testing/started-volumes';
import type { StoredVolume } from '../volume/volume';
import { VolumeFiles } from './volume-files';
import { VolumeRecovery } from './volume-recovery';

const MIB = 1024 * 1024;
const PLAIN = { newId: () => '', recovering: false };

/** Where a process can die: the work stops there, and nothing of it is put in order afterwards. */
const DEATHS = {
  'while content comes in': () => undefined,
  'before the file is moved under its path': () =>
    jest.spyOn(Folder.prototype, 'move').mockRejectedValueOnce(new Error('died')),
  'after the file was moved under its path': (sut: StartedVolumes) =>
    jest.spyOn(sut.ledger, 'settle').mockRejectedValueOnce(new Error('died')),
} as const;

type Death = keyof typeof DEATHS;

/** Content that ends with the death of the process. */
const dying = (size: number): Readable =>
  Readable.from(
    (function* () {
      yield Buffer.alloc(size, 'd');
      throw new Error('died');
    })(),
  );

describe('the files of a volume', () => {
  let sut: StartedVolumes;

  beforeAll(async () => {
    sut = await startVolumes();
  });

  afterAll(() => sut.close());

  afterEach(() => jest.restoreAllMocks());

  const volume = (quota_bytes?: number): Promise<VolumeFiles> => newVolume(sut, quota_bytes);
  const stored = (files: VolumeFiles): Promise<StoredVolume> => storedVolume(sut, files);
  const folderOf = (files: VolumeFiles): string => join(sut.mount, files.volume);

  /** Writes, dies on the way, and leaves everything as it was then. */
  const dieWriting = async (files: VolumeFiles, path: string, size: number, death: Death): Promise<void> => {
    const mocks = [jest.spyOn(VolumeRecovery.prototype, 'resolve').mockResolvedValue(), DEATHS[death](sut)];
    const content = death === 'while content comes in' ? dying(size) : contentOf(size, 'd');
    await expect(files.write(path, content, { size_bytes: size })).rejects.toThrow('died');
    for (const mock of mocks) mock?.mockRestore();
  };

  /** What a minute without a sign of life, and the next round of the keeper on any replica, come to. */
  const settle = async (): Promise<void> => {
    await sut.expireClaims();
    await sut.keeper.tidy();
  };

  const expectOrder = (files: VolumeFiles): Promise<Record<string, number>> => filesInOrder(sut, files);

  it('are there whole after a write, in place of what was there, and are counted once', async () => {
    const files = await volume();
    expect(await files.write('a/b', contentOf(70_000))).toEqual({
      size_bytes: 70_000,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    await files.write('a/b', contentOf(30_000, 'y'));
    expect(await readFile(join(folderOf(files), 'a/b'), 'utf8')).toBe('y'.repeat(30_000));
    expect(await expectOrder(files)).toEqual({ 'a/b': 30_000 });
  });

  it.each([
    ['more than was announced', 101, { size_bytes: 100 }, 'size'],
    ['less than was announced', 99, { size_bytes: 100 }, 'size'],
    ['with another SHA-256', 100, { size_bytes: 100, sha256: '0'.repeat(64) }, 'sha256'],
  ])('are not kept of content that is %s', async (_, size, expected, code) => {
    const files = await volume();
    await files.write('kept', contentOf(10));
    await expect(files.write('kept', contentOf(size), expected)).rejects.toMatchObject({
      code: 'unprocessable',
      errors: [{ code }],
    });
    expect(await expectOrder(files)).toEqual({ kept: 10 });
  });

  it('keep what was there when a write over it fails', async () => {
    const files = await volume();
    await files.write('a', contentOf(1000));
    await expect(files.write('a', dying(500))).rejects.toThrow('died');
    expect(await readFile(join(folderOf(files), 'a'), 'utf8')).toBe('x'.repeat(1000));
    await expectOrder(files);
  });

  it('are refused with 507 before the quota is exceeded, also when their size is not known before the end', async () => {
    const files = await volume(MIB);
    const refusal = { status: 507, code: 'out_of_space' };
    await expect(files.write('a', contentOf(MIB + 1), { size_bytes: MIB + 1 })).rejects.toMatchObject(refusal);
    await expect(files.write('a', contentOf(MIB + 1))).rejects.toMatchObject(refusal);
    expect(await expectOrder(files)).toEqual({});
    await files.write('a', contentOf(MIB));
    await expect(files.write('b', contentOf(1))).rejects.toMatchObject(refusal);
    // While it is written over, the old file and the new one are both there.
    await expect(files.write('a', contentOf(1), { size_bytes: 1 })).rejects.toMatchObject(refusal);
    expect(await expectOrder(files)).toEqual({ a: MIB });
  });

  it('are written by exactly as many of 32 as the last bytes have room for', async () => {
    const files = await volume(2 * MIB);
    await files.write('first', contentOf(2 * MIB - 10 * 1000 - 999));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 32 }, (_, n) => files.write(`racer-${n}`, contentOf(1000), { size_bytes: 1000 })),
    );
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(refused).toHaveLength(22);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'out_of_space' });
    expect(Object.keys(await expectOrder(files))).toHaveLength(11);
  });

  it('are written by one of many that write one path at a time; the others are told to try again', async () => {
    const files = await volume();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => files.write('same', contentOf(1000))));
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' });
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await expectOrder(files)).toEqual({ same: 1000 });
  });

  it('are listed and found, without what is not of the service', async () => {
    const files = await volume();
    await files.write('a/b', contentOf(3));
    await files.write('c', contentOf(4));
    const listed: Record<string, unknown> = {};
    for await (const { name, kind, size_bytes } of files.list()) listed[name] = { kind, size_bytes };
    expect(listed).toEqual({ a: { kind: 'folder', size_bytes: 0 }, c: { kind: 'file', size_bytes: 4 } });
    expect(await files.stat('a/b')).toMatchObject({ kind: 'file', size_bytes: 3 });
    await expect(files.list('none').next()).rejects.toMatchObject({ code: 'not_found' });
    await expect(files.openFile('none')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('go with their folder at once, and folders that are left empty go too', async () => {
    const files = await volume();
    for (const path of ['a/b/1', 'a/b/2', 'a/c/1']) await files.write(path, contentOf(10));
    expect(await files.remove('a/b')).toBe(true);
    expect(await expectOrder(files)).toEqual({ 'a/c/1': 10 });
    expect(await files.remove('a/c/1')).toBe(true);
    expect(await readdir(folderOf(files))).toEqual(['.incoming']);
    expect(await files.remove('a/c/1')).toBe(false);
    await expectOrder(files);
  });

  it('are written although others remove the folder that they go into, as an empty one', async () => {
    const files = await volume();
    const gone = Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall: 'open' });
    jest.spyOn(Folder.prototype, 'descend').mockRejectedValueOnce(gone);
    await files.write('a/b', contentOf(10));
    expect(await expectOrder(files)).toEqual({ 'a/b': 10 });
  });

  it('are not removed with their folder while one of them is being written', async () => {
    const files = await volume();
    await files.write('a/done', contentOf(10));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = Readable.from(
      (async function* () {
        yield Buffer.from('x');
        await held;
      })(),
    );
    const writing = files.write('a/slow', slow);
    while ((await stored(files)).claims.length === 0);
    await expect(files.remove('a')).rejects.toMatchObject({ code: 'conflict' });
    release();
    await writing;
    expect(await files.remove('a')).toBe(true);
    expect(await expectOrder(files)).toEqual({});
  });

  describe.each(Object.keys(DEATHS) as Death[])('of a process that died %s', (death) => {
    it('are whole or not there, and counted or not, once a replica has put it in order', async () => {
      const files = await volume();
      await files.write('there', contentOf(100));
      await dieWriting(files, 'new', 1000, death);
      await dieWriting(files, 'there', 1000, death);
      expect((await stored(files)).claims).toHaveLength(2);
      await settle();
      const moved = death === 'after the file was moved under its path';
      expect(await expectOrder(files)).toEqual(moved ? { there: 1000, new: 1000 } : { there: 100 });
    });

    it('keep others off their path and their bytes only until then', async () => {
      const files = await volume(MIB);
      await dieWriting(files, 'a', MIB, death);
      await expect(files.write('b', contentOf(1))).rejects.toMatchObject({ code: 'out_of_space' });
      await settle();
      if (await files.stat('a')) await files.remove('a');
      await files.write('a', contentOf(MIB));
      expect(await expectOrder(files)).toEqual({ a: MIB });
    });
  });

  it.each([
    ['before it took them off the books', 'settle'],
    ['before it took them off the disk', 'weigh'],
  ])('are gone and counted off, when a process died removing them %s', async (_, place) => {
    const files = await volume();
    await files.write('a/1', contentOf(10));
    await files.write('a/2', contentOf(20));
    await files.write('b', contentOf(5));
    jest.spyOn(VolumeRecovery.prototype, 'resolve').mockResolvedValueOnce();
    if (place === 'settle') jest.spyOn(sut.ledger, 'settle').mockRejectedValueOnce(new Error('died'));
    else jest.spyOn(Folder.prototype, 'unlink').mockRejectedValueOnce(new Error('died'));
    await expect(files.remove('a')).rejects.toThrow('died');
    await settle();
    await files.recovery.sweep();
    expect(await expectOrder(files)).toEqual({ b: 5 });
  });

  it('are put in order once, by one of two replicas that find a dead claim together', async () => {
    const files = await volume();
    await dieWriting(files, 'a', 1000, 'after the file was moved under its path');
    const other = await sut.another();
    await sut.expireClaims();
    await Promise.all([sut.keeper.tidy(), other.keeper.tidy()]);
    await other.close();
    expect(await expectOrder(files)).toEqual({ a: 1000 });
  });

  it.each(['while its content came in', 'before it moved its file under its path'])(
    'are not published by a writer that was taken for dead %s, and was only slow',
    async (when) => {
      const files = await volume();
      const other = await sut.another();
      // It has looked for leftovers once, and will not for this file.
      await other.keeper.tidy();
      const gate = Promise.withResolvers<undefined>();
      const isLate = when.startsWith('before');
      const move = Reflect.get(Folder.prototype, 'move');
      if (isLate)
        jest.spyOn(Folder.prototype, 'move').mockImplementationOnce(async function (this: Folder, ...to) {
          await gate.promise;
          await move.apply(this, to);
        });
      const slow = Readable.from(
        (async function* () {
          yield Buffer.from('slow');
          if (!isLate) await gate.promise;
        })(),
      );
      const writing = expect(files.write('a', slow)).rejects.toMatchObject({ code: 'engine_away' });
      while ((await stored(files)).claims[0]?.phase !== (isLate ? 'publishing' : 'writing'));
      await sut.expireClaims();
      await other.keeper.tidy();
      await other.close();
      await files.write('a', contentOf(10, 'y'));
      gate.resolve(undefined);
      await writing;
      expect(await readFile(join(folderOf(files), 'a'), 'utf8')).toBe('y'.repeat(10));
      expect(await expectOrder(files)).toEqual({ a: 10 });
    },
  );

  it.each(['by itself', 'by another'])('stop being written when their process was taken for dead %s', async (who) => {
    const files = await volume();
    const stuck = new Readable({ read: () => undefined });
    const writing = expect(files.write('a', stuck)).rejects.toMatchObject({ code: 'engine_away' });
    while ((await stored(files)).claims.length === 0);
    await sut.ledger.renew();
    const other = await sut.another();
    await sut.expireClaims();
    await (who === 'by itself' ? sut : other).keeper.tidy();
    await other.close();
    await sut.ledger.renew();
    await writing;
    expect(stuck.destroyed).toBe(true);
    await expectOrder(files);
  });

  const path = fc.constantFrom('a', 'b', 'd/a', 'd/b', 'd/e/a');
  const size = fc.integer({ min: 0, max: MIB });
  const action = fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), path, size, announced: fc.boolean() }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('remove' as const), path: fc.oneof(path, fc.constantFrom('d', 'd/e')) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('resize' as const), quota: fc.integer({ min: MIB, max: 3 * MIB }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('die' as const),
        path,
        size,
        death: fc.constantFrom(...(Object.keys(DEATHS) as Death[])),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('settle' as const) }) },
  );

  it('never exceed the quota, and are exactly what is on the books once all is settled, whatever is done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 4, maxLength: 14 }), async (actions) => {
        const files = await volume(2 * MIB);
        const refused = (error: unknown): void => {
          expect(['out_of_space', 'conflict']).toContain((error as { code: string }).code);
        };
        for (const each of actions) {
          if (each.do === 'write')
            await files
              .write(each.path, contentOf(each.size), each.announced ? { size_bytes: each.size } : {})
              .catch(refused);
          else if (each.do === 'remove') await files.remove(each.path).catch(refused);
          else if (each.do === 'resize')
            await sut.volumes.change(files.volume, { quota_bytes: each.quota }, undefined).catch(refused);
          else if (each.do === 'settle') await settle();
          else {
            await dieWriting(files, each.path, each.size, each.death).catch(() => undefined);
            jest.restoreAllMocks();
          }
          const { used_bytes, quota_bytes, claims } = await stored(files);
          expect(used_bytes + claims.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(quota_bytes);
          const onDisk = Object.values(await filesUnder(folderOf(files))).reduce((sum, bytes) => sum + bytes, 0);
          expect(onDisk).toBeLessThanOrEqual(quota_bytes);
        }
        await settle();
        await expectOrder(files);
      }),
      { numRuns: 15 },
    );
  });
});

describe('volumes made by two replicas at once', () => {
  it('are never promised more than there is: of two that fit one by one, one is refused', async () => {
    const sut = await startVolumes();
    const other = await sut.another();
    try {
      for (let n = 0; n < 5; n += 1) {
        const name = (side: string): string => `${side}${n}`;
        const quota_bytes = 600_000_000;
        const outcomes = await Promise.allSettled([
          sut.volumes.create({ name: name('left'), quota_bytes, read_only: false }, PLAIN),
          other.volumes.create({ name: name('right'), quota_bytes, read_only: false }, PLAIN),
        ]);
        const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
        expect(refused).toHaveLength(1);
        expect(refused[0]?.reason).toMatchObject({ code: 'out_of_space' });
        for (const side of ['left', 'right']) await sut.volumes.delete(name(side)).catch(() => undefined);
      }
      const made = await Promise.allSettled(
        Array.from({ length: 12 }, (_, n) =>
          (n % 2 === 0 ? sut : other).volumes.create({ name: 'one', quota_bytes: MIB, read_only: false }, PLAIN),
        ),
      );
      expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await (await other.volumes.open('one')).write('a', contentOf(10));
    } finally {
      await other.close();
      await sut.close();
    }
  });

  it('that are built in are made once when several do it at the same moment', async () => {
    const sut = await startVolumes();
    const other = await sut.another();
    try {
      for (let round = 0; round < 20; round += 1) {
        await Promise.all([sut, other, sut, other].map(({ volumes }) => volumes.ensureBuiltIn('backups')));
        expect(await sut.volumes.get('backups')).toMatchObject({ state: 'ready' });
        await sut.ledger.volumes.deleteMany({});
      }
    } finally {
      await other.close();
      await sut.close();
    }
  });

  it('are finished by another when the one that made or removed them died on the way', async () => {
    const sut = await startVolumes();
    const old = { updated_at: new Date(0) };
    try {
      const base = {
        quota_bytes: MIB,
        read_only: false,
        used_bytes: 0,
        file_count: 0,
        claims: [],
        created_at: new Date(),
        version: 1,
      };
      await sut.ledger.volumes.insertOne({ ...base, ...old, name: 'half-made', state: 'creating' });
      await sut.volumes.create({ name: 'half-gone', quota_bytes: MIB, read_only: false }, PLAIN);
      await sut.ledger.volumes.updateOne({ name: 'half-gone' }, { $set: { ...old, state: 'deleting' } });
      await sut.keeper.tidy();
      expect(await sut.volumes.get('half-made')).toMatchObject({ state: 'ready' });
      await expect(sut.volumes.get('half-gone')).rejects.toMatchObject({ code: 'not_found' });
      expect((await readdir(sut.mount)).sort()).toEqual(['backups', 'half-made', 'sessions']);
    } finally {
      await sut.close();
    }
  });
});
