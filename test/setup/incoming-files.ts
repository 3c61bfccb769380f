import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether a backup of a database has begun in a volume: so many files of it are written where nobody sees them. */
export async function isBackupUnderWay(volume: string, database: string, files = 2): Promise<boolean> {
  const incoming = join(volume, '.incoming');
  const filled = await readdir(incoming).catch(() => []);
  const written = filled.map(async (name) => (await readdir(join(incoming, name, database)).catch(() => [])).length);
  return (await Promise.all(written)).some((count) => count >= files);
}
