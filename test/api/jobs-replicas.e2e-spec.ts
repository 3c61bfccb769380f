import { waitUntil } from '@lucid/engines';
import type { Job } from '@lucid/jobs';
import { setTimeout as pause } from 'node:timers/promises';
import { HttpClient } from '../setup/http-client';
import { Gate, Jobs, SHORT } from '../setup/jobs';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';

describe('jobs on two replicas', () => {
  let left: RunningApp;
  let right: RunningApp;
  let replicas: Jobs[];

  beforeAll(async () => {
    left = await startApp();
    right = await startReplica(left);
    replicas = [left, right].map(({ app }) => new Jobs(app));
    const obey = (signal: AbortSignal): Promise<void> => Promise.resolve().then(() => signal.throwIfAborted());
    for (const jobs of replicas) {
      jobs.register({ kind: 'plain', run: () => Promise.resolve() });
      jobs.register({ kind: 'orphan', run: (_, { signal }) => obey(signal) });
    }
  });

  beforeEach(() => {
    for (const { app } of replicas) new Jobs(app, { ...SHORT, unknown: 60_000 });
  });

  afterAll(async () => {
    await right.close();
    await left.close();
  });

  const on = (n: number): Jobs => replicas[n % 2] as Jobs;

  it('run each job once and at most so many at once, whichever replica was asked', async () => {
    const LIMIT = 3;
    const COUNT = 120;
    const runs = new Map<string, number>();
    const byReplica = [0, 0];
    let now = 0;
    let most = 0;
    // The first ones wait until there are as many as may be, however long it takes to begin one.
    const full = new Gate();
    replicas.forEach((jobs, replica) =>
      jobs.register({
        kind: 'race',
        concurrency: LIMIT,
        run: async (_, { id, signal }) => {
          now += 1;
          most = Math.max(most, now);
          runs.set(id, (runs.get(id) ?? 0) + 1);
          byReplica[replica] = (byReplica[replica] ?? 0) + 1;
          if (now === LIMIT) full.open();
          await full.pass(signal);
          await pause(20);
          now -= 1;
        },
      }),
    );
    const asked = await Promise.all(Array.from({ length: COUNT }, (_, n) => on(n).start('race')));
    for (const { job_id } of asked) expect(await on(0).ended(job_id)).toMatchObject({ state: 'succeeded', attempt: 1 });
    expect([...runs.values()]).toEqual(Array.from({ length: COUNT }, () => 1));
    expect(most).toBe(LIMIT);
    // A replica that always came too late gets what it is asked for while nothing else is to be done.
    const isShared = async (): Promise<boolean> => {
      const late = byReplica.indexOf(0);
      if (late >= 0) await on(late).ended((await on(late).start('race')).job_id);
      return !byReplica.includes(0);
    };
    await waitUntil('A share for each', isShared, { limitMs: 120_000 });
    for (const share of byReplica) expect(share).toBeGreaterThan(0);
  });

  it('take what one replica has no free place for', async () => {
    const gate = new Gate();
    const only = on(1);
    only.register({ kind: 'elsewhere', run: () => Promise.resolve('done elsewhere') });
    on(0).register({ kind: 'elsewhere', concurrency: 0, run: () => Promise.resolve('done here') });
    gate.open();
    const { job_id } = await on(0).start('elsewhere');
    expect(await only.ended(job_id)).toMatchObject({ result: 'done elsewhere' });
  });

  it('allow one for each target when both are asked at once', async () => {
    const gate = new Gate();
    for (const jobs of replicas)
      jobs.register({ kind: 'one_each', concurrency: 9, onePerTarget: true, run: (_, job) => gate.pass(job.signal) });
    const asked = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => on(n).start('one_each', {}, 'users')));
    const queued = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(queued).toHaveLength(1);
    gate.open();
    await on(0).ended(queued[0]?.job_id ?? '');
  });

  it('cancel what the other one runs, with its next sign of life', async () => {
    let stopped = false;
    on(0).register({
      kind: 'runs_on_the_left',
      run: (_, job) => new Gate().pass(job.signal).finally(() => (stopped = true)),
    });
    const left = new Jobs((replicas[0] as Jobs).app, { beat: 200 });
    const { job_id } = await left.start('runs_on_the_left');
    await left.running(job_id);
    const { body } = await new HttpClient(`${right.url}/api/v1`).post<Job>(`/jobs/${job_id}/cancel`, undefined);
    expect(body).toMatchObject({ state: 'running', cancel_requested_at: expect.any(String) as string });
    const leases = new Set<number>();
    const hasStopped = async (): Promise<boolean> => {
      const stored = await on(1).stored.findOne({ job_id });
      if (stored?.['leased_until'] instanceof Date) leases.add(stored['leased_until'].getTime());
      return stopped;
    };
    await waitUntil('The end of the work', hasStopped, { limitMs: 120_000, everyMs: 10 });
    // The lease of before, that of a sign that was on its way, and that of the one which learnt of it.
    expect(leases.size).toBeLessThanOrEqual(3);
    expect(await on(1).ended(job_id)).toMatchObject({ state: 'cancelled' });
  });

  it('leave a job waiting whose kind none of them knows, and say so', async () => {
    const { job_id } = await on(0).start('plain');
    const template = await on(0).ended(job_id);
    await on(0).stored.insertOne({
      ...(template as object),
      job_id: 'of-an-older-release',
      kind: 'older_kind',
      state: 'queued',
      attempt: 0,
      revision: 1,
      crashes: 0,
      after_crash: 'again',
    });
    for (const { app } of replicas) new Jobs(app, { unknown: 200 });
    expect(await on(0).until('of-an-older-release', 'The word', ({ phase }) => phase !== undefined)).toMatchObject({
      state: 'queued',
      phase: expect.stringContaining('a replica that knows this kind') as string,
    });
    on(1).register({ kind: 'older_kind', run: (_, job) => Promise.resolve(job.attempt) });
    const ended = await on(1).ended('of-an-older-release');
    expect(ended).toMatchObject({ state: 'succeeded', result: 1 });
    expect(ended).not.toHaveProperty('phase');
  });

  /** Makes a job that some process runs, as it is in MongoDB. */
  const heldBy = async (worker: string, fields: object): Promise<string> => {
    const template = await on(0).ended((await on(0).start('plain')).job_id);
    const job_id = crypto.randomUUID();
    await on(0).stored.insertOne({
      ...(template as object),
      job_id,
      state: 'running',
      revision: 1,
      crashes: 0,
      slot: 0,
      worker,
      leased_until: new Date(0),
      ...fields,
    });
    return job_id;
  };

  describe('find the job of a dead process, and', () => {
    const found = async (fields: object): Promise<Job> => {
      const job_id = await heldBy('a process that is gone', { kind: 'orphan', ...fields });
      const job = await on(0).ended(job_id);
      expect(await on(0).stored.findOne({ job_id })).not.toHaveProperty('slot');
      return job;
    };

    it.each([0, 3])('begin it anew after %i crashes, where its kind allows', async (crashes) => {
      expect(await found({ after_crash: 'again', crashes })).toMatchObject({ state: 'succeeded', attempt: 2 });
    });

    it.each([
      ['it killed five', { after_crash: 'again', crashes: 4 }, /Each of the 5 processes/],
      ['its kind is not begun again', { after_crash: 'fail' }, /The process that ran the job died/],
    ])('fail it with the reason, when %s', async (_, fields, detail) => {
      const { state, error } = await found(fields);
      expect([state, error?.code, error?.detail]).toEqual(['failed', 'interrupted', expect.stringMatching(detail)]);
    });

    it.each([
      ['once its work has ended what it left, where its kind is begun again', 'again', 2],
      ['at once, where it is not', 'fail', 1],
    ])('cancel it when it was to be: %s', async (_, after_crash, attempt) => {
      const job = await found({ after_crash, cancel_requested_at: new Date() });
      expect(job).toMatchObject({ state: 'cancelled', attempt });
      expect(job).not.toHaveProperty('error');
    });

    it('give its place free when it had ended before', async () => {
      await heldBy('a process that is gone', { kind: 'orphan', after_crash: 'fail', state: 'cancelled' });
      await on(0).ended((await on(0).start('orphan')).job_id);
    });
  });

  it('leave a job alone whose lease is renewed while they doubt', async () => {
    // As long as many renewals take, on any machine.
    for (const { app } of replicas) new Jobs(app, { doubt: 2000 });
    const job_id = await heldBy('a process that was cut off', { kind: 'orphan', after_crash: 'fail' });
    const back = new AbortController();
    const renewing = (async () => {
      for (let n = 1; !back.signal.aborted; n += 1) {
        await on(0).stored.updateOne({ job_id }, { $set: { leased_until: new Date(n) } });
        await pause(10);
      }
    })();
    // What nobody renews is given up meanwhile, twice.
    for (const worker of ['a process that is gone', 'another one']) {
      const dead = await heldBy(worker, { kind: 'orphan', after_crash: 'fail', slot: 1 });
      expect(await on(0).ended(dead)).toMatchObject({ state: 'failed' });
    }
    expect(await on(0).get(job_id)).toMatchObject({ state: 'running', attempt: 1 });
    back.abort();
    await renewing;
    expect(await on(0).ended(job_id)).toMatchObject({ state: 'failed' });
  });

  it('begin anew a claim of which no answer came', async () => {
    const gate = new Gate();
    on(1).register({ kind: 'shows_its_worker', run: (_, job) => gate.pass(job.signal) });
    const { job_id } = await on(1).start('shows_its_worker');
    await on(1).running(job_id);
    const { worker } = (await on(1).stored.findOne({ job_id })) as unknown as { worker: string };
    const lost = await heldBy(worker, {
      kind: 'orphan',
      after_crash: 'fail',
      leased_until: new Date(Date.now() + 3_600_000),
    });
    expect(await on(1).ended(lost)).toMatchObject({ state: 'succeeded', attempt: 2 });
    gate.open();
    expect(await on(1).ended(job_id)).toMatchObject({ state: 'succeeded', attempt: 1 });
  });
});
