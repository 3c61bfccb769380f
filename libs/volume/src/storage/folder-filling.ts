import { addAbortSignal, type Readable } from 'node:stream';
import { ContentCheck, type Expected, type Written } from '../files/content-check';
import type { Disk } from '../files/disk';
import type { Folder } from '../files/folder';
import { placeOf } from '../files/relative-path';
import { removeContent, type Sum, walk } from '../files/walk';
import type { HeldClaim } from '../quota/ledger';
import type { Room } from '../quota/room';
import { storeFile } from './store-file';

/** A folder while it is filled, where nobody sees it. Paths are those that its files will have in the volume. */
export class FolderFilling {
  constructor(
    private readonly folder: Folder,
    private readonly claim: HeldClaim,
    private readonly room: Room,
    private readonly disk: Disk,
  ) {}

  /** Writes a file that is not there yet; one that fails is not there again. @throws ProblemError 507, 422, 503 when the claim was lost */
  async write(path: string, source: Readable, expected: Expected = {}, signal?: AbortSignal): Promise<Written> {
    const [folders, name] = placeOf(path);
    const below = folders.slice(this.depth(path));
    addAbortSignal(this.claim.lost, source);
    if (signal !== undefined) addAbortSignal(signal, source);
    await using into = await this.folder.descend(below, { make: true });
    const check = new ContentCheck(expected);
    try {
      return await storeFile({ folder: into, name, room: this.room, disk: this.disk }, source, check);
    } catch (error) {
      // It may be written again.
      await into.unlink(name);
      this.room.giveBack(check.size);
      throw error;
    }
  }

  /** Removes a file, or all that is in the folder. @param path of a file in the folder, or the folder's own */
  async remove(path: string): Promise<boolean> {
    if (path !== this.claim.path) return this.removeFile(path);
    const { bytes } = await walk(this.folder);
    await removeContent(this.folder);
    this.room.giveBack(bytes);
    return true;
  }

  private async removeFile(path: string): Promise<boolean> {
    const [folders, name] = placeOf(path);
    await using parent = await this.folder.descend(folders.slice(this.depth(path)), { make: true });
    const found = await parent.stat(name);
    if (found === undefined) return false;
    await parent.unlink(name);
    this.room.giveBack(found.size);
    return true;
  }

  /** Makes the entries of all folders outlast a loss of power. @returns what is in them */
  async end(): Promise<Sum> {
    const paths: string[] = [];
    const content = await walk(this.folder, { folder: (path) => void paths.push(path) });
    for (const path of paths) {
      await using folder = await this.folder.descend(path.split('/').filter(Boolean));
      await folder.sync();
    }
    return content;
  }

  private depth(path: string): number {
    if (!path.startsWith(`${this.claim.path}/`))
      throw new Error(`${path} is not in ${this.claim.path}, which is filled`);
    return this.claim.path.split('/').length;
  }
}
