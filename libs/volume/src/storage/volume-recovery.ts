import { Logger } from '@nestjs/common';
import type { Disk } from '../files/disk';
import { asProblems } from '../files/file-problem';
import { type Folder, isFileError } from '../files/folder';
import { placeOf } from '../files/relative-path';
import { entriesOf, removeAll, type Sum, walk } from '../files/walk';
import { noVolume } from '../quota/claim-problem';
import type { Ledger } from '../quota/ledger';
import { partOf } from '../quota/parts';
import type { Claim } from '../volume/volume';

/** Where files stand while they are written, and what is removed until it is gone: no path of a caller begins with a dot. */
export const INCOMING = '.incoming';

/** The name of what is written under a claim, or of what is left of it: the claim's id. Other names are not the service's. */
const OF_CLAIM = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.gone)?$/;

/** Removes what was written under claims, in the folder of a volume where that stands. @returns how many there were */
export async function removeIncoming(
  incoming: Folder,
  isWanted: (id: string) => Promise<boolean> = () => Promise.resolve(true),
): Promise<string[]> {
  const removed: string[] = [];
  for await (const batch of entriesOf(incoming)) {
    for (const { name } of batch) {
      if (!OF_CLAIM.test(name) || !(await isWanted(name))) continue;
      await removeAll(incoming, name);
      removed.push(name);
    }
  }
  return removed;
}

/** Ends what was begun in a volume and did not end by itself: after a crash, a failure, a loss of the database. */
export class VolumeRecovery {
  private readonly logger = new Logger(VolumeRecovery.name);

  constructor(
    private readonly volume: string,
    private readonly disk: Disk,
    private readonly ledger: Ledger,
  ) {}

  /** The volume's own folder. It is made once; one that is missing later is a disk that is not mounted. @throws ProblemError 404, 503 */
  async root(): Promise<Folder> {
    return asProblems(this.volume, async () => {
      await using mount = await this.disk.open();
      try {
        return await mount.enter(this.volume);
      } catch (error) {
        const present = await this.ledger.volumes.findOne({ name: this.volume }, this.ledger.limit);
        throw present === null ? noVolume(this.volume) : error;
      }
    });
  }

  /**
   * Puts a claim in order that did not end as it should, wherever its process stopped: the file of a write counts if it
   * stands under its path, and else is removed; what a removal moved away is gone. Safe beside others that do the same.
   */
  async resolve(id: string): Promise<void> {
    await using root = await this.root();
    await using incoming = await root.make(INCOMING);
    const before = await this.ledger.find(this.volume, id);
    if (before?.phase === 'removing') {
      if ((await incoming.stat(id)) !== undefined) await this.bury(incoming, before);
      else await this.ledger.settle(this.volume, id, before.part, 0, 0);
      return;
    }
    // First of all: without it, a writer that was only slow cannot publish any more, and what is found out stays true.
    await takeAway(incoming, id);
    const claim = await this.ledger.find(this.volume, id);
    if (claim === undefined) return;
    const published = claim.phase === 'publishing' && (await this.inodeAt(root, claim.path)) === claim.inode;
    const [bytes, files] = published ? [claim.change_bytes ?? 0, claim.change_files ?? 0] : [0, 0];
    await this.ledger.settle(this.volume, id, claim.part, bytes, files);
  }

  /** Takes what was moved away off the books, then off the disk. */
  async bury(incoming: Folder, { id, path }: Pick<Claim, 'id' | 'path'>): Promise<void> {
    const { files, bytes } = await weigh(incoming, id);
    await this.ledger.settle(this.volume, id, partOf(path), -bytes, -files);
    await removeAll(incoming, id);
  }

  /** Removes what no claim stands behind any more from where files are written. @returns how many there were */
  async sweep(): Promise<number> {
    await using root = await this.root();
    await using incoming = await root.make(INCOMING);
    // Listed first, then looked up: a claim is there before its file is, and after it only when it is stale.
    const swept = await removeIncoming(incoming, async (id) => (await this.ledger.find(this.volume, id)) === undefined);
    for (const id of swept) this.logger.log(`Removed what the write ${id} had left in volume ${this.volume}.`);
    return swept.length;
  }

  private async inodeAt(root: Folder, path: string): Promise<string | undefined> {
    const [folders, name] = placeOf(path);
    try {
      await using folder = await root.descend(folders);
      return await folder.inode(name);
    } catch (error) {
      if (isFileError(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) return undefined;
      throw error;
    }
  }
}

async function weigh(incoming: Folder, id: string): Promise<Sum> {
  const stats = await incoming.stat(id);
  if (stats?.isDirectory() !== true) return stats?.isFile() === true ? { files: 1, bytes: stats.size } : NOTHING;
  await using folder = await incoming.enter(id);
  return await walk(folder);
}

/** Removes what is being written, at once: of a folder nothing can be seen while it is only half removed. */
async function takeAway(incoming: Folder, id: string): Promise<void> {
  if ((await incoming.stat(id))?.isDirectory() !== true) {
    await incoming.unlink(id);
    return;
  }
  // No claim stands behind this name: whatever is left of it is swept.
  const gone = `${id}.gone`;
  await incoming.move(id, incoming, gone);
  await removeAll(incoming, gone);
}

const NOTHING: Sum = { files: 0, bytes: 0 };
