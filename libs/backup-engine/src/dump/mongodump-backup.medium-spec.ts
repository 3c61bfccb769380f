import { locateEngine } from '@lucid/engines';
import type { mongo } from 'mongoose';
import { join } from 'node:path';
import { COMPRESSIONS } from '../storage/compression';
import { fingerprint } from '../../../../test/setup/backup/fingerprint';
import { incomplete, Library } from '../../../../test/setup/backup/library';
import { verifyFiles } from '../format/verify-backup';

describe('a backup by mongodump', () => {
  let sut: Library;
  let source: mongo.Db;
  let program: string;

  beforeAll(async () => {
    ({ sut, source } = await Library.withEveryKind());
    program = join((await locateEngine('mongo-tools')).home, 'mongodump');
    // The tools are built where they are not there yet.
  }, 600_000);

  afterAll(() => sut.scratch.close());

  it.each(COMPRESSIONS)('comes back the same by the native restore: %s', async (compression) => {
    const manifest = await sut.dump(source, compression, program, { compression });
    expect(manifest.consistency).toEqual({ mode: 'none' });
    expect(await verifyFiles(sut.store, compression, manifest)).toMatchObject({ damages: [] });
    const target = sut.scratch.database();
    expect(incomplete(await sut.restore(target, compression, manifest))).toEqual([]);
    expect(await fingerprint(target)).toEqual(await fingerprint(source));
  });

  it('takes the collections that are named', async () => {
    const collections = ['types', 'measurements', 'view', 'with/slash'];
    const { namespaces } = await sut.dump(source, 'some', program, { collections });
    expect(namespaces.map(({ name }) => name)).toEqual(collections.toSorted());
  });

  it('says so when the program is not there', async () => {
    await expect(sut.dump(source, 'none', '/nowhere/mongodump')).rejects.toMatchObject({ code: 'unprocessable' });
  });

  it('says so when the program fails, and does not take what came before for a backup', async () => {
    await expect(sut.dump(source, 'failed', 'false')).rejects.toMatchObject({ code: 'interrupted' });
  });

  it('ends when it is told to', async () => {
    const stop = new AbortController();
    const sink = { phase: () => undefined, progress: () => stop.abort(new Error('enough')) };
    await expect(sut.dump(source, 'stopped', program, { signal: stop.signal, sink })).rejects.toThrow('enough');
  });
});
