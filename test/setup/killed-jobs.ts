import { waitUntil } from '@lucid/engines';
import { type Job, JobTimes } from '@lucid/jobs';
import { mongo } from 'mongoose';
import type { ChildProcess } from 'node:child_process';
import { HttpClient } from './http-client';
import { Jobs } from './jobs';
import { kill, startProcess } from './service-process';
import { type RunningApp, startReplica } from './start-app';
import { ownEnvironment, type Settings, type TestEnvironment } from './test-environment';

/** Pause between two looks at work that is to be halted, in ms. */
const TURN_MS = 2;

/**
 * Lets work go on in short turns until it reaches a point, and leaves it halted there. The work is also halted during each look, so a slow look cannot
 * miss the point.
 */
export async function haltedAt(
  what: string,
  isReached: () => Promise<boolean>,
  halt: () => unknown,
  goOn: () => unknown,
): Promise<void> {
  const look = async (): Promise<boolean> => {
    halt();
    let reached = false;
    try {
      reached = await isReached();
    } finally {
      if (!reached) goOn();
    }
    return reached;
  };
  await waitUntil(what, look, { limitMs: 300_000, everyMs: TURN_MS });
}

/** Lets a process run until its work reaches a point, and leaves the process stopped there. */
export const stoppedAt = (child: ChildProcess, what: string, isReached: () => Promise<boolean>): Promise<void> =>
  haltedAt(
    what,
    isReached,
    () => child.kill('SIGSTOP'),
    () => child.kill('SIGCONT'),
  );

/** Jobs that are begun in a process which is killed, and a replica that survives and takes them over. */
export class KilledJobs {
  private readonly children: ChildProcess[] = [];

  private constructor(
    private readonly environment: TestEnvironment,
    readonly client: mongo.MongoClient,
    private readonly survivor: RunningApp,
    readonly api: HttpClient,
    readonly jobs: Jobs,
  ) {
    this.rest();
  }

  /** @param settings of the process that is killed, and of the survivor */
  static async start(settings: Settings = {}): Promise<KilledJobs> {
    const environment = await ownEnvironment(settings);
    const client = await mongo.MongoClient.connect(environment.config.MONGODB_URI);
    const survivor = await startReplica(environment, settings);
    const api = new HttpClient(`${survivor.url}/api/v1`);
    return new KilledJobs(environment, client, survivor, api, new Jobs(survivor.app));
  }

  get config(): TestEnvironment['config'] {
    return this.environment.config;
  }

  /** The service's database. */
  get db(): mongo.Db {
    return this.client.db(this.config.MONGODB_DATABASE);
  }

  async close(): Promise<void> {
    for (const child of this.children) await kill(child);
    await this.survivor.close();
    await this.client.close();
    await this.environment.drop();
  }

  /** What is begun from now on is begun in another process: the survivor looks for work only when it is told to. */
  rest(): void {
    Object.assign(this.survivor.app.get(JobTimes), { poll: 3_600_000 });
  }

  /** Has the survivor do a job to its end. */
  async done(path: string, body: object): Promise<Job> {
    const { job_id } = (await this.api.post<Job>(path, body)).body;
    const job = await this.jobs.ended(job_id);
    this.rest();
    return job;
  }

  /** Begins a job in a process that is killed as soon as something is so. @returns its id; it counts as running still */
  async killed(path: string, body: object, when: (job_id: string) => Promise<boolean>): Promise<string> {
    const { child, url } = await startProcess(this.environment);
    this.children.push(child);
    const { job_id } = (await new HttpClient(`${url}/api/v1`).post<Job>(path, body)).body;
    await stoppedAt(child, 'The middle of the work', () => when(job_id));
    await kill(child);
    expect((await this.jobs.get(job_id)).state).toBe('running');
    return job_id;
  }

  /** Lets everything that the killed process held run out at once. */
  async takeOver(job_id: string): Promise<Job> {
    await this.db.collection('jobs').updateOne({ job_id }, { $set: { leased_until: new Date(0) } });
    await this.db
      .collection('volumes')
      .updateMany({ 'claims.0': { $exists: true } }, { $set: { 'claims.$[].expires_at': new Date(0) } });
    Object.assign(this.survivor.app.get(JobTimes), { poll: 50, doubt: 200 });
    // Any job wakes the runner.
    const waker = (await this.api.post<Job>('/backups', { collections: ['first'], name: 'waker' })).body;
    const job = await this.jobs.ended(job_id);
    // Left in the queue, it would go to the next process, and be taken for its work.
    await this.jobs.ended(waker.job_id);
    this.rest();
    return job;
  }
}
