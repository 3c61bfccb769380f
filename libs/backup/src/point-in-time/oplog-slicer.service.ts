import { OplogGapError, OplogSlicer } from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import {
  type HeldLease,
  LEASE_MS,
  LeaseLostError,
  MongoConnector,
  MongoService,
  reasonOf,
  underLease,
} from '@lucid/mongo';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  Optional,
} from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { BackupCatalogue } from '../catalogue/backup-catalogue.service';
import { Ranges } from './ranges.service';
import { noteSlicer } from './slicer-record';

/** The lease under which one process follows the oplog, over all replicas. */
export const TAIL_LEASE = 'point-in-time';
/** How long it lasts, in ms; tests shorten it. */
export const TAIL_LEASE_MS = Symbol('TAIL_LEASE_MS');

/** How often slices that nobody needs any more are looked for, in ms. */
const SWEEP_MS = 10 * 60_000;

/** Follows the oplog in one process, over all replicas, when BACKUP_PITR_ENABLED says so. Whatever fails is tried again from the last slice. */
@Injectable()
export class OplogSlicerService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('PointInTime');
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private sweptAt = -Infinity;

  constructor(
    private readonly mongo: MongoService,
    private readonly connector: MongoConnector,
    private readonly catalogue: BackupCatalogue,
    private readonly ranges: Ranges,
    @Inject(CONFIG) private readonly config: Config,
    @Optional() @Inject(TAIL_LEASE_MS) private readonly leaseMs: number = LEASE_MS,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.BACKUP_PITR_ENABLED) this.running = this.followOplog();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async followOplog(): Promise<void> {
    const { signal } = this.stopping;
    await this.connector.whenReady(signal);
    await underLease(this.mongo, TAIL_LEASE, signal, (lease) => this.follow(lease), { leaseMs: this.leaseMs });
  }

  private async follow(lease: HeldLease): Promise<void> {
    let slicer: OplogSlicer | undefined;
    while (!lease.signal.aborted) {
      try {
        const { db, limit } = this.mongo;
        slicer ??= await OplogSlicer.open({ db, limit, store: await this.catalogue.storages.open('volume'), lease });
        await slicer.advance();
        await this.note(lease, slicer);
        await this.sweep(lease);
      } catch (error) {
        if (error instanceof LeaseLostError) return;
        this.logger.warn((error as Error).message);
        await this.note(lease, slicer, wordsOf(error)).catch(() => undefined);
      }
      const wait = this.config.BACKUP_PITR_INTERVAL_SECONDS * 1000;
      await sleep(wait, undefined, { signal: lease.signal }).catch(() => undefined);
    }
  }

  /** What is said at last stays there: a gap is to be seen after it is over. */
  private async note(lease: HeldLease, slicer: OplogSlicer | undefined, problem?: string): Promise<void> {
    const last = slicer?.position;
    await noteSlicer(this.mongo, lease, {
      ...(last !== undefined && { position: last.position, position_at: new Date(last.wall) }),
      ...(problem !== undefined && { problem, problem_at: new Date() }),
    });
  }

  private async sweep(lease: HeldLease): Promise<void> {
    if (performance.now() - this.sweptAt < SWEEP_MS) return;
    this.sweptAt = performance.now();
    await this.ranges.sweep(lease);
  }
}

/** What went wrong, in words that any replica may tell. */
const wordsOf = (error: unknown): string =>
  error instanceof OplogGapError || error instanceof ProblemError
    ? error.message
    : reasonOf(error, 'following the oplog');
