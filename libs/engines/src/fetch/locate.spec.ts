import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineUnavailableError } from './engine-unavailable-error';
import { locateEngine } from './locate';
import { temporaryFolder } from '../testing/temporary-folder';

describe('locateEngine', () => {
  const at = temporaryFolder();

  async function redisThatSays(name: string, answer: string): Promise<string> {
    const folder = at(name);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'redis-server'), `#!/bin/sh\necho '${answer}'\n`);
    await chmod(join(folder, 'redis-server'), 0o755);
    return folder;
  }

  const sut = (env: NodeJS.ProcessEnv) =>
    locateEngine('redis', { env: { LUCID_CACHE_DIR: at('cache'), ...env }, fetch: false });

  it('tells every route that was tried, why it failed, and what to set', async () => {
    const error: unknown = await sut({ PATH: at('nothing') }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EngineUnavailableError);
    expect((error as Error).message.split('\n')).toEqual([
      'Redis (7.0 to 8.x) cannot be had. Tried:',
      '  - LUCID_REDIS_SERVER: not set',
      '  - PATH: no redis-server on it',
      `  - cache ${join(at('cache'), 'redis-8.2.3')}: not there`,
      'Set LUCID_REDIS_SERVER to the folder that holds redis-server, or REDIS_URI to a server that runs already.',
    ]);
  });

  it('takes the one that is named, as a folder or as the file itself', async () => {
    const folder = await redisThatSays('named', 'Redis server v=7.2.4 sha=00000000:0');
    const expected = { home: folder, version: '7.2.4', route: 'environment', proof: 'none' };
    expect(await sut({ LUCID_REDIS_SERVER: folder })).toMatchObject(expected);
    expect(await sut({ LUCID_REDIS_SERVER: join(folder, 'redis-server') })).toMatchObject(expected);
  });

  it('looks no further when the one that is named does not serve', async () => {
    const good = await redisThatSays('good', 'Redis server v=7.2.4 sha=00000000:0');
    await expect(sut({ LUCID_REDIS_SERVER: at('nowhere'), PATH: good })).rejects.toThrow(
      /nowhere.*cannot be executed/s,
    );
  });

  it('takes one on PATH whose version is accepted', async () => {
    const folder = await redisThatSays('path', 'Redis server v=8.0.1 sha=00000000:0');
    expect(await sut({ PATH: `${at('empty')}:${folder}` })).toMatchObject({ version: '8.0.1', route: 'PATH' });
  });

  it('passes over one on PATH that is too old', async () => {
    const folder = await redisThatSays('old', 'Redis server v=5.0.7 sha=00000000:0');
    await expect(sut({ PATH: folder })).rejects.toThrow(/PATH: .* has version 5\.0\.7; accepted is 7\.0 to 8\.x/);
  });

  it('refuses a cached one that was damaged, and takes it away', async () => {
    const entry = join(at('cache'), 'redis-8.2.3');
    await redisThatSays('cache/redis-8.2.3', 'Redis server v=8.2.3');
    const manifest = { version: '8.2.3', source: 'test', proof: 'publisher', files: { 'redis-server': 'f00d' } };
    await writeFile(join(entry, 'lucid-manifest.json'), JSON.stringify(manifest));
    await expect(sut({ PATH: at('nothing') })).rejects.toThrow(/damaged and has been removed.*the pinned one is f00d/);
    await expect(sut({ PATH: at('nothing') })).rejects.toThrow(/redis-8\.2\.3: not there/);
  });
});
