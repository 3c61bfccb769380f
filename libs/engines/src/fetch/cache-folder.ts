import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where engines are kept, outside the clone, by the platform's convention:
 * LUCID_CACHE_DIR, else ~/Library/Caches on macOS, else XDG_CACHE_HOME or ~/.cache.
 */
export function cacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env.LUCID_CACHE_DIR) return resolve(env.LUCID_CACHE_DIR);
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'lucid-storage');
  return join(env.XDG_CACHE_HOME ? resolve(env.XDG_CACHE_HOME) : join(home, '.cache'), 'lucid-storage');
}
