import { backgroundLoop, rest, RepeatedFailureLog } from '@lucid/common';
import { JobsService } from '@lucid/jobs';
import { MongoConnector } from '@lucid/mongo';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ScratchCollections, type ScratchOwner } from './scratch-collections';

const EVERY_MS = 60_000;

/** Drops the samples of proofs whose process died, on whichever replica looks next. */
@Injectable()
export class ScratchSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ScratchSweeper.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly scratch: ScratchCollections,
    private readonly jobs: JobsService,
    private readonly connector: MongoConnector,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.sweepRepeatedly();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  async sweep(): Promise<void> {
    await this.scratch.sweep((owner) => this.isLeft(owner));
  }

  private async sweepRepeatedly(): Promise<void> {
    const { signal } = this.stopping;
    const loop = { what: 'Scratch collections could not be swept', log: new RepeatedFailureLog(this.logger), signal };
    await rest(EVERY_MS, signal);
    await this.connector.whenReady(signal);
    await backgroundLoop({ ...loop, pause: () => rest(EVERY_MS, signal) }, () => this.sweep());
  }

  /** Whether a job that is known here made a collection, and does not work with it. What no job made is another's. */
  private async isLeft({ jobId, attempt }: ScratchOwner): Promise<boolean> {
    const job = await this.jobs.find(jobId);
    return job !== undefined && !(job.state === 'running' && job.attempt === attempt);
  }
}
