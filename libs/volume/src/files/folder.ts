import type { Dir, Stats } from 'node:fs';
import { constants } from 'node:fs';
import { access, type FileHandle, lstat, mkdir, open, opendir, rename, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';

const { O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/** The service's user and group, and nobody else. */
const FOLDER_MODE = 0o750;
const FILE_MODE = 0o640;

/** Whether an error is the file system's, of one of these kinds. */
export const isFileError = (error: unknown, ...codes: string[]): boolean =>
  codes.includes((error as NodeJS.ErrnoException | null)?.code ?? '');

/**
 * An open folder, and what is done to its entries. Entries are reached through the open folder itself, as `openat(2)` does,
 * and no link is followed: a folder that is moved, or replaced by a link, between a check and the use of it is still the
 * folder that was opened. Node has no `openat`; on Linux `/proc/self/fd/<number>/<entry>` is the same. Elsewhere entries
 * are reached by their path, and what is promised is only that no link stands there when it is opened.
 */
export class Folder implements AsyncDisposable {
  private constructor(
    private readonly handle: FileHandle,
    private readonly path: string,
  ) {}

  /** Opens a folder that the configuration names; it may be reached by a link. */
  static async open(path: string): Promise<Folder> {
    return new Folder(await open(path, O_RDONLY | O_DIRECTORY), path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.handle.close();
  }

  /** The path of this folder for a system call. */
  get here(): string {
    return process.platform === 'linux' ? `/proc/self/fd/${this.handle.fd}` : this.path;
  }

  private at(name: string): string {
    return `${this.here}/${name}`;
  }

  /** Opens a folder in this one. @throws ENOENT, and ENOTDIR or ELOOP for a link and whatever else is no folder */
  async enter(name: string): Promise<Folder> {
    return new Folder(await open(this.at(name), O_RDONLY | O_DIRECTORY | O_NOFOLLOW), join(this.path, name));
  }

  /** Opens a folder in this one, made durably when it is not there. */
  async make(name: string): Promise<Folder> {
    try {
      await mkdir(this.at(name), FOLDER_MODE);
      await this.sync();
    } catch (error) {
      if (!isFileError(error, 'EEXIST')) throw error;
    }
    return this.enter(name);
  }

  /** Opens the folder at the end of the names; with `make`, those that are not there are made. */
  async descend(names: readonly string[], { make = false } = {}): Promise<Folder> {
    let folder = new Folder(await open(this.here, O_RDONLY | O_DIRECTORY), this.path);
    for (const name of names) {
      await using parent = folder;
      folder = make ? await parent.make(name) : await parent.enter(name);
    }
    return folder;
  }

  /** Makes a new file. @throws EEXIST when anything is there */
  async create(name: string): Promise<FileHandle> {
    return open(this.at(name), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, FILE_MODE);
  }

  /** Opens an entry for reading, without waiting for the other end of a pipe. @throws ELOOP for a link */
  async openFile(name: string): Promise<FileHandle> {
    return open(this.at(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  }

  /** What an entry is, itself and not what it links to; undefined when it is not there. */
  async stat(name: string): Promise<Stats | undefined> {
    return orNone(lstat(this.at(name)));
  }

  /** What tells an entry from every other on its disk, whole: numbers of inodes may be larger than JavaScript's are exact. */
  async inode(name: string): Promise<string | undefined> {
    return (await orNone(lstat(this.at(name), { bigint: true })))?.ino.toString();
  }

  /** Whether there is a folder of that name that can be written. */
  async isWritable(name: string): Promise<boolean> {
    try {
      await using folder = await this.enter(name);
      await access(folder.here, constants.W_OK | constants.X_OK);
      return true;
    } catch {
      return false;
    }
  }

  async move(name: string, to: Folder, newName: string): Promise<void> {
    await rename(this.at(name), to.at(newName));
  }

  /** @returns whether it was there */
  async unlink(name: string): Promise<boolean> {
    return isThere(unlink(this.at(name)));
  }

  /** Removes an empty folder. @returns whether it was there @throws ENOTEMPTY */
  async rmdir(name: string): Promise<boolean> {
    return isThere(rmdir(this.at(name)));
  }

  /** The entries, read in pieces. */
  async entries(): Promise<Dir> {
    return opendir(this.here, { bufferSize: 128 });
  }

  /** Makes what was done to the entries outlast a loss of power. */
  async sync(): Promise<void> {
    await this.handle.sync();
  }
}

async function isThere(removal: Promise<void>): Promise<boolean> {
  return (await orNone(removal.then(() => true))) ?? false;
}

/** What comes of work, or undefined where there is no such entry. */
async function orNone<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return undefined;
    throw error;
  }
}
