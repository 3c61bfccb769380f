import { CONFIG, type Config } from '@lucid/config';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { type Connection, ConnectionStates } from 'mongoose';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProfilerService } from './profiler.service';

/** How long is waited after a failure, in ms: twice as long after each, up to a minute. */
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [1000, 60_000];

/** How long stopping waits for a call that is under way, in ms: the server may be away. */
const LONGEST_STOP_MS = 2000;

/** Turns the profiler on whenever a primary is found that nobody has set it on: at the start, and after a failover. */
@Injectable()
export class ProfilerStart implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(ProfilerStart.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    @InjectConnection() private readonly connection: Connection,
    @Inject(CONFIG) private readonly config: Config,
    private readonly profiler: ProfilerService,
  ) {}

  onModuleInit(): void {
    if (this.config.SLOW_OPERATION_MS === 0) return;
    // Connecting has begun, and may be done already.
    if (this.connection.readyState === ConnectionStates.connected) this.begin();
    else this.connection.once('connected', this.begin);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.race([this.running, sleep(LONGEST_STOP_MS, undefined, { ref: false })]);
  }

  private readonly begin = (): void => {
    this.connection.getClient().on('serverDescriptionChanged', ({ previousDescription, newDescription }) => {
      if (newDescription.isWritable && !previousDescription.isWritable) this.onPrimary();
    });
    this.onPrimary();
  };

  private onPrimary(): void {
    this.running = this.running.then(() => this.keepTrying());
  }

  private async keepTrying(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; !this.stopping.signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      try {
        const slowMs = await this.profiler.turnOnUnlessSet(this.config.SLOW_OPERATION_MS);
        if (slowMs !== undefined) this.logger.log(`MongoDB's profiler now keeps operations of at least ${slowMs} ms.`);
        return;
      } catch (error) {
        // Nothing but the list of slow operations depends on it, and one line says enough.
        if (wait === FIRST_WAIT_MS)
          this.logger.warn(`MongoDB's profiler cannot be turned on: ${(error as Error).message}`);
        await sleep(wait, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
  }
}
