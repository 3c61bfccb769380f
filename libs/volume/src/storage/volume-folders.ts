import { ProblemError } from '@lucid/common';
import { modelOptions, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { Disk } from '../files/disk';
import { fileProblem } from '../files/file-problem';
import type { Folder } from '../files/folder';
import { entriesOf, walk } from '../files/walk';
import { Ledger } from '../quota/ledger';
import { VolumeSample } from '../volume/volume-sample';
import { VolumeScan } from '../volume/volume-scan';
import { INCOMING, removeIncoming } from './volume-recovery';

/** The folders of the volumes themselves: made once a volume is on the books, removed before it leaves them. */
@Injectable()
export class VolumeFolders {
  constructor(
    private readonly mongo: MongoService,
    private readonly disk: Disk,
    private readonly ledger: Ledger,
  ) {}

  /** @throws ProblemError 503 when the mount cannot be opened */
  async requireMount(): Promise<void> {
    try {
      await using _mount = await this.disk.open();
    } catch (error) {
      throw noMount(error);
    }
  }

  /**
   * Makes the folder of a volume that is `creating`, and the volume ready. A process that dies on the way leaves it
   * `creating`, and whoever comes next goes on.
   * @param adopt whether a folder that is there already is taken over, and what is in it counted
   * @throws ProblemError 409 when a folder with something in it is there, 503 without a disk; the volume is then gone again
   */
  async make(name: string, { adopt = false } = {}): Promise<void> {
    const { volumes } = this.ledger;
    try {
      await using mount = await this.disk.open();
      await using folder = await mount.make(name);
      if (!adopt) await requireEmpty(folder, name);
      // Only emptied, not removed: another replica that makes the same volume at this moment may be about to open it.
      await using incoming = await folder.make(INCOMING);
      await removeIncoming(incoming);
      const { bytes, files } = await walk(folder);
      const counted = { state: 'ready', used_bytes: bytes, file_count: files } as const;
      await volumes.updateOne({ name, state: 'creating' }, { $set: counted }, this.mongo.limit);
    } catch (error) {
      const { deletedCount } = await volumes.deleteOne({ name, state: 'creating' }, this.mongo.limit);
      // Where there is none, another process has made it whole meanwhile.
      if (deletedCount === 1) throw noMount(fileProblem(error, name));
    }
  }

  /**
   * Removes the folder of a volume that is `deleting`, and the volume with all that is known of it.
   * @returns how many files there were that nobody counted; then it is ready again, and nothing of them is gone
   */
  async remove(name: string): Promise<number> {
    try {
      await using mount = await this.disk.open();
      await removeIncomingOf(mount, name);
      const strangers = await removeFolders(mount, name);
      if (strangers > 0) {
        const kept = { $set: { state: 'ready' } } as const;
        await this.ledger.volumes.updateOne({ name, state: 'deleting' }, kept, this.mongo.limit);
        return strangers;
      }
      await mount.sync();
    } catch (error) {
      throw noMount(fileProblem(error, name));
    }
    for (const model of [VolumeSample, VolumeScan])
      await this.mongo.collection(modelOptions(model).collection).deleteMany({ volume: name }, this.mongo.limit);
    await this.mongo.write((session) =>
      this.ledger.volumes.deleteOne({ name, state: 'deleting' }, { ...this.mongo.limit, session }),
    );
    return 0;
  }
}

async function requireEmpty(folder: Folder, name: string): Promise<void> {
  for await (const entry of await folder.entries()) if (entry.name !== INCOMING) throw taken(name);
}

/** Removes what was being written in a volume. */
async function removeIncomingOf(mount: Folder, name: string): Promise<void> {
  if ((await mount.stat(name)) === undefined) return;
  await using folder = await mount.enter(name);
  if ((await folder.stat(INCOMING)) === undefined) return;
  await using incoming = await folder.enter(INCOMING);
  await removeIncoming(incoming);
}

/** Removes a volume's folder, if there is nothing in it but folders. @returns how many other things there are */
async function removeFolders(mount: Folder, name: string): Promise<number> {
  if ((await mount.stat(name)) === undefined) return 0;
  const strangers = await removeEmpty(mount, name);
  if (strangers === 0) await mount.rmdir(name);
  return strangers;
}

/** Removes the folders in a folder as far as there are only folders in them. @returns how many other things there are */
async function removeEmpty(parent: Folder, folderName: string): Promise<number> {
  await using folder = await parent.enter(folderName);
  let strangers = 0;
  for await (const batch of entriesOf(folder)) {
    for (const { name, stats } of batch) {
      if (stats.isDirectory()) strangers += await removeFolders(folder, name);
      else strangers += 1;
    }
  }
  return strangers;
}

const taken = (name: string): ProblemError =>
  new ProblemError(
    'conflict',
    `A folder ${name} with something in it stands under VOLUME_MOUNT_PATH already. Move it away, or take another name.`,
  );

const noMount = (cause: unknown): unknown =>
  cause instanceof ProblemError && cause.code !== 'engine_away'
    ? cause
    : new ProblemError(
        'engine_away',
        'The folder of the volumes cannot be used. Mount it, or create it, writable for the service, where VOLUME_MOUNT_PATH says, and repeat the request.',
        { cause, headers: { 'retry-after': '30' } },
      );
