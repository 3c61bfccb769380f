import { backgroundLoop, discovered, RepeatedFailureLog } from '@lucid/common';
import { MongoConnector, processName } from '@lucid/mongo';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { setTimeout as pause } from 'node:timers/promises';
import { type JobKind, RunsJobs } from '../records/job-kind';
import { type Hold, JobStore, type Lease } from '../records/job-store';
import { JobTimes } from '../records/job-times';
import type { JobOutcome } from '../records/job-updates';
import { JobEnds } from './job-ends';
import { knowKind, noteEnd } from './job-metrics';
import { interrupted } from './job-problem';
import { RunningJob } from './running-job';

/** How often a job may lose the process that runs it: work that kills its process must not kill them all for ever. */
const MOST_CRASHES = 5;

/**
 * Runs jobs on this replica. One loop looks for what waits and for workers that are dead: every few seconds, and at once
 * when a job was queued here or has ended here. It does one thing at a time, so a claim never races with another of its own.
 */
@Injectable()
export class JobRunner implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);
  private readonly worker = processName();
  private readonly kinds = new Map<string, JobKind<never, unknown>>();
  /** Attempts whose work is under way here. Two of them may be of one job: an older one ends after the job was claimed again. */
  private readonly running = new Map<RunningJob, Promise<void>>();
  /** Leases that have run out, by what they were when that was first seen. */
  private doubted = new Map<string, number>();
  /** Since when jobs of a kind wait that nobody seems to know. */
  private unknown = new Map<string, number>();
  private readonly stopping = new AbortController();
  private woken = false;
  private alarm: () => void = () => undefined;
  private looping: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: JobStore,
    private readonly times: JobTimes,
    private readonly connector: MongoConnector,
    private readonly ends: JobEnds,
    private readonly discovery: DiscoveryService,
  ) {}

  onModuleInit(): void {
    for (const kind of discovered<JobKind<never, unknown>>(this.discovery, RunsJobs)) this.register(kind);
  }

  register(kind: JobKind<never, unknown>): void {
    if (this.kinds.has(kind.kind)) throw new Error(`Two kinds of jobs are named ${kind.kind}`);
    this.kinds.set(kind.kind, kind);
    knowKind(kind.kind);
  }

  /** @throws Error for a kind that was never registered */
  kind(name: string): JobKind<never, unknown> {
    const kind = this.kinds.get(name);
    if (kind === undefined) throw new Error(`No kind of jobs is named ${name}`);
    return kind;
  }

  /** Whether jobs of a kind may quote what documents hold. One of a kind that this version does not know may. */
  tellsValues(kind: string): boolean {
    return this.kinds.get(kind)?.tellsValues ?? !this.kinds.has(kind);
  }

  onApplicationBootstrap(): void {
    this.looping = backgroundLoop(
      {
        what: 'Jobs cannot be looked for',
        log: new RepeatedFailureLog(this.logger),
        signal: this.stopping.signal,
        pause: () => this.rest(),
      },
      async () => this.connector.state.ready && this.look(),
    );
  }

  /** Stops the work of this replica while MongoDB can still be told: what can be done again goes to another replica at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake();
    for (const work of this.running.keys()) work.stop();
    const done = this.looping.then(() => Promise.all(this.running.values()));
    const waiting = new AbortController();
    await Promise.race([done, pause(this.times.stop, undefined, { signal: waiting.signal, ref: false })]);
    waiting.abort();
    for (const work of this.running.keys()) {
      work.abandon();
      this.logger.warn(`job_id=${work.id} did not stop in time: its lease must run out before it goes on elsewhere`);
    }
  }

  /** Looks at once: something may have changed. */
  wake(): void {
    this.woken = true;
    this.alarm();
  }

  /** Lets a job that runs here look at once whether it was cancelled. */
  async nudge(job_id: string): Promise<void> {
    for (const work of this.running.keys()) if (work.id === job_id) await work.beat();
  }

  private isRunning({ job_id, attempt }: Hold): boolean {
    return [...this.running.keys()].some((work) => work.id === job_id && work.attempt === attempt);
  }

  private async rest(): Promise<void> {
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, this.times.poll);
        this.alarm = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.woken = false;
  }

  private async look(): Promise<void> {
    const leases = await this.store.leases();
    await this.mindLeases(leases);
    const waiting = await this.store.waitingKinds();
    for (const name of waiting) {
      const kind = this.kinds.get(name);
      if (kind !== undefined) await this.claim(kind);
    }
    const unknown = waiting.filter((name) => !this.kinds.has(name) && leases.every(({ kind }) => kind !== name));
    await this.mindUnknown(unknown);
    await this.ends.tell();
  }

  private async claim(kind: JobKind<never, unknown>): Promise<void> {
    while (!this.isStopping()) {
      const claimedAt = performance.now();
      const job = await this.store.claim(kind, this.worker);
      if (job === null) return;
      const work = new RunningJob(job, kind, this.store, this.times, claimedAt);
      const done = work.execute().then(() => {
        this.running.delete(work);
        this.wake();
      });
      this.running.set(work, done);
      // Claimed while the process was told to stop.
      if (this.isStopping()) work.stop();
    }
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /**
   * Takes the jobs of dead workers. A lease that has run out is first watched for a while: where MongoDB was away for all,
   * those that live renew theirs within that.
   */
  private async mindLeases(leases: Lease[]): Promise<void> {
    const before = this.doubted;
    this.doubted = new Map();
    for (const lease of leases) {
      const { job_id, attempt, worker, leased_until, expired } = lease;
      if (worker === this.worker && !this.isRunning(lease)) {
        // A claim of which no answer came: its work was never begun.
        await this.store.stop(lease, { state: 'queued' });
      }
      if (!expired) continue;
      const what = `${job_id} ${attempt} ${leased_until.getTime()}`;
      const since = before.get(what) ?? performance.now();
      if (performance.now() - since < this.times.doubt) this.doubted.set(what, since);
      else await this.takeOver(lease);
    }
  }

  private async takeOver(lease: Lease): Promise<void> {
    const { kind, job_id, worker, state } = lease;
    const outcome = outcomeOfCrash(lease);
    if (!(await this.store.takeOver(lease, outcome))) return;
    this.logger.warn(`${kind} job_id=${job_id}: the process that ran it, ${worker}, is gone`);
    if (state === 'running') noteEnd(kind, outcome.state);
  }

  private async mindUnknown(kinds: string[]): Promise<void> {
    const now = performance.now();
    this.unknown = new Map(kinds.map((kind) => [kind, this.unknown.get(kind) ?? now]));
    for (const [kind, since] of this.unknown) {
      if (now - since < this.times.unknown) continue;
      if (await this.store.explainWaiting(kind, 'waiting for a replica that knows this kind of job'))
        this.logger.warn(`jobs of the kind ${kind} wait, and no replica knows it`);
    }
  }
}

function outcomeOfCrash({ after_crash, crashes }: Lease): JobOutcome {
  if (after_crash === 'fail')
    return {
      state: 'failed',
      error: interrupted('The process that ran the job died, and work of its kind is not begun again by itself.'),
    };
  if (crashes + 1 < MOST_CRASHES) return { state: 'queued' };
  return {
    state: 'failed',
    error: interrupted(`Each of the ${MOST_CRASHES} processes that ran the job died; it may be what kills them.`),
  };
}
