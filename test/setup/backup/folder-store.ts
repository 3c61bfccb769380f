import { type BackupStore, EncryptionKeys } from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

const missing = (path: string): ProblemError => new ProblemError('not_found', `There is no ${path}.`);

/** A plain folder as a store of backups: what mongodump wrote can be read with it, and be damaged. */
export const folderStore = (root: string, keys = new EncryptionKeys()): BackupStore => ({
  keys,
  async write(path: string, source: Readable) {
    const content = await buffer(source);
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
    return { size_bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  },
  async openFile(path) {
    const found = await stat(join(root, path)).catch(() => undefined);
    if (found?.isFile() !== true) throw missing(path);
    return { size_bytes: found.size, stream: createReadStream(join(root, path)) };
  },
  async *list(path = '') {
    const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => undefined);
    if (entries === undefined) throw missing(path);
    for (const entry of entries) {
      const { size, mtime } = await stat(join(root, path, entry.name));
      const kind = entry.isDirectory() ? 'folder' : 'file';
      yield { name: entry.name, kind, size_bytes: kind === 'file' ? size : 0, modified_at: mtime } as const;
    }
  },
  async remove(path) {
    await rm(join(root, path), { recursive: true, force: true });
    return true;
  },
});
