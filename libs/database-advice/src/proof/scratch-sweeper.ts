import { JobsService } from '@lucid/jobs';
import { MongoConnector } from '@lucid/mongo';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ScratchCollections, type ScratchOwner } from './scratch-collections';

const EVERY_MS = 60_000;

/** Drops the samples of proofs whose process died, on whichever replica looks next. */
@Injectable()
export class ScratchSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ScratchSweeper.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly scratch: ScratchCollections,
    private readonly jobs: JobsService,
    private readonly connector: MongoConnector,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tick(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async sweep(): Promise<void> {
    await this.scratch.sweep((owner) => this.isLeft(owner));
  }

  private async tick(): Promise<void> {
    if (!this.connector.state.ready) return;
    await this.sweep().catch((error: unknown) => {
      this.logger.warn(`scratch collections could not be swept: ${(error as Error).message}`);
    });
  }

  /** Whether a job that is known here made a collection, and does not work with it. What no job made is another's. */
  private async isLeft({ jobId, attempt }: ScratchOwner): Promise<boolean> {
    const job = await this.jobs.find(jobId);
    return job !== undefined && !(job.state === 'running' && job.attempt === attempt);
  }
}
