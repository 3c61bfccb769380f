import { DiscoveryService } from '@nestjs/core';

/** Marks a provider as a {@link JobKind}: the job runner finds it at startup. */
export const RunsJobs = DiscoveryService.createDecorator();

/** A kind of long work. The lib that does it has one provider for each kind, with `@RunsJobs()`. */
export interface JobKind<P, R> {
  /** Its name in answers: `create_index`. */
  kind: string;
  /** How many of it run at once, over all replicas. */
  concurrency: number;
  /** What becomes of a job whose process died: run again from its checkpoint, or failed with the reason. */
  afterCrash: 'again' | 'fail';
  /** Whether a second job with a target is refused while a first is queued or running: 409, naming the first. */
  onePerTarget?: boolean;
  /** Whether its result or its errors quote what documents hold: keys without `models:read` see neither. */
  tellsValues?: boolean;
  /**
   * Does the work, and ends soon after `job.signal` aborts (with whatever it throws then). That it may have done from the
   * start: a job that is cancelled while no process has it is begun again, so that what it left somewhere can be ended.
   * What it returns is the job's `result`, as JSON, of at most 1 MiB; what it throws becomes the job's `error`, by `toProblem`.
   */
  run(params: P, job: JobContext): Promise<R>;
}

/** What running work tells and is told. */
export interface JobContext {
  readonly id: string;
  /** 1 at first, one more each time the work is begun anew: after a crash of its process, or when that was stopped. */
  readonly attempt: number;
  /** Aborts when the job is cancelled, is lost to another worker, or the process stops. */
  readonly signal: AbortSignal;
  /** Whether {@link signal} aborted since the job was cancelled: what it has begun elsewhere must end too, as no attempt follows. */
  readonly cancelled: boolean;
  /** What the last attempt kept, or undefined. */
  readonly checkpoint: unknown;
  /** Begins a step; its progress counts from zero. Cheap: what callers see is written at most twice a second. */
  phase(name: string, unit: string, total?: number): void;
  /**
   * Sets how much of the step is done, its total where that has become known, and what is being worked on. As cheap as
   * {@link phase}.
   */
  progress(done: number, total?: number, current?: string): void;
  /** Keeps where a next attempt goes on; written before it resolves. @throws when the job is no longer this worker's */
  keep(checkpoint: unknown): Promise<void>;
}
