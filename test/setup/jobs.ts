import { PLAIN_WRITE } from '@lucid/common';
import { waitUntil } from '@lucid/engines';
import { type Job, type JobKind, JobsService, JobTimes } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import type { INestApplicationContext } from '@nestjs/common';
import type { mongo } from 'mongoose';

/** Times short enough for tests; where one matters, the test sets it itself. */
export const SHORT: Partial<JobTimes> = { beat: 40, poll: 80, doubt: 300 };

/** Waits until a job is as wanted, by whatever way it is read: for a moment that may give no job. */
export async function jobUntil<J extends { state?: string }>(
  read: () => Promise<J>,
  what: string,
  wanted: (job: J) => boolean,
  limitMs = 300_000,
): Promise<J> {
  let job: J | undefined;
  const asWanted = async (): Promise<boolean> => (job = await read()).state !== undefined && wanted(job);
  await waitUntil(what, asWanted, { limitMs, everyMs: 20 }).catch((error: unknown) => {
    throw new Error(`${(error as Error).message}: ${JSON.stringify(job)}`);
  });
  return job as J;
}

/** Waits until a job has ended, however it did. */
export const jobEnded = <J extends { state?: string }>(read: () => Promise<J>, limitMs?: number): Promise<J> =>
  jobUntil(read, 'The end of the job', ({ state }) => state !== 'queued' && state !== 'running', limitMs);

/** The jobs of one replica, as a lib of it would use them. */
export class Jobs {
  private readonly service: JobsService;

  constructor(
    readonly app: INestApplicationContext,
    times: Partial<JobTimes> = SHORT,
  ) {
    this.service = app.get(JobsService);
    Object.assign(app.get(JobTimes), times);
  }

  /** Registers a kind that runs one at a time and fails after a crash, unless told otherwise. */
  register<P>(kind: Pick<JobKind<P, unknown>, 'kind' | 'run'> & Partial<JobKind<P, unknown>>): void {
    this.service.register({ concurrency: 1, afterCrash: 'fail', ...kind });
  }

  start(kind: string, params: unknown = {}, target = 'x', job_id?: string): Promise<Job> {
    const writing = job_id === undefined ? PLAIN_WRITE : { ...PLAIN_WRITE, newId: () => job_id };
    return this.service.start({ kind, target, params, requestedBy: 'tests', writing });
  }

  get = (job_id: string): Promise<Job> => this.service.get(job_id);

  /** Waits until a job is as wanted. */
  until = (job_id: string, what: string, wanted: (job: Job) => boolean): Promise<Job> =>
    jobUntil(() => this.get(job_id), what, wanted);

  running = (job_id: string): Promise<Job> => this.until(job_id, 'The start', ({ state }) => state === 'running');

  ended = (job_id: string): Promise<Job> => jobEnded(() => this.get(job_id));

  /** The documents themselves: what no operation tells. */
  get stored(): mongo.Collection {
    return this.app.get(MongoService).collection('jobs');
  }
}

/** Something that work waits for and a test gives. */
export class Gate {
  private readonly opened = Promise.withResolvers<undefined>();

  open = (): void => this.opened.resolve(undefined);

  /** Resolves when the gate is open. @throws the reason of the signal when that aborts first */
  pass(signal: AbortSignal): Promise<void> {
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      if (signal.aborted) reject(signal.reason as Error);
    });
    return Promise.race([this.opened.promise, aborted]);
  }
}

/** Work that a test holds: it has begun, and ends when it is let go or its signal aborts. */
export class HeldWork {
  private readonly gates = new Map<string, Gate>();

  constructor(private readonly jobs: Jobs) {}

  register(kind: { kind: string } & Partial<Omit<JobKind<{ gate: string }, unknown>, 'run'>>): void {
    this.jobs.register<{ gate: string }>({
      ...kind,
      run: async ({ gate }, job) => this.gates.get(gate)?.pass(job.signal),
    });
  }

  async start(kind: string, target?: string): Promise<{ job_id: string; gate: Gate }> {
    const gate = new Gate();
    const name = crypto.randomUUID();
    this.gates.set(name, gate);
    const { job_id } = await this.jobs.start(kind, { gate: name }, target);
    return { job_id, gate };
  }

  /** Lets all of it end. */
  letGo = (): void => {
    for (const gate of this.gates.values()) gate.open();
  };
}
