import { cacheFolder } from './cache-folder';

describe('cacheFolder', () => {
  it.each([
    [{}, 'linux', '/home/a/.cache/lucid-storage'],
    [{ XDG_CACHE_HOME: '/var/x' }, 'linux', '/var/x/lucid-storage'],
    [{ XDG_CACHE_HOME: '' }, 'linux', '/home/a/.cache/lucid-storage'],
    [{}, 'darwin', '/home/a/Library/Caches/lucid-storage'],
    [{ XDG_CACHE_HOME: '/var/x' }, 'darwin', '/home/a/Library/Caches/lucid-storage'],
    [{ LUCID_CACHE_DIR: '/srv/engines', XDG_CACHE_HOME: '/var/x' }, 'linux', '/srv/engines'],
  ] as const)('with %j on %s is %s', (env, platform, expected) => {
    expect(cacheFolder(env, platform, '/home/a')).toBe(expected);
  });
});
