import { CONFIG, type Config } from '@lucid/config';
import { ifPermitted, MongoConnector, MongoService } from '@lucid/mongo';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { DATABASE_SERIES, startOf } from '../samples/retention';
import { SampleStore } from '../samples/sample-store';
import { readOplog } from '../server/oplog';
import { databaseFigures, readDatabaseSizes, readServerStatus, serverFigures } from '../server/server-status';
import type { CollectionSizes } from '../sizes/collection-sizes';
import { CollectionTable } from '../sizes/collection-table';

/** How many collections are measured in one minute at most: 2 to 3 ms of the server's time each, one after the other. */
const COLLECTIONS_A_MINUTE = 100;
/** How long after the start of a minute it is sampled, and by how much that varies, so that replicas do not ask at once; in ms. */
const AFTER_START_MS = 100;
const SPREAD_MS = 2000;
/** How long to wait for MongoDB before it is looked for again, in ms. */
const AWAY_MS = 1000;

/**
 * Samples the database once a minute and each collection once an hour, for the history. Every replica runs it, and the
 * one that claims a minute, which the unique key of its sample grants to one alone, does the work; one that dies with
 * its claim leaves a gap of that minute.
 */
@Injectable()
export class Sampler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Sampler.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private failing = false;

  constructor(
    private readonly mongo: MongoService,
    private readonly connector: MongoConnector,
    private readonly store: SampleStore,
    private readonly table: CollectionTable,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.STATISTICS_ENABLED) this.running = this.sampleRepeatedly();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async sampleRepeatedly(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.pause(this.connector.state.ready ? await this.tick() : AWAY_MS);
    }
  }

  /** Waits, in ms, unless the service stops meanwhile. */
  protected async pause(wait: number): Promise<void> {
    await sleep(wait, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
  }

  /** Samples the present minute, unless it is sampled. @returns time until the next one, in ms; it never throws */
  private async tick(): Promise<number> {
    try {
      const now = await this.mongo.serverTime();
      await this.sample(now);
      this.failing = false;
      const { fine } = DATABASE_SERIES;
      const next = startOf(now, fine).getTime() + fine - now.getTime();
      return next + AFTER_START_MS + Math.random() * SPREAD_MS;
    } catch (error) {
      // One line for an outage, however long it lasts.
      if (!this.failing) this.logger.warn(`Statistics are not sampled: ${(error as Error).message}`);
      this.failing = true;
      return DATABASE_SERIES.fine;
    }
  }

  /** Samples the minute of a time, and some collections that have no sample of its hour. @returns whether it fell to this replica */
  async sample(now: Date): Promise<boolean> {
    if (!(await this.store.claim(now))) return false;
    const { db, limit } = this.mongo;
    const sizes = await readDatabaseSizes(db, limit);
    const { answer: status } = await ifPermitted(readServerStatus(db, limit));
    const { answer: oplog } = await ifPermitted(readOplog(db, limit));
    await this.store.keepDatabase(now, {
      ...databaseFigures(sizes),
      ...(status !== undefined && serverFigures(status)),
      oplog_bytes: oplog?.written_bytes,
      sampled_at: status?.localTime ?? now,
      server: status?.host,
      uptime_ms: status?.uptimeMillis,
    });
    const startedAt = status === undefined ? undefined : status.localTime.getTime() - status.uptimeMillis;
    await this.sampleCollections(now, startedAt);
    return true;
  }

  /** @param startedAt when the server was started, in ms since 1970, if it tells */
  private async sampleCollections(now: Date, startedAt: number | undefined): Promise<void> {
    const waiting = await this.store.unsampled(
      now,
      (await this.table.list()).map(({ name }) => name),
    );
    const measured: CollectionSizes[] = [];
    for (const name of waiting.slice(0, COLLECTIONS_A_MINUTE)) {
      if (this.stopping.signal.aborted) break;
      const sizes = await this.table.measure(name);
      if (sizes !== undefined) measured.push(sizes);
    }
    const samples = measured.map(({ measured_at, whole: _, ...figures }) => ({
      ...figures,
      sampled_at: measured_at,
      uptime_ms: startedAt === undefined ? undefined : measured_at.getTime() - startedAt,
    }));
    await this.store.keepCollections(now, samples);
  }
}
