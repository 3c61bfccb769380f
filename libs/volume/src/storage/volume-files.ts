import { ProblemError } from '@lucid/common';
import { Logger } from '@nestjs/common';
import { addAbortSignal, type Readable } from 'node:stream';
import { ContentCheck, type Expected, piecesOf, type Written } from '../files/content-check';
import type { Disk } from '../files/disk';
import { asProblems, fileProblem } from '../files/file-problem';
import { type Folder, isFileError } from '../files/folder';
import { isOwnFile, listed, type ListedEntry } from '../files/listed-entry';
import { namesOf, placeOf } from '../files/relative-path';
import { entriesOf, prune, type Sum } from '../files/walk';
import { type HeldClaim, type Ledger, lost } from '../quota/ledger';
import { partOf } from '../quota/parts';
import { Room } from '../quota/room';
import { FolderFilling } from './folder-filling';
import { storeFile } from './store-file';
import { INCOMING, VolumeRecovery } from './volume-recovery';

/** What is kept free at a time for a file whose size is not known before its end, and for a folder. */
const FILE_STEP_BYTES = 16 * 1024 * 1024;
const FOLDER_STEP_BYTES = 64 * 1024 * 1024;
/** How often a file is moved into its folder while others remove that folder as empty. */
const MAX_ROUNDS = 16;

/** A file as it is read. Its stream must be read to the end, or destroyed. */
export interface OpenFile {
  size_bytes: number;
  stream: Readable;
}

/**
 * The files of one volume. A file is there whole under its path, or not at all, whenever the process, the disk or the
 * database stops; and what is used and being written stays within the quota, over all replicas.
 */
export class VolumeFiles {
  private readonly logger = new Logger(VolumeFiles.name);

  readonly recovery: VolumeRecovery;

  constructor(
    readonly volume: string,
    readonly disk: Disk,
    readonly ledger: Ledger,
  ) {
    this.recovery = new VolumeRecovery(volume, disk, ledger);
  }

  /**
   * Stores content under a path, in place of what is there. It is on the disk for good when this resolves.
   * @param source is read as fast as the disk takes it, and left where it is when its content is refused
   * @throws ProblemError 507 when quota or disk have no room, 422 when the content is not as expected, 409, 404, 400
   */
  async write(path: string, source: Readable, expected: Expected = {}, signal?: AbortSignal): Promise<Written> {
    namesOf(path);
    await using root = await this.recovery.root();
    const claim = await this.ledger.claim(this.volume, path, 'writing', expected.size_bytes ?? 0);
    return await this.during(claim, async () => {
      const room = await Room.of(claim, { ...this, stepBytes: FILE_STEP_BYTES });
      addAbortSignal(claim.lost, source);
      if (signal !== undefined) addAbortSignal(signal, source);
      await using incoming = await root.make(INCOMING);
      const file = { folder: incoming, name: claim.id, room, disk: this.disk };
      const written = await storeFile(file, source, new ContentCheck(expected));
      await this.publish(root, incoming, claim, { files: 1, bytes: written.size_bytes });
      return written;
    });
  }

  /**
   * Fills a new folder, whose files are all there at once when this resolves, on the disk for good; or none of them when the work fails.
   * In the quota's books it is one entry, however many files there are.
   * @throws ProblemError 507, 409 when anything stands there, 404, 400, and what the work throws
   */
  async fill<T>(path: string, work: (into: FolderFilling) => Promise<T>): Promise<T> {
    namesOf(path);
    await using root = await this.recovery.root();
    const claim = await this.ledger.claim(this.volume, path, 'writing', 0);
    return await this.during(claim, async () => {
      const room = await Room.of(claim, { ...this, stepBytes: FOLDER_STEP_BYTES });
      await using incoming = await root.make(INCOMING);
      await using folder = await incoming.make(claim.id);
      const filling = new FolderFilling(folder, claim, room, this.disk);
      const done = await work(filling);
      await this.publish(root, incoming, claim, await filling.end());
      return done;
    });
  }

  /** Reads content without storing it. @throws ProblemError 422 when it is not as expected */
  async check(source: Readable, expected: Expected, signal?: AbortSignal): Promise<Written> {
    if (signal !== undefined) addAbortSignal(signal, source);
    const check = new ContentCheck(expected);
    for await (const chunk of piecesOf(source)) check.add(chunk);
    return check.end();
  }

  /** Opens a file. @throws ProblemError 404, 409 when it is none of this service's making: a link, a pipe */
  async openFile(path: string): Promise<OpenFile> {
    const [folders, name] = placeOf(path);
    return asProblems(this.volume, async () => {
      await using root = await this.recovery.root();
      const file = await root
        .descend(folders)
        .then(async (opened) => {
          await using folder = opened;
          return await folder.openFile(name);
        })
        .catch((error: unknown) => {
          throw isFileError(error, 'ENOENT') ? this.missing(path) : error;
        });
      const stats = await file.stat();
      if (isOwnFile(stats)) return { size_bytes: stats.size, stream: file.createReadStream() };
      await file.close();
      throw this.notOurs(path);
    });
  }

  /** What stands under a path, or undefined. */
  async stat(path: string): Promise<ListedEntry | undefined> {
    const [folders, name] = placeOf(path);
    return asProblems(this.volume, async () => {
      await using root = await this.recovery.root();
      try {
        await using folder = await root.descend(folders);
        const stats = await folder.stat(name);
        return stats === undefined ? undefined : listed(name, stats);
      } catch (error) {
        if (isFileError(error, 'ENOENT')) return undefined;
        throw error;
      }
    });
  }

  /** The files and folders in a folder, in no order; what is neither of this service's making is left out. */
  async *list(path?: string): AsyncGenerator<ListedEntry> {
    const names = path === undefined ? [] : namesOf(path);
    try {
      await using root = await this.recovery.root();
      await using folder = await root.descend(names);
      for await (const batch of entriesOf(folder)) {
        for (const { name, stats } of batch) {
          const entry = listed(name, stats);
          if (entry !== undefined) yield entry;
        }
      }
    } catch (error) {
      throw isFileError(error, 'ENOENT') && path !== undefined ? this.missing(path) : fileProblem(error, this.volume);
    }
  }

  /**
   * Removes a file, or a folder with all that is in it: at once and whole, however much it is.
   * @param isMeant asked last, when nobody else can write there any more
   * @returns whether it was there
   * @throws ProblemError 409 while something in it is being written
   */
  async remove(path: string, isMeant: () => Promise<boolean> = () => Promise.resolve(true)): Promise<boolean> {
    const [folders, name] = placeOf(path);
    await using root = await this.recovery.root();
    const claim = await this.ledger.claim(this.volume, path, 'removing', 0);
    return await this.during(claim, async () => {
      await using incoming = await root.make(INCOMING);
      if (!(await isMeant()) || !(await this.moveAway(root, folders, name, incoming, claim.id))) {
        await this.ledger.settle(this.volume, claim.id, partOf(path), 0, 0);
        return false;
      }
      await this.recovery.bury(incoming, claim);
      await prune(root, folders);
      return true;
    });
  }

  private async moveAway(
    root: Folder,
    folders: readonly string[],
    name: string,
    incoming: Folder,
    id: string,
  ): Promise<boolean> {
    try {
      await using folder = await root.descend(folders);
      await folder.move(name, incoming, id);
      await folder.sync();
      await incoming.sync();
      return true;
    } catch (error) {
      if (isFileError(error, 'ENOENT')) return false;
      throw error;
    }
  }

  private async publish(root: Folder, incoming: Folder, claim: HeldClaim, content: Sum): Promise<void> {
    for (let round = 0; ; round += 1) {
      const inode = await incoming.inode(claim.id);
      if (inode === undefined) throw lost(this.volume);
      try {
        await this.place(root, incoming, claim, { inode, ...content });
        return;
      } catch (error) {
        // The folder may have been removed as an empty one, before or after it was opened.
        if (!isFileError(error, 'ENOENT') || round === MAX_ROUNDS) throw error;
      }
    }
  }

  private async place(
    root: Folder,
    incoming: Folder,
    claim: HeldClaim,
    content: Sum & { inode: string },
  ): Promise<void> {
    const [folders, name] = placeOf(claim.path);
    await using folder = await root.descend(folders, { make: true });
    const replaced = await folder.stat(name);
    if (replaced !== undefined && !isOwnFile(replaced)) throw this.notOurs(claim.path);
    const change_bytes = content.bytes - (replaced?.size ?? 0);
    const change_files = content.files - (replaced === undefined ? 0 : 1);
    await this.ledger.announce(claim, { inode: content.inode, change_bytes, change_files });
    await incoming.move(claim.id, folder, name);
    await folder.sync();
    await this.ledger.settle(this.volume, claim.id, partOf(claim.path), change_bytes, change_files);
  }

  /** Does the work of a claim, and leaves nothing of it behind where it fails. */
  private async during<T>(claim: HeldClaim, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await this.recovery.resolve(claim.id).catch((failure: unknown) => {
        this.ledger.leave(this.volume, claim.id);
        this.logger.warn(`a write in volume ${this.volume} is left for later: ${(failure as Error).message}`);
      });
      throw fileProblem(error, this.volume);
    }
  }

  private missing(path: string): ProblemError {
    return new ProblemError('not_found', `There is no ${path} in volume ${this.volume}.`);
  }

  private notOurs(path: string): ProblemError {
    return new ProblemError(
      'conflict',
      `What stands under ${path} in volume ${this.volume} is no file of this service: a folder, a link or a special file. Move it away.`,
    );
  }
}
