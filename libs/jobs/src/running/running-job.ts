import { ProblemError, toProblem } from '@lucid/common';
import { Logger } from '@nestjs/common';
import { mongo } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { JobContext, JobKind } from '../records/job-kind';
import type { JobStore } from '../records/job-store';
import type { JobTimes } from '../records/job-times';
import type { JobOutcome, Shown } from '../records/job-updates';
import { ProgressMeter } from '../records/progress-meter';
import type { StoredJob } from '../records/stored-job';
import { noteEnd } from './job-metrics';
import { interrupted, jobProblem } from './job-problem';

/** The most that is kept of a result or a checkpoint, in bytes: a document of MongoDB's holds 16 MiB. */
const MOST_BYTES = 1024 * 1024;

/** Failures of the moment: the same write may do better a little later. */
const PASSING = new Set(['engine_away', 'database_timeout', 'schema_lost', 'conflict', 'out_of_space']);

/** Why work was told to stop. */
type Reason = 'cancelled' | 'lost' | 'cut off' | 'stopping';

const SAID: Record<Reason, string> = {
  cancelled: 'The job was cancelled.',
  lost: 'The job went to another worker.',
  'cut off': 'MongoDB could not be reached for so long that another worker may have taken the job.',
  stopping: 'The process stops.',
};

/** The work of one job in this process, from its claim until what became of it is written. */
export class RunningJob implements JobContext {
  readonly id: string;
  readonly attempt: number;
  readonly checkpoint: unknown;
  private readonly logger = new Logger('Job');
  private readonly abort = new AbortController();
  private readonly meter = new ProgressMeter();
  private shown: Shown | undefined;
  private renewedAt: number;
  private beating = false;
  private complained = false;
  private timer: NodeJS.Timeout | undefined;
  private reason: Reason | undefined;
  private toldAt = 0;
  private endedWithoutWork = false;
  private abandoned = false;

  /** @param claimedAt when the claim was sent, by `performance.now()`: its lease began then or later */
  constructor(
    private readonly job: StoredJob,
    private readonly kind: JobKind<never, unknown>,
    private readonly store: JobStore,
    private readonly times: JobTimes,
    claimedAt: number,
  ) {
    this.id = job.job_id;
    this.attempt = job.attempt;
    this.checkpoint = job.checkpoint;
    this.renewedAt = claimedAt;
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  get cancelled(): boolean {
    return this.reason === 'cancelled';
  }

  phase(name: string, unit: string, total?: number): void {
    this.meter.phase(name, unit, total);
  }

  progress(done: number, total?: number, current?: string): void {
    this.meter.progress(done, total, current);
  }

  async keep(checkpoint: unknown): Promise<void> {
    this.signal.throwIfAborted();
    const bytes = mongo.BSON.calculateObjectSize({ checkpoint });
    if (bytes > MOST_BYTES)
      throw new Error(`A checkpoint of ${bytes} bytes is larger than the ${MOST_BYTES} that are kept.`);
    if (await this.store.keep(this.hold, checkpoint)) return;
    if (!this.signal.aborted) this.tell('lost');
    this.signal.throwIfAborted();
  }

  /** Does the work. Resolves when what became of it is written, or is no longer for this worker to write. */
  async execute(): Promise<void> {
    this.timer = setInterval(() => void this.beat(), this.times.beat);
    if (this.job.cancel_requested_at !== undefined) this.tell('cancelled');
    await this.finish(await this.work());
    clearInterval(this.timer);
  }

  /** Tells the work that the process stops. */
  stop(): void {
    this.tell('stopping');
  }

  /** Writes nothing any more: the process goes, and the lease runs out. */
  abandon(): void {
    this.abandoned = true;
    clearInterval(this.timer);
  }

  /** How it is called in the log. */
  private get name(): string {
    return `${this.job.kind} job_id=${this.id}`;
  }

  private get hold(): { job_id: string; attempt: number } {
    return { job_id: this.id, attempt: this.attempt };
  }

  private tell(reason: Reason): void {
    if (this.reason === undefined) this.toldAt = performance.now();
    // A job that is lost is so whatever else was said.
    if (this.reason === undefined || reason === 'lost') this.reason = reason;
    this.abort.abort(new ProblemError('interrupted', SAID[reason]));
  }

  /** Renews the lease, shows the progress and hears of a cancellation. One at a time; never throws. */
  async beat(): Promise<void> {
    this.mindTheLease();
    if (this.beating || this.abandoned || this.reason === 'lost') return;
    this.beating = true;
    const sentAt = performance.now();
    try {
      const shown = this.news();
      const held = await this.store.renew(this.hold, shown);
      if (held === null) {
        this.tell('lost');
        return;
      }
      this.renewedAt = sentAt;
      this.complained = false;
      this.shown = shown ?? this.shown;
      if (held.cancel_requested_at !== undefined) await this.cancel();
    } catch (error) {
      this.complain('its lease cannot be renewed', error);
    } finally {
      this.beating = false;
    }
  }

  /** Once until it is better: a long outage must not fill the log. */
  private complain(what: string, error: unknown): void {
    if (!this.complained) this.logger.warn(`${this.name}: ${what}: ${(error as Error).message}`);
    this.complained = true;
  }

  private news(): Shown | undefined {
    const shown = this.endedWithoutWork ? undefined : this.meter.shown();
    return isDeepStrictEqual(shown, this.shown) ? undefined : shown;
  }

  /**
   * Another worker may begin what is to be done again once the lease has run out, so it must have stopped here by then.
   * What is not done again may go on: nobody else does it, and MongoDB may be away for all.
   */
  private mindTheLease(): void {
    if (this.kind.afterCrash === 'again' && performance.now() - this.renewedAt > this.times.lease) this.tell('cut off');
  }

  private async cancel(): Promise<void> {
    this.tell('cancelled');
    if (this.endedWithoutWork || performance.now() - this.toldAt < this.times.patience) return;
    this.logger.warn(`${this.name}: cancelled, but its work does not stop`);
    this.endedWithoutWork = await this.store.cancelWithoutWork(
      this.hold,
      'cancelled, though its work has not stopped yet',
    );
    if (this.endedWithoutWork) noteEnd(this.job.kind, 'cancelled');
  }

  private async work(): Promise<JobOutcome> {
    try {
      return this.succeeded(await this.kind.run(this.job.params as never, this));
    } catch (error) {
      return this.stoppedBy(error);
    }
  }

  private succeeded(value: unknown): JobOutcome {
    const text = JSON.stringify(value) as string | undefined;
    if (text === undefined) return { state: 'succeeded' };
    const bytes = Buffer.byteLength(text);
    if (bytes <= MOST_BYTES) return { state: 'succeeded', result: JSON.parse(text) as unknown };
    return this.failed(
      new ProblemError(
        'internal_error',
        `The work was done, but its result of ${bytes} bytes is larger than the ${MOST_BYTES} that are kept.`,
      ),
    );
  }

  private stoppedBy(error: unknown): JobOutcome {
    if (this.reason === 'stopping' || this.reason === 'cut off') {
      return this.kind.afterCrash === 'again'
        ? { state: 'queued' }
        : { state: 'failed', error: interrupted('The process that ran the job was stopped.') };
    }
    return this.failed(error);
  }

  private failed(error: unknown): JobOutcome {
    const problem = jobProblem(error);
    if (problem.code === 'internal_error' && this.reason === undefined) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      this.logger.error(`${this.name}: ${message}`, stack);
    }
    return { state: 'failed', error: problem };
  }

  /** Writes what became of the work, for as long as it takes MongoDB to be there again. */
  private async finish(outcome: JobOutcome): Promise<void> {
    let wanted = outcome;
    while (!this.abandoned && this.reason !== 'lost') {
      try {
        await (this.endedWithoutWork ? this.store.free(this.hold) : this.write(wanted));
        return;
      } catch (error) {
        this.complain('its end cannot be written yet', error);
        // What MongoDB refuses for good is said in few words instead.
        if (!PASSING.has(toProblem(error).code)) wanted = { state: 'failed', error: jobProblem(error) };
        await pause(this.times.beat);
      }
    }
  }

  private async write(outcome: JobOutcome): Promise<void> {
    const state = await this.store.stop(this.hold, outcome, this.lastShown());
    noteEnd(this.job.kind, state);
    const became = state ?? 'another worker has it since, and what came of it here is dropped';
    this.logger.log(`${this.name} attempt=${this.attempt}: ${became}`);
  }

  /** Where the work was at its end; there is nothing to wait for any more. */
  private lastShown(): Shown | undefined {
    const { progress, ...phase } = this.meter.shown() ?? {};
    if (progress === undefined) return undefined;
    const { eta_seconds: _eta, ...last } = progress;
    return { ...phase, progress: last };
  }
}
