import { locateEngine } from '@lucid/engines';
import type { mongo } from 'mongoose';
import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COMPRESSIONS } from '../storage/compression';
import { manifestOfDump } from '../../../../test/setup/backup/dump-manifest';
import { fingerprint } from '../../../../test/setup/backup/fingerprint';
import { incomplete, Library } from '../../../../test/setup/backup/library';
import { runTool } from '../../../../test/setup/backup/tools';
import { verifyFiles } from '../format/verify-backup';

describe('a native backup, and mongodump and mongorestore', () => {
  let sut: Library;
  let source: mongo.Db;

  beforeAll(async () => {
    ({ sut, source } = await Library.withEveryKind());
    await locateEngine('mongo-tools');
    // The tools are built where they are not there yet.
  }, 600_000);

  afterAll(() => sut.scratch.close());

  it.each(COMPRESSIONS)(
    'brings back every kind of collection, index, option, name and value: %s',
    async (compression) => {
      const manifest = await sut.backUp(source, compression, { compression });
      expect(manifest.namespaces.filter(({ state }) => state !== 'complete')).toEqual([]);
      expect(manifest.namespaces.filter(({ at_time }) => !at_time).map(({ name }) => name)).toEqual(['capped']);
      expect(await verifyFiles(sut.store, compression, manifest)).toMatchObject({ damages: [] });
      const target = sut.scratch.database();
      const restored = await sut.restore(target, compression, manifest);
      expect(incomplete(restored)).toEqual([]);
      expect(await fingerprint(target)).toEqual(await fingerprint(source));
    },
  );

  it.each(['none', 'gzip'] as const)('writes what mongorestore restores to the same: %s', async (compression) => {
    const folder = `to-mongorestore-${compression}`;
    await sut.backUp(source, folder, { compression });
    const target = sut.scratch.database();
    await runTool(
      'mongorestore',
      `--uri=${sut.scratch.uri}`,
      `--nsFrom=${source.databaseName}.*`,
      `--nsTo=${target.databaseName}.*`,
      '--bypassDocumentValidation',
      ...(compression === 'gzip' ? ['--gzip'] : []),
      join(sut.scratch.folder, folder),
    );
    expect(await fingerprint(target)).toEqual(await fingerprint(source));
  });

  it.each(['none', 'gzip'] as const)('restores what mongodump wrote to the same: %s', async (compression) => {
    const folder = `from-mongodump-${compression}`;
    const gzip = compression === 'gzip' ? ['--gzip'] : [];
    const out = join(sut.scratch.folder, folder);
    await runTool('mongodump', `--uri=${sut.scratch.uri}`, `--db=${source.databaseName}`, `--out=${out}`, ...gzip);
    const manifest = await manifestOfDump(out, source.databaseName, compression);
    const target = sut.scratch.database();
    const restored = await sut.restore(target, folder, manifest);
    expect(incomplete(restored)).toEqual([]);
    expect(await fingerprint(target)).toEqual(await fingerprint(source));
  });

  it('writes the same documents and the same metadata as mongodump, byte for byte', async () => {
    await sut.backUp(source, 'bytes');
    await runTool(
      'mongodump',
      `--uri=${sut.scratch.uri}`,
      `--db=${source.databaseName}`,
      `--out=${sut.scratch.folder}/dumped`,
    );
    const ours = await contents(join(sut.scratch.folder, 'bytes', source.databaseName));
    const theirs = await contents(join(sut.scratch.folder, 'dumped', source.databaseName));
    expect(ours).toEqual(theirs);
  });
});

/** Digests of the files in a folder; names as they are read, whichever way they were escaped. */
async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('prelude'));
  const entries = names.map(async (name): Promise<[string, string]> => {
    const content = await readFile(join(folder, name));
    const theirs = name
      .replace(/^%2D/, '-')
      .replace(/^%7E/, '~')
      .replace(/%C3_%24/, '%C3%%24');
    return [theirs, hash('sha256', content)];
  });
  return Object.fromEntries(await Promise.all(entries));
}
