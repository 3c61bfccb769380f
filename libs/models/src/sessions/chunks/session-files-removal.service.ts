import { ProblemError } from '@lucid/common';
import { modelOptions, MongoConnector, MongoService } from '@lucid/mongo';
import { type VolumeFiles, VolumesService } from '@lucid/volume';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { mongo } from 'mongoose';
import { RemovedSessionFiles } from './removed-session-files';
import type { Session } from '../session';
import { folderOf, SESSIONS_VOLUME } from './session-files';

/** How often folders are looked for that a process, or the disk, left behind, in ms. */
const AGAIN_MS = 60_000;

/**
 * Removes the files of deleted sessions. That they are to go is stored with the deletion itself, so that neither a crash
 * nor a disk that is away keeps them; the removal follows in the background, and a deletion does not wait for it.
 */
@Injectable()
export class SessionFilesRemovalService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(SessionFilesRemovalService.name);
  private running: Promise<void> = Promise.resolve();
  private isBegun = false;
  private stopping = false;

  constructor(
    private readonly mongo: MongoService,
    private readonly connector: MongoConnector,
    private readonly volumes: VolumesService,
  ) {}

  private get removed(): mongo.Collection<RemovedSessionFiles> {
    return this.mongo.collection(modelOptions(RemovedSessionFiles).collection);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  /** Notes that the files of sessions are to go, in the transaction that deletes them. */
  async note(
    sessions: readonly Partial<Pick<Session, 'session_id' | 'created_at'>>[],
    session: mongo.ClientSession,
  ): Promise<void> {
    const removed_at = new Date();
    // A session whose id or time is none of ours never had files.
    const documents = sessions.flatMap(({ session_id, created_at }) =>
      session_id === undefined || created_at === undefined
        ? []
        : { _id: folderOf({ session_id, created_at }), removed_at },
    );
    if (documents.length === 0) return;
    await this.removed.insertMany(documents, { ...this.mongo.limit, session });
  }

  /** Begins to remove what is noted, behind what is being removed already. */
  @Interval(AGAIN_MS)
  begin(): void {
    if (this.stopping || this.isBegun || !this.connector.state.ready) return;
    this.isBegun = true;
    this.running = this.running.then(async () => {
      this.isBegun = false;
      await this.removeAll();
    });
  }

  private async removeAll(): Promise<void> {
    try {
      const files = await this.volumes.open(SESSIONS_VOLUME);
      for (const _id of await this.noted()) {
        if (this.stopping) return;
        await this.remove(files, _id);
      }
    } catch (error) {
      this.logger.debug(`files of deleted sessions stay for now: ${(error as Error).message}`);
    }
  }

  private async remove(files: VolumeFiles, _id: string): Promise<void> {
    try {
      await files.remove(_id);
    } catch (error) {
      // One of them is being written: its turn comes again.
      if (error instanceof ProblemError && error.code === 'conflict') return;
      throw error;
    }
    await this.removed.deleteOne({ _id }, this.mongo.limit);
  }

  private async noted(): Promise<string[]> {
    const options = { ...this.mongo.limit, projection: { _id: 1 }, limit: 10_000 } as const;
    return this.removed
      .find({}, options)
      .map(({ _id }) => _id)
      .toArray();
  }
}
