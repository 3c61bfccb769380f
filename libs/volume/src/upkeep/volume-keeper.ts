import { backgroundLoop, ProblemError, rest, RepeatedFailureLog } from '@lucid/common';
import { MongoConnector, MongoService } from '@lucid/mongo';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { writableOf } from '../files/disk';
import { Ledger, RENEW_MS } from '../quota/ledger';
import { VolumeFolders } from '../storage/volume-folders';
import { VolumeUsageService } from '../usage/volume-usage.service';
import { BUILT_IN } from '../volume/built-in';
import { VolumesService } from '../volumes/volumes.service';

/** How often the volumes are put in order, in ms. */
const TIDY_MS = 10_000;
/** How often writes are ended that failed and could not be ended then, in ms: what failed may be tried again soon. */
const END_MS = 1000;
/** How old a volume must be that is still being made or removed, in ms, to count as left behind. */
const LEFT_BEHIND_MS = 60_000;

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

/**
 * What goes on in the background: the built-in volumes are made, this process's writes give their sign of life, and what
 * dead ones left behind is put in order. Every replica does it; each step is safe beside the others.
 */
@Injectable()
export class VolumeKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(VolumeKeeper.name);
  private readonly stopping = new AbortController();
  private readonly swept = new Set<string>();
  private running: Promise<unknown> = Promise.resolve();
  /** A failure is of the disk or of the database: the health report tells it, and the next round tries again. */
  private readonly rounds = new RepeatedFailureLog(this.logger);

  constructor(
    private readonly mongo: MongoService,
    private readonly connector: MongoConnector,
    private readonly ledger: Ledger,
    private readonly volumes: VolumesService,
    private readonly folders: VolumeFolders,
    private readonly usage: VolumeUsageService,
  ) {}

  onApplicationBootstrap(): void {
    this.running = Promise.all([
      this.every(RENEW_MS, 'signs of life', () => this.ledger.renew()),
      this.every(END_MS, 'failed writes', () => this.endLeft()),
      this.every(TIDY_MS, 'volumes', () => this.tidy()),
      this.rounds.attempt('the size of the disk', this.tellOfSmallDisk()),
    ]);
  }

  /** Quotas promise what the disk may not have: it is said at the start, not when the first write fails. */
  private async tellOfSmallDisk(): Promise<void> {
    await this.connector.whenReady(this.stopping.signal);
    if (this.stopping.signal.aborted) return;
    const { capacity_bytes, used_bytes, disk } = await this.volumes.summary();
    if (disk === undefined) return;
    const writable = writableOf(disk);
    if (capacity_bytes - used_bytes > writable)
      this.logger.warn(
        `VOLUME_SIZE_LIMIT_GB lets volumes take ${gigabytes(capacity_bytes - used_bytes)} more, but the disk under VOLUME_MOUNT_PATH takes ${gigabytes(writable)}. Volumes are limited by the disk: grow it, or lower the limit.`,
      );
  }

  /** Before the connection to MongoDB is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async every(ms: number, what: string, work: () => Promise<void>): Promise<void> {
    const { signal } = this.stopping;
    await this.connector.whenReady(signal);
    await backgroundLoop({ what, log: this.rounds, signal, pause: () => rest(ms, signal) }, work);
  }

  /** Puts everything in order that is not. */
  async tidy(): Promise<void> {
    for (const name of Object.keys(BUILT_IN)) await this.rounds.attempt(name, this.volumes.ensureBuiltIn(name));
    await this.rounds.attempt('half-made volumes', this.finish());
    await this.rounds.attempt('dead writes', this.resolve());
    await this.rounds.attempt('leftovers', this.sweep());
    await this.rounds.attempt('samples', this.usage.sample());
  }

  /** Volumes whose maker or remover died on the way. */
  private async finish(): Promise<void> {
    const updated_at = { $lt: new Date(Date.now() - LEFT_BEHIND_MS) };
    const left = this.ledger.volumes.find({ state: { $ne: 'ready' }, updated_at }, this.mongo.limit);
    for (const { name, state } of await left.toArray()) {
      if (state === 'creating') await this.rounds.attempt(name, this.folders.make(name));
      else await this.rounds.attempt(name, this.folders.remove(name));
    }
  }

  /** Writes and removals of processes that died. */
  private async resolve(): Promise<void> {
    for (const { volume, claim } of await this.ledger.expired()) {
      if (!(await this.ledger.takeOver(volume, claim))) continue;
      await this.rounds.attempt(volume, this.end(volume, claim.id));
    }
  }

  /** This process's own writes and removals that failed while the database was away, too. */
  private async endLeft(): Promise<void> {
    for (const [id, volume] of this.ledger.left)
      await this.rounds.attempt(`a write in ${volume}`, this.end(volume, id));
  }

  private async end(volume: string, id: string): Promise<void> {
    try {
      const { recovery } = await this.volumes.open(volume);
      await recovery.resolve(id);
    } catch (error) {
      // With the volume, its claims are gone.
      if (!(error instanceof ProblemError && error.code === 'not_found')) throw error;
    }
    this.ledger.left.delete(id);
  }

  /** What is left of files without a claim: once for each volume, as it takes a crash to leave any. */
  private async sweep(): Promise<void> {
    for (const { name } of await this.ledger.volumes.find({ state: 'ready' }, this.mongo.limit).toArray()) {
      if (this.swept.has(name)) continue;
      const { recovery } = await this.volumes.open(name);
      await recovery.sweep();
      this.swept.add(name);
    }
  }
}
