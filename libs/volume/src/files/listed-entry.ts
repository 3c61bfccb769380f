import type { Stats } from 'node:fs';
import { isOwnName } from './relative-path';

/** An entry of a folder. */
export interface ListedEntry {
  name: string;
  kind: 'file' | 'folder';
  /** 0 for a folder. */
  size_bytes: number;
  modified_at: Date;
}

/** A regular file that has this name alone: under another it might be a file from outside. */
export const isOwnFile = (stats: Stats): boolean => stats.isFile() && stats.nlink === 1;

/** An entry as it is listed; undefined for one that the service did not make. */
export function listed(name: string, stats: Stats): ListedEntry | undefined {
  if (!isOwnName(name)) return undefined;
  const modified_at = stats.mtime;
  if (stats.isDirectory()) return { name, kind: 'folder', size_bytes: 0, modified_at };
  return isOwnFile(stats) ? { name, kind: 'file', size_bytes: stats.size, modified_at } : undefined;
}
