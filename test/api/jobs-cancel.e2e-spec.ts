import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, HttpClient } from '../setup/http-client';
import { Gate, HeldWork, Jobs } from '../setup/jobs';
import { type RunningApp, startApp } from '../setup/start-app';

describe('jobs that are cancelled', () => {
  let running: RunningApp;
  let jobs: Jobs;
  let held: HeldWork;
  let sut: HttpClient;

  const cancel = (job_id: string): Promise<Answer> => sut.post(`/jobs/${job_id}/cancel`, undefined);

  beforeAll(async () => {
    running = await startApp();
    jobs = new Jobs(running.app);
    held = new HeldWork(jobs);
    held.register({ kind: 'hold_one' });
    jobs.register({ kind: 'echo', run: (params) => Promise.resolve(params) });
    sut = new HttpClient(`${running.url}/api/v1`);
  });

  // How long work may take to stop is short in one test only.
  beforeEach(() => {
    new Jobs(running.app, { patience: 600_000 });
  });

  afterEach(() => held.letGo());

  afterAll(() => running.close());

  it('end at once while they wait', async () => {
    const first = await held.start('hold_one');
    const behind = await held.start('hold_one');
    await jobs.running(first.job_id);
    const { status, body } = await cancel(behind.job_id);
    expect([status, body['state']]).toEqual([200, 'cancelled']);
    expect(body).toMatchObject({ attempt: 0, ended_at: expect.any(String) as string });
    expect(body).not.toHaveProperty('started_at');
  });

  it('end when their work has stopped, whatever that threw, and are as cancelled the second time', async () => {
    const { job_id } = await held.start('hold_one');
    await jobs.running(job_id);
    const { body } = await cancel(job_id);
    expect(body).toMatchObject({ cancel_requested_at: expect.any(String) as string });
    const job = await jobs.ended(job_id);
    expect(job.state).toBe('cancelled');
    expect(job).not.toHaveProperty('error');
    expect(await cancel(job_id)).toMatchObject({ status: 200, body: { state: 'cancelled', job_id } });
  });

  it('keep a result that came first', async () => {
    jobs.register({
      kind: 'nearly_done',
      run: (_, job) =>
        new Promise((resolve) => {
          job.signal.addEventListener('abort', () => resolve('done all the same'));
        }),
    });
    const { job_id } = await jobs.start('nearly_done');
    await jobs.running(job_id);
    await cancel(job_id);
    expect(await jobs.ended(job_id)).toMatchObject({ state: 'succeeded', result: 'done all the same' });
  });

  it('are refused as a conflict once they have ended by themselves', async () => {
    const { job_id } = await jobs.start('echo');
    await jobs.ended(job_id);
    expect(await cancel(job_id)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await jobs.get(job_id)).toMatchObject({ state: 'succeeded' });
  });

  it('end for those who wait although their work does not stop, which keeps its place until it has', async () => {
    const deaf = new Gate();
    jobs.register<{ deaf?: boolean }>({
      kind: 'deaf',
      onePerTarget: true,
      run: ({ deaf: isDeaf }) => (isDeaf === true ? deaf.pass(new AbortController().signal) : Promise.resolve()),
    });
    const patient = new Jobs(running.app, { patience: 200 });
    const { job_id } = await patient.start('deaf', { deaf: true });
    await patient.running(job_id);
    await cancel(job_id);
    expect(await patient.ended(job_id)).toMatchObject({
      state: 'cancelled',
      phase: expect.stringContaining('has not stopped') as string,
    });
    const next = await patient.start('deaf', {}, 'another');
    await expect(patient.start('deaf')).rejects.toMatchObject({ code: 'conflict' });
    await pause(200);
    expect(await patient.get(next.job_id)).toMatchObject({ state: 'queued' });
    deaf.open();
    expect(await patient.ended(next.job_id)).toMatchObject({ state: 'succeeded' });
    const cancelled = await patient.get(job_id);
    expect(cancelled.state).toBe('cancelled');
    expect(cancelled).not.toHaveProperty('phase');
    await patient.ended((await patient.start('deaf')).job_id);
  });
});
