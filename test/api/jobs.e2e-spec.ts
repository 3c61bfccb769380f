import { PLAIN_WRITE, ProblemError } from '@lucid/common';
import { waitUntil } from '@lucid/engines';
import { type Job, JobsService, JobTimes } from '@lucid/jobs';
import { setTimeout as pause } from 'node:timers/promises';
import { HttpClient } from '../setup/http-client';
import { type RunningApp, startApp } from '../setup/start-app';

describe('jobs', () => {
  let running: RunningApp;
  let jobs: JobsService;
  let sut: HttpClient;

  const start = (kind: string, target: string, params: unknown = {}): Promise<Job> =>
    jobs.start({ kind, target, params, requestedBy: 'tests', writing: PLAIN_WRITE });
  const ended = async (job_id: string): Promise<Job> => {
    let job: Job | undefined;
    await waitUntil(
      `The end of ${job_id}`,
      async () => {
        job = (await sut.get<Job>(`/jobs/${job_id}`)).body;
        return !['queued', 'running'].includes(job.state);
      },
      { limitMs: 15_000, everyMs: 20 },
    );
    return job as Job;
  };

  beforeAll(async () => {
    running = await startApp();
    jobs = running.app.get(JobsService);
    Object.assign(running.app.get(JobTimes), { beat: 50, poll: 100 });
    sut = new HttpClient(`${running.url}/api/v1`);
    jobs.register<{ text: string }, unknown>({
      kind: 'echo',
      concurrency: 2,
      afterCrash: 'fail',
      run: (params) => Promise.resolve(params),
    });
    jobs.register({
      kind: 'count',
      concurrency: 1,
      afterCrash: 'again',
      onePerTarget: true,
      run: async (_, job) => {
        job.phase('counting', 'steps', 20);
        for (let done = 1; done <= 20; done += 1) {
          await pause(50, undefined, { signal: job.signal });
          job.progress(done);
        }
        return { counted: 20 };
      },
    });
    jobs.register<{ how: string }, never>({
      kind: 'refuse',
      concurrency: 1,
      afterCrash: 'fail',
      run: ({ how }) =>
        Promise.reject(how === 'told' ? new ProblemError('unprocessable', 'It is odd.') : new Error('secret text')),
    });
  });

  afterAll(() => running.close());

  it('are run, and answer what came of them', async () => {
    const { job_id } = await start('echo', 'x', { text: '$state', at: { $gt: 1 } });
    expect(await ended(job_id)).toEqual({
      job_id,
      kind: 'echo',
      target: 'x',
      state: 'succeeded',
      attempt: 1,
      requested_by: 'tests',
      result: { text: '$state', at: { $gt: 1 } },
      created_at: expect.any(String) as string,
      started_at: expect.any(String) as string,
      ended_at: expect.any(String) as string,
    });
  });

  it('tell their progress, its rate and what is left', async () => {
    const { job_id } = await start('count', 'progress');
    let seen: Job | undefined;
    await waitUntil(
      'A rate',
      async () => {
        seen = (await sut.get<Job>(`/jobs/${job_id}`)).body;
        return seen.progress?.eta_seconds !== undefined;
      },
      { limitMs: 10_000, everyMs: 20 },
    );
    expect(seen).toMatchObject({ state: 'running', phase: 'counting', progress: { total: 20, unit: 'steps' } });
    expect(seen?.progress?.rate).toBeGreaterThan(5);
    expect(await ended(job_id)).toMatchObject({ state: 'succeeded', progress: { done: 20, total: 20 } });
  });

  it('fail with the problem that their work threw, and never with the text of an unexpected error', async () => {
    const told = await start('refuse', 'x', { how: 'told' });
    expect(await ended(told.job_id)).toMatchObject({
      state: 'failed',
      error: { code: 'unprocessable', status: 422, detail: 'It is odd.' },
    });
    const untold = await start('refuse', 'x', { how: 'untold' });
    const failed = await ended(untold.job_id);
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'internal_error' } });
    expect(JSON.stringify(failed)).not.toContain('secret');
  });

  it('are refused while another of a kind that allows one has the same target', async () => {
    const first = await start('count', 'one');
    await expect(start('count', 'one')).rejects.toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining(first.job_id) as string,
    });
    await ended(first.job_id);
    const second = await start('count', 'one');
    expect((await sut.post<Job>(`/jobs/${second.job_id}/cancel`, undefined)).status).toBe(200);
    expect(await ended(second.job_id)).toMatchObject({ state: 'cancelled' });
  });
});
