import { waitUntil } from '@lucid/engines';
import { MongoService } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Gate, Jobs } from '../setup/jobs';
import { kill, spawnIn } from '../setup/service-process';
import { type RunningApp, startApp } from '../setup/start-app';
import { replicaEnvironment } from '../setup/test-environment';

/** A lease runs out when the test says so: a busy machine must not lose one. */
const TIMES = { beat: 50, poll: 80, lease: 3_600_000, doubt: 300 };
const LIMIT = { limitMs: 300_000 };

describe('the process that runs a job', () => {
  let running: RunningApp;
  let jobs: Jobs;
  let walked: mongo.Collection;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    running = await startApp();
    jobs = new Jobs(running.app, TIMES);
    walked = running.app.get(MongoService).collection('walked');
  });

  afterEach(async () => {
    for (const child of children.splice(0)) await kill(child);
  });

  afterAll(() => running.close());

  /** A replica in a process of its own that runs a job, and has got some way. */
  const runInChild = async (kind: string, afterCrash: 'again' | 'fail'): Promise<[ChildProcess, string]> => {
    const job_id = crypto.randomUUID();
    const child = spawnIn(
      replicaEnvironment(running),
      ['test/setup/programs/jobs-worker.ts', kind, afterCrash, job_id, JSON.stringify(TIMES)],
      ['ignore', 'ignore', 'inherit'],
    );
    children.push(child);
    await waitUntil(
      'Some steps',
      async () => (await walked.countDocuments({ job_id, step: { $exists: true } })) >= 10,
      LIMIT,
    );
    return [child, job_id];
  };

  /** Lets the lease of a job run out at once. */
  const runOut = (job_id: string): Promise<unknown> =>
    jobs.stored.updateOne({ job_id }, { $set: { leased_until: new Date(0) } });

  const stepsOf = async (job_id: string): Promise<number> => walked.countDocuments({ job_id, step: { $exists: true } });

  it('is killed: another goes on from the checkpoint, where the kind allows', async () => {
    const [child, job_id] = await runInChild('killed_again', 'again');
    jobs.register({
      kind: 'killed_again',
      afterCrash: 'again',
      run: (_, job) => Promise.resolve({ from: job.checkpoint, attempt: job.attempt }),
    });
    await kill(child);
    const steps = await stepsOf(job_id);
    await runOut(job_id);
    const { state, result } = await jobs.ended(job_id);
    const { from, attempt } = result as { from: { step: number }; attempt: number };
    expect([state, attempt]).toEqual(['succeeded', 2]);
    // The last step may have been done and not yet kept.
    expect([steps, steps - 1]).toContain(from.step);
    expect(await jobs.stored.findOne({ job_id })).toMatchObject({ crashes: 1 });
  });

  it('is killed: the job fails and says so, where its kind is not begun again', async () => {
    const [child, job_id] = await runInChild('killed_once', 'fail');
    await kill(child);
    const killed = await jobs.get(job_id);
    expect(killed).toMatchObject({ state: 'running', phase: 'walking' });
    await runOut(job_id);
    expect(await jobs.ended(job_id)).toMatchObject({
      state: 'failed',
      attempt: 1,
      error: { code: 'interrupted', status: 503, detail: expect.stringContaining('died') as string },
    });
  });

  it('is stopped for longer than its lease: it writes nothing to the job that another has since, and its work ends', async () => {
    const [child, job_id] = await runInChild('paused', 'again');
    const gate = new Gate();
    jobs.register({
      kind: 'paused',
      afterCrash: 'again',
      run: async (_, job) => {
        job.phase('of the other', 'miles');
        await job.keep({ by: 'the other' });
        await gate.pass(job.signal);
        return 'of the other';
      },
    });
    child.kill('SIGSTOP');
    await runOut(job_id);
    await jobs.until(job_id, 'The other', ({ phase }) => phase === 'of the other');
    await waitUntil(
      'Its checkpoint',
      async () => (await jobs.stored.countDocuments({ job_id, 'checkpoint.by': 'the other' })) === 1,
      LIMIT,
    );
    const before = await jobs.stored.findOne({ job_id }, { projection: { leased_until: 0, revision: 0, progress: 0 } });
    child.kill('SIGCONT');
    await waitUntil('The abortion', async () => (await walked.countDocuments({ job_id, aborted: true })) === 1, LIMIT);
    // It has a loop, and would go on for ever.
    await waitUntil(
      'The end of its work',
      async () => (await walked.countDocuments({ job_id, ended: true })) === 1,
      LIMIT,
    );
    // What it still had to write is written when it has gone.
    child.kill('SIGTERM');
    await once(child, 'exit');
    const after = await jobs.stored.findOne({ job_id }, { projection: { leased_until: 0, revision: 0, progress: 0 } });
    expect(after).toEqual(before);
    gate.open();
    expect(await jobs.ended(job_id)).toMatchObject({
      state: 'succeeded',
      attempt: 2,
      result: 'of the other',
      progress: { unit: 'miles' },
    });
  });

  it('is told to stop: another goes on from the checkpoint at once, long before the lease is over', async () => {
    const [child, job_id] = await runInChild('stopped', 'again');
    jobs.register({
      kind: 'stopped',
      afterCrash: 'again',
      run: (_, job) => Promise.resolve(job.checkpoint),
    });
    child.kill('SIGTERM');
    const { state, attempt, result } = await jobs.ended(job_id);
    expect([state, attempt]).toEqual(['succeeded', 2]);
    expect((result as { step: number }).step).toBeGreaterThanOrEqual(9);
    expect(await jobs.stored.findOne({ job_id })).toMatchObject({ crashes: 0 });
  });
});
