import { CONFIG, type Config } from '@lucid/config';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { ProfilerService } from './profiler.service';

/** Turns the profiler on whenever a primary is found that nobody has set it on: at the start, and after a failover. */
@Injectable()
export class ProfilerStart implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(ProfilerStart.name);
  private running: Promise<void> = Promise.resolve();

  constructor(
    @InjectConnection() private readonly connection: Connection,
    @Inject(CONFIG) private readonly config: Config,
    private readonly profiler: ProfilerService,
  ) {}

  onModuleInit(): void {
    if (this.config.SLOW_OPERATION_MS > 0) this.connection.on('connected', this.onPrimary);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.connection.off('connected', this.onPrimary);
    await this.running;
  }

  private readonly onPrimary = (): void => {
    this.running = this.running.then(() => this.turnOn());
  };

  private async turnOn(): Promise<void> {
    try {
      const slowMs = await this.profiler.turnOnUnlessSet(this.config.SLOW_OPERATION_MS);
      if (slowMs !== undefined) this.logger.log(`MongoDB's profiler now keeps operations of at least ${slowMs} ms.`);
    } catch (error) {
      // Nothing but the list of slow operations depends on it.
      this.logger.warn(`MongoDB's profiler cannot be turned on: ${(error as Error).message}`);
    }
  }
}
