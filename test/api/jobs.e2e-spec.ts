import { ProblemError } from '@lucid/common';
import type { Job } from '@lucid/jobs';
import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import { HttpClient } from '../setup/http-client';
import { Gate, HeldWork, Jobs } from '../setup/jobs';
import { type RunningApp, startApp } from '../setup/start-app';

/** What is told of a job and nothing else. */
const TOLD = [
  'job_id',
  'kind',
  'target',
  'state',
  'attempt',
  'phase',
  'progress',
  'result',
  'error',
  'requested_by',
  'created_at',
  'started_at',
  'cancel_requested_at',
  'ended_at',
];

describe('jobs', () => {
  let running: RunningApp;
  let jobs: Jobs;
  let sut: HttpClient;
  let held: HeldWork;

  const get = async (job_id: string): Promise<Job> => (await sut.get<Job>(`/jobs/${job_id}`)).body;

  beforeAll(async () => {
    running = await startApp({ JOB_RETENTION_DAYS: '3' });
    jobs = new Jobs(running.app);
    sut = new HttpClient(`${running.url}/api/v1`);
    jobs.register({ kind: 'echo', concurrency: 4, run: (params) => Promise.resolve(params) });
    held = new HeldWork(jobs);
    held.register({ kind: 'hold_one' });
    held.register({ kind: 'hold_target', concurrency: 4, onePerTarget: true });
  });

  afterEach(() => held.letGo());

  afterAll(() => running.close());

  it('are run, and answer what came of them as it was returned', async () => {
    const params = { text: '$state', keys: { $gt: 1, 'a.b': [null, 1.5, '$$NOW'] }, at: new Date(0) };
    const { job_id } = await jobs.start('echo', params);
    await jobs.ended(job_id);
    expect(await get(job_id)).toEqual({
      job_id,
      kind: 'echo',
      target: 'x',
      state: 'succeeded',
      attempt: 1,
      requested_by: 'tests',
      result: { ...params, at: '1970-01-01T00:00:00.000Z' },
      created_at: expect.any(String) as string,
      started_at: expect.any(String) as string,
      ended_at: expect.any(String) as string,
    });
  });

  it('answer nothing but what is declared, in whatever state', async () => {
    const waiting = await held.start('hold_one');
    const behind = await held.start('hold_one');
    await jobs.running(waiting.job_id);
    for (const { job_id } of [waiting, behind]) {
      expect(TOLD).toEqual(expect.arrayContaining(Object.keys(await get(job_id))));
      expect(Object.keys((await jobs.stored.findOne({ job_id })) ?? {})).toContain('params');
    }
    const { body } = await sut.get<{ items: object[] }>('/jobs');
    for (const item of body.items) expect(TOLD).toEqual(expect.arrayContaining(Object.keys(item)));
  });

  it('are begun at once on the replica that queued them, and by it when another has ended', async () => {
    const seldom = new Jobs(running.app, { poll: 3_600_000 });
    const asked = await Promise.all(Array.from({ length: 10 }, () => seldom.start('echo')));
    for (const { job_id } of asked) await seldom.ended(job_id);
    await seldom.ended((await seldom.start('echo')).job_id);
    new Jobs(running.app);
  });

  it('tell their phase, progress, rate and what is left', async () => {
    const gate = new Gate();
    jobs.register({
      kind: 'steady',
      run: async (_, job) => {
        job.phase('first', 'files');
        job.progress(7);
        job.phase('second', 'steps', 200);
        for (let done = 1; done <= 100; done += 1) {
          await pause(10, undefined, { signal: job.signal });
          job.progress(done);
        }
        await gate.pass(job.signal);
        job.progress(200);
      },
    });
    const begun = performance.now();
    const { job_id } = await jobs.start('steady');
    const isMeasured = ({ progress }: Job): boolean => progress?.done === 100 && progress.rate !== undefined;
    const job = await jobs.until(job_id, 'The middle', isMeasured);
    const seconds = (performance.now() - begun) / 1000;
    expect(job).toMatchObject({ phase: 'second', progress: { total: 200, unit: 'steps' } });
    const { rate = 0, eta_seconds = 0 } = job.progress ?? {};
    // It was measured over no more than what has passed, and each step took a hundredth of a second at least.
    expect(rate).toBeGreaterThanOrEqual(Math.floor(100 / seconds));
    expect(rate).toBeLessThanOrEqual(101);
    expect(eta_seconds).toBeGreaterThanOrEqual(Math.floor(100 / (rate + 0.5)));
    gate.open();
    const { progress } = await jobs.ended(job_id);
    expect(progress).toMatchObject({ done: 200, total: 200, unit: 'steps' });
    expect(progress).not.toHaveProperty('eta_seconds');
  });

  it('write their progress seldom, however often it is told, and the last of it always', async () => {
    jobs.register({
      kind: 'chatty',
      run: async (_, job) => {
        job.phase('counting', 'calls', 300_000);
        for (let done = 1; done <= 300_000; done += 1) {
          job.progress(done);
          if (done % 3000 === 0) await setImmediate();
        }
      },
    });
    const { job_id } = await jobs.start('chatty');
    const { progress, started_at, ended_at } = await jobs.ended(job_id);
    expect(progress?.done).toBe(300_000);
    const { revision } = (await jobs.stored.findOne({ job_id })) as unknown as { revision: number };
    expect(revision).toBeLessThanOrEqual(4 + (Number(ended_at) - Number(started_at)) / 40);
  });

  it('fail with the problem that their work threw, and never with the text of an unexpected error', async () => {
    jobs.register<{ told: boolean }>({
      kind: 'refuse',
      run: ({ told }) =>
        Promise.reject(told ? new ProblemError('unprocessable', 'It is odd.') : new Error('secret text')),
    });
    const told = await jobs.start('refuse', { told: true });
    expect(await jobs.ended(told.job_id)).toMatchObject({
      state: 'failed',
      error: { code: 'unprocessable', status: 422, detail: 'It is odd.' },
    });
    const untold = await jobs.ended((await jobs.start('refuse', { told: false })).job_id);
    expect(untold).toMatchObject({ state: 'failed', error: { code: 'internal_error' } });
    expect(JSON.stringify(untold)).not.toMatch(/secret|stack/);
  });

  it.each([
    ['is too large', () => 'x'.repeat(1024 * 1024), /1048578 bytes is larger than the 1048576/],
    ['nests deeper than MongoDB stores', () => JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`) as unknown, /logged/],
    ['is no JSON', () => 1n, /logged/],
  ])('fail honestly when their result %s', async (what, make, detail) => {
    const kind = `odd_${what.replace(/\W/g, '_').toLowerCase()}`;
    jobs.register({ kind, run: () => Promise.resolve(make()) });
    const { job_id } = await jobs.start(kind);
    expect(await jobs.ended(job_id)).toMatchObject({
      state: 'failed',
      error: { code: 'internal_error', detail: expect.stringMatching(detail) as string },
    });
  });

  it('keep of a large problem what fits', async () => {
    const errors = Array.from({ length: 5000 }, (_, n) => ({ pointer: `/${n}`, code: 'odd', message: 'x'.repeat(90) }));
    jobs.register({
      kind: 'much_to_say',
      run: () => Promise.reject(new ProblemError('unprocessable', 'y'.repeat(1_000_000), { errors })),
    });
    const { error } = await jobs.ended((await jobs.start('much_to_say')).job_id);
    expect(error?.errors).toHaveLength(100);
    expect(error?.detail).toHaveLength(4000);
  });

  it('refuse a checkpoint that is too large, and go on', async () => {
    jobs.register({
      kind: 'large_checkpoint',
      run: async (_, job) => {
        const refused = await job.keep('x'.repeat(1024 * 1024)).then(
          () => 'kept',
          (error: unknown) => (error as Error).message,
        );
        await job.keep({ small: '$enough' });
        return { refused, kept: (await jobs.stored.findOne({ job_id: job.id }))?.['checkpoint'] as unknown };
      },
    });
    const { result } = await jobs.ended((await jobs.start('large_checkpoint')).job_id);
    expect(result).toEqual({
      refused: expect.stringContaining('larger than the 1048576') as string,
      kept: { small: '$enough' },
    });
  });

  it('are run in the order they were asked for, where one runs at a time', async () => {
    const order: number[] = [];
    jobs.register<{ n: number }>({ kind: 'ordered', run: ({ n }) => Promise.resolve(order.push(n)) });
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) ids.push((await jobs.start('ordered', { n })).job_id);
    for (const id of ids) await jobs.ended(id);
    expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  it('are found again by the request that queued them, when it is repeated', async () => {
    const first = await jobs.start('echo', { once: true }, 'x', 'repeated-request');
    await jobs.ended(first.job_id);
    expect(await jobs.start('echo', { once: true }, 'x', 'repeated-request')).toMatchObject({
      job_id: first.job_id,
      state: 'succeeded',
      attempt: 1,
    });
  });

  describe('of a kind that allows one for each target', () => {
    it('are refused while another waits or runs, which is named, and not after', async () => {
      const { job_id, gate } = await held.start('hold_target', 'users');
      await expect(jobs.start('hold_target', {}, 'users')).rejects.toMatchObject({
        code: 'conflict',
        detail: expect.stringContaining(job_id) as string,
      });
      await jobs.ended((await jobs.start('hold_target', {}, 'blocks')).job_id);
      gate.open();
      await jobs.ended(job_id);
      await jobs.ended((await jobs.start('hold_target', {}, 'users')).job_id);
    });

    it('are one when many ask at once', async () => {
      const asked = await Promise.allSettled(Array.from({ length: 30 }, () => held.start('hold_target', 'race')));
      expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as ProblemError] : []));
      expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['conflict']));
    });
  });

  it.each(['GET /jobs/none', 'GET /jobs/none/events', 'POST /jobs/none/cancel'])(
    'that are not there are 404 to %s',
    async (operation) => {
      const [method = '', path = ''] = operation.split(' ');
      expect(await sut.call(method, path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    },
  );

  it('are forgotten so many days after their end, and what only their work needs as soon as they end', async () => {
    const { job_id } = await jobs.start('echo');
    const { ended_at } = await jobs.ended(job_id);
    const stored = await jobs.stored.findOne({ job_id });
    expect(stored?.['expires_at']).toEqual(new Date(Number(ended_at) + 3 * 24 * 3600 * 1000));
    for (const name of ['params', 'checkpoint', 'slot', 'worker', 'leased_until', 'one_per_target'])
      expect(stored).not.toHaveProperty(name);
    expect(await jobs.stored.indexes()).toContainEqual(
      expect.objectContaining({ key: { expires_at: 1 }, expireAfterSeconds: 0 }),
    );
  });
});
