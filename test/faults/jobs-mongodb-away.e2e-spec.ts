import { waitUntil } from '@lucid/engines';
import type { JobContext, JobTimes } from '@lucid/jobs';
import { setTimeout as pause } from 'node:timers/promises';
import { Gate, Jobs } from '../setup/jobs';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';

/** The driver looks for a server that was away twice a second: of two replicas that come back one may be that much later, and is no dead one. */
const TIMES: Partial<JobTimes> = { beat: 50, poll: 80, lease: 2500, doubt: 2000 };

/** When the work of a job was at it, in this process: two that overlap are two at once. */
interface Run {
  attempt: number;
  from: number;
  until?: number;
}

describe('MongoDB away while jobs run', () => {
  let proxy: TcpProxy;
  const apps: RunningApp[] = [];
  /** A replica behind the proxy, and one that reaches MongoDB whatever happens. */
  let behind: Jobs;
  let beside: Jobs;
  let gate: Gate;
  const runs = new Map<string, Run[]>();

  const run = async (_: unknown, job: JobContext): Promise<unknown> => {
    const own: Run = { attempt: job.attempt, from: performance.now() };
    runs.set(job.id, [...(runs.get(job.id) ?? []), own]);
    try {
      if (job.checkpoint === undefined) await job.keep({ place: job.attempt });
      await gate.pass(job.signal);
      return { checkpoint: job.checkpoint };
    } finally {
      own.until = performance.now();
    }
  };

  beforeAll(async () => {
    proxy = await TcpProxy.before(process.env['TEST_MONGODB_URI'] ?? '');
    const MONGODB_URI = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`;
    const first = await startApp({ MONGODB_URI, MONGODB_TIMEOUT_MS: '2000' });
    const twin = await startReplica(first, { MONGODB_URI, MONGODB_TIMEOUT_MS: '2000' });
    const far = await startReplica(first);
    apps.push(far, twin, first);
    behind = new Jobs(first.app, TIMES);
    beside = new Jobs(far.app, TIMES);
    for (const jobs of [behind, new Jobs(twin.app, TIMES)])
      for (const afterCrash of ['again', 'fail'] as const) jobs.register({ kind: afterCrash, afterCrash, run });
  });

  beforeEach(() => {
    gate = new Gate();
  });

  afterEach(() => {
    proxy.set('pass');
    gate.open();
  });

  afterAll(async () => {
    for (const app of apps) await app.close();
    await proxy.close();
  });

  /** One job of each kind, both of them running. */
  const startBoth = async (): Promise<{ again: string; fail: string }> => {
    const [again, fail] = await Promise.all([behind.start('again'), behind.start('fail')]);
    for (const { job_id } of [again, fail])
      await waitUntil(
        'Its checkpoint',
        async () => (await beside.stored.countDocuments({ job_id, checkpoint: { $exists: true } })) === 1,
        { limitMs: 10_000 },
      );
    return { again: again.job_id, fail: fail.job_id };
  };

  it.each(['stall', 'refuse'] as const)('for less than their lease (%s) does nothing to them', async (mode) => {
    const { again, fail } = await startBoth();
    proxy.set(mode);
    await pause(700);
    proxy.set('pass');
    await pause(300);
    gate.open();
    for (const id of [again, fail]) expect(await beside.ended(id)).toMatchObject({ state: 'succeeded', attempt: 1 });
  });

  it.each(['stall', 'refuse'] as const)(
    'for longer than their lease (%s), for all replicas, lets none die: what may be begun anew goes on from its checkpoint',
    async (mode) => {
      const { again, fail } = await startBoth();
      // The one that is not cut off leaves them to those that are.
      new Jobs(beside.app, { doubt: 3_600_000 });
      proxy.set(mode);
      await pause(3500);
      proxy.set('pass');
      await waitUntil('The second run', () => Promise.resolve(runs.get(again)?.length === 2), { limitMs: 15_000 });
      gate.open();
      expect(await beside.ended(again)).toMatchObject({
        state: 'succeeded',
        attempt: 2,
        result: { checkpoint: { place: 1 } },
      });
      expect(await beside.ended(fail)).toMatchObject({ state: 'succeeded', attempt: 1 });
      expect(await beside.stored.countDocuments({ job_id: { $in: [again, fail] }, crashes: 0 })).toBe(2);
    },
  );

  it('for one replica only: another takes its jobs, and no work is done twice at once', async () => {
    const { again, fail } = await startBoth();
    new Jobs(beside.app, TIMES);
    beside.register({ kind: 'again', afterCrash: 'again', run });
    beside.register({ kind: 'fail', run });
    proxy.set('stall');
    expect(await beside.ended(fail)).toMatchObject({ state: 'failed', error: { code: 'interrupted' } });
    await waitUntil('The second run', () => Promise.resolve(runs.get(again)?.length === 2), { limitMs: 15_000 });
    const [first, second] = runs.get(again) ?? [];
    expect(first?.until).toBeLessThan(second?.from ?? 0);
    const taken = await beside.stored.findOne({ job_id: fail });
    proxy.set('pass');
    await waitUntil('The end of the first', () => Promise.resolve(runs.get(fail)?.[0]?.until !== undefined), {
      limitMs: 15_000,
    });
    gate.open();
    expect(await beside.ended(again)).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await beside.stored.findOne({ job_id: fail })).toEqual(taken);
  });

  it('as they end: what came of them is written when it is there again', async () => {
    const { fail } = await startBoth();
    proxy.set('refuse');
    gate.open();
    await pause(400);
    proxy.set('pass');
    expect(await beside.ended(fail)).toMatchObject({ state: 'succeeded', attempt: 1 });
  });
});
