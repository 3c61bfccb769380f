import type { Stats } from 'node:fs';
import { type Folder, isFileError } from './folder';
import { isOwnName } from './relative-path';

/** Entries whose state is asked for at a time, by this many at once: the file system's threads are there for others too. */
const BATCH = 128;
const LANES = 2;
/** Folders deeper than this are not ours: each level keeps two files open. */
const MAX_DEPTH = 32;
const MAX_ROUNDS = 8;

/** What is not as the service itself makes it; it is told, and never followed. */
export type Oddity = 'link' | 'hard_link' | 'special_file' | 'foreign_name' | 'other_disk' | 'too_deep';

export interface Entry {
  name: string;
  stats: Stats;
}

/** What a walk tells as it goes. Paths are relative to where it began. */
export interface Visitor {
  /** Which entries of the folder that it begins with are meant; all of them when it is left out. */
  wanted?: (name: string) => boolean;
  /** Files of one folder, a batch at a time. */
  files?(folder: string, files: readonly Entry[]): Promise<void>;
  /** A folder, once all in it was seen, with the files that stand directly in it. */
  folder?(path: string, files: number, bytes: number): void;
  odd?(path: string, oddity: Oddity): void;
  signal?: AbortSignal;
}

export interface Sum {
  files: number;
  bytes: number;
}

/** The entries of a folder with what they are, batch by batch: memory does not grow with the folder. */
export async function* entriesOf(folder: Folder, wanted = (_name: string) => true): AsyncGenerator<Entry[]> {
  let names: string[] = [];
  for await (const { name } of await folder.entries()) {
    if (!wanted(name)) continue;
    names.push(name);
    if (names.length < BATCH) continue;
    yield await statAll(folder, names);
    names = [];
  }
  if (names.length > 0) yield await statAll(folder, names);
}

async function statAll(folder: Folder, names: readonly string[]): Promise<Entry[]> {
  const found: Entry[] = [];
  const left = names.values();
  const lane = async (): Promise<void> => {
    for (const name of left) {
      const stats = await folder.stat(name);
      if (stats !== undefined) found.push({ name, stats });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return found;
}

/**
 * Adds up all regular files under a folder, whatever their names, and tells the visitor what it meets. Nothing is followed
 * out of the folder: no link, and no other disk that is mounted in it.
 */
export async function walk(folder: Folder, visitor: Visitor = {}, path = '', depth = 0): Promise<Sum> {
  const own: Sum = { files: 0, bytes: 0 };
  const below: Sum = { files: 0, bytes: 0 };
  const disk = (await folder.stat('.'))?.dev;
  for await (const batch of entriesOf(folder, depth === 0 ? visitor.wanted : undefined)) {
    visitor.signal?.throwIfAborted();
    const files = batch.filter(({ stats }) => stats.isFile());
    for (const { name, stats } of batch) {
      const at = path === '' ? name : `${path}/${name}`;
      const oddity = oddityOf(name, stats, disk, depth);
      if (oddity !== undefined) visitor.odd?.(at, oddity);
      if (!stats.isDirectory() || oddity === 'other_disk' || oddity === 'too_deep') continue;
      const { files: inner, bytes } = await walkInto(folder, name, visitor, at, depth + 1);
      below.files += inner;
      below.bytes += bytes;
    }
    own.files += files.length;
    own.bytes += files.reduce((sum, { stats }) => sum + stats.size, 0);
    if (files.length > 0) await visitor.files?.(path, files);
  }
  visitor.folder?.(path, own.files, own.bytes);
  return { files: own.files + below.files, bytes: own.bytes + below.bytes };
}

function oddityOf(name: string, stats: Stats, disk: number | undefined, depth: number): Oddity | undefined {
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isDirectory()) {
    if (stats.dev !== disk) return 'other_disk';
    if (depth >= MAX_DEPTH) return 'too_deep';
  } else if (!stats.isFile()) return 'special_file';
  else if (stats.nlink > 1) return 'hard_link';
  return isOwnName(name) ? undefined : 'foreign_name';
}

/** A folder that is gone, or became something else, since it was seen holds nothing. */
async function walkInto(parent: Folder, name: string, visitor: Visitor, path: string, depth: number): Promise<Sum> {
  try {
    await using folder = await parent.enter(name);
    return await walk(folder, visitor, path, depth);
  } catch (error) {
    if (isFileError(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) return { files: 0, bytes: 0 };
    throw error;
  }
}

/** Removes an entry of a folder with all that is in it; a link itself, not what it leads to. Others may be at it too. */
export async function removeAll(parent: Folder, name: string): Promise<void> {
  const stats = await parent.stat(name);
  if (stats === undefined) return;
  if (!stats.isDirectory()) {
    await parent.unlink(name);
    return;
  }
  // Some file systems leave entries out of a reading while others are removed: what is left is read again.
  for (let round = 0; !(await isRemoved(parent, name)); round += 1) {
    if (round === MAX_ROUNDS) await parent.rmdir(name);
    else await removeContentOf(parent, name);
  }
}

/** Removes all that is in a folder, as {@link removeAll} does. */
export async function removeContent(folder: Folder): Promise<void> {
  for await (const batch of entriesOf(folder)) {
    for (const entry of batch) await removeAll(folder, entry.name);
  }
}

async function removeContentOf(parent: Folder, name: string): Promise<void> {
  try {
    await using folder = await parent.enter(name);
    await removeContent(folder);
  } catch (error) {
    if (!isFileError(error, 'ENOENT')) throw error;
  }
}

/** Removes a folder if it is empty. */
async function isRemoved(parent: Folder, name: string): Promise<boolean> {
  try {
    await parent.rmdir(name);
    return true;
  } catch (error) {
    if (isFileError(error, 'ENOTEMPTY', 'EEXIST')) return false;
    throw error;
  }
}

/** Removes folders that were left empty, from the inside out. */
export async function prune(root: Folder, folders: readonly string[]): Promise<void> {
  try {
    for (let depth = folders.length; depth > 0; depth -= 1) {
      await using parent = await root.descend(folders.slice(0, depth - 1));
      await parent.rmdir(folders[depth - 1] ?? '');
    }
  } catch {
    // It is not empty, or another was faster: either way it stays as it is.
  }
}
