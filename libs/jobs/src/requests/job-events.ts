import { EventStreams, eventText, type StreamEnds, toProblem } from '@lucid/common';
import { type BeforeApplicationShutdown, Injectable, Logger, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';
import { ENDED_STATES, type Job } from '../records/job';
import { answered, JobStore, type VisibleJob } from '../records/job-store';
import { JobTimes } from '../records/job-times';

/** The id of the event that tells a revision: of two digits at least, as `Last-Event-ID` is documented. */
const idOf = ({ revision }: VisibleJob): string => String(revision).padStart(2, '0');

const hasEnded = ({ state }: VisibleJob): boolean => ENDED_STATES.includes(state);

/** Jobs as streams of events. Each event has the whole job, so that to go on after one is to be told the present state. */
@Injectable()
export class JobEvents implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JobEvents.name);
  private readonly streams = new EventStreams();

  constructor(
    private readonly store: JobStore,
    private readonly times: JobTimes,
  ) {}

  beforeApplicationShutdown(): void {
    this.streams.stop();
  }

  /**
   * Answers with the events of a job; undefined when its end was told already, and nothing can follow.
   * @param after the id of the last event that the caller has had
   * @param show the job as the caller may see it
   * @throws ProblemError 404
   */
  async answer(
    reply: FastifyReply,
    job_id: string,
    after: string | undefined,
    show: (job: Job) => Job,
  ): Promise<StreamableFile | undefined> {
    const job = await this.store.get(job_id);
    if (hasEnded(job) && idOf(job) === after) return undefined;
    return this.streams.answer(reply, (ends) => Promise.resolve(this.events(job, after, show, ends)));
  }

  private async *events(
    first: VisibleJob,
    after: string | undefined,
    show: (job: Job) => Job,
    { gone, stopping }: StreamEnds,
  ): AsyncGenerator<string> {
    const over = AbortSignal.any([gone, stopping]);
    let told = after;
    let quietSince = performance.now();
    yield ': the job is followed\n\n';
    for (let job: VisibleJob | undefined = first; job !== undefined; job = await this.readJob(job)) {
      const id = idOf(job);
      const last = hasEnded(job) || stopping.aborted;
      if (last || id !== told) {
        yield eventText({ id, event: last ? 'end' : 'progress', data: show(answered(job)) });
        [told, quietSince] = [id, performance.now()];
      } else if (performance.now() - quietSince >= this.times.heartbeat) {
        yield eventText({ event: 'heartbeat', data: {} });
        quietSince = performance.now();
      }
      if (last || gone.aborted) return;
      await pause(this.times.beat, undefined, { signal: over }).catch(() => undefined);
    }
  }

  /** The job as it is now, or as it was when MongoDB cannot tell; undefined when it was forgotten. */
  private async readJob(job: VisibleJob): Promise<VisibleJob | undefined> {
    try {
      return await this.store.get(job.job_id);
    } catch (error) {
      const { status } = toProblem(error);
      if (status === 404) return undefined;
      if (status !== 503) this.logger.error(`job_id=${job.job_id}: ${(error as Error).message}`);
      return job;
    }
  }
}
