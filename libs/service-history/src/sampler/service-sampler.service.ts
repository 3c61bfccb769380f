import { backgroundLoop, RepeatedFailureLog, rest } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { MongoConnector, MongoService } from '@lucid/mongo';
import { CacheService } from '@lucid/redis';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type CacheReads, readCache, readsSince } from '../counts/cache-counts';
import { readRequests, type Requests, requestsSince } from '../counts/request-counts';
import { RouteGroups } from '../counts/route-groups';
import { RESOLUTIONS, startOf } from '../samples/resolutions';
import { type Increment, SampleSpans } from '../samples/sample-spans';
import { ServiceSampleStore } from '../samples/sample-store';

const { span: MINUTE } = RESOLUTIONS.minute;
/** How long after the start of a minute the minute before is sampled, in ms. */
const AFTER_START_MS = 100;
/** By how much that varies, so that replicas do not write at once, in ms. */
const SPREAD_MS = 2000;
/** How many readings are kept for a MongoDB that is away: of an hour. */
const MOST_PENDING = 60;

interface Pending {
  increment: Increment;
  /** When it was read, by a clock that is never put back. */
  readAt: number;
}

/**
 * Samples what this replica has counted, once a minute: requests from the metric of Prometheus, reads of the cache from its own counters. Each
 * replica writes samples of its own, and the history adds them up. One that dies loses what it counted since its last sample.
 */
@Injectable()
export class ServiceSampler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly log = new RepeatedFailureLog(new Logger(ServiceSampler.name));
  private readonly spans = new SampleSpans(randomUUID());
  private readonly pending: Pending[] = [];
  private requests: Requests = {};
  private cache: CacheReads = {};
  private running: Promise<void> = Promise.resolve();
  private nextMs: number = MINUTE;

  constructor(
    private readonly mongo: MongoService,
    private readonly connector: MongoConnector,
    private readonly store: ServiceSampleStore,
    private readonly groups: RouteGroups,
    private readonly caching: CacheService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.STATISTICS_ENABLED) this.running = this.sampleRepeatedly();
  }

  /** A replica that is stopped loses nothing: it writes what it has counted since its last sample. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
    if (this.config.STATISTICS_ENABLED && this.connector.state.ready)
      await this.log.attempt('The last sample of requests', this.sample());
  }

  private async sampleRepeatedly(): Promise<void> {
    const { signal } = this.stopping;
    await this.connector.whenReady(signal);
    const pause = async (): Promise<unknown> => rest(this.nextMs, signal);
    const what = 'Requests and reads of the cache are not sampled';
    await backgroundLoop({ what, log: this.log, signal, pause }, () => this.sample());
  }

  /** Reads what was counted since the last reading, and writes all that has not been written. */
  async sample(): Promise<void> {
    this.nextMs = MINUTE;
    this.pending.push({ increment: await this.read(), readAt: performance.now() });
    if (this.pending.length > MOST_PENDING) this.pending.shift();
    const now = await this.mongo.serverTime();
    const atNow = performance.now();
    for (const { increment, readAt } of this.pending.splice(0))
      // What is read just after the start of a minute is of the minute before.
      this.spans.add(new Date(now.getTime() - (atNow - readAt) - MINUTE / 2), increment);
    await this.store.keep(this.spans.unwritten);
    this.spans.written();
    this.nextMs =
      startOf(now, 'minute').getTime() + MINUTE - now.getTime() + AFTER_START_MS + Math.random() * SPREAD_MS;
  }

  private async read(): Promise<Increment> {
    const requests = await readRequests(this.groups.of);
    const cache = readCache(this.caching);
    const increment = {
      requests: requestsSince(this.requests, requests),
      cache: readsSince(this.cache, cache),
    };
    this.requests = requests;
    this.cache = cache;
    return increment;
  }
}
