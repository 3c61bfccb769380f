import { waitUntil } from '@lucid/engines';
import { type JobContext, JobStore, JobTimes } from '@lucid/jobs';
import { setTimeout as pause } from 'node:timers/promises';
import { Gate, Jobs } from '../setup/jobs';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';

/** Longer than a test takes, in ms. */
const LONG_MS = 3_600_000;
/** A lease runs out when a test says so, and what has run out is not taken over: a busy machine must not lose one. */
const TIMES: Partial<JobTimes> = { beat: 50, poll: 80, lease: LONG_MS, doubt: LONG_MS };
/** Times of the test that has another replica take over by itself: a lease that is renewed every 50 ms is kept on a busy machine too. */
const OWN_TIMES: Partial<JobTimes> = { lease: 8000 };
const OWN_DOUBT: Partial<JobTimes> = { doubt: 1000 };
const LIMIT = { limitMs: 300_000 };
const KINDS = ['again', 'fail', 'taken_again', 'taken_fail'] as const;
type Kind = (typeof KINDS)[number];

/** When the work of a job was at it, in this process: two that overlap are two at once. */
interface Run {
  attempt: number;
  from: number;
  until?: number;
  /** Whether MongoDB has answered that its checkpoint is stored. */
  hasCheckpoint: boolean;
}

describe('MongoDB away while jobs run', () => {
  let proxy: TcpProxy;
  const apps: RunningApp[] = [];
  /** A replica behind the proxy, and one that reaches MongoDB whatever happens. */
  let behind: Jobs;
  let beside: Jobs;
  /** Those behind the proxy, and the address of one. */
  let cut: Jobs[];
  let url: string;
  let gate: Gate;
  const runs = new Map<string, Run[]>();

  const run = async (_: unknown, job: JobContext): Promise<unknown> => {
    const own: Run = { attempt: job.attempt, from: performance.now(), hasCheckpoint: false };
    runs.set(job.id, [...(runs.get(job.id) ?? []), own]);
    try {
      if (job.checkpoint === undefined) await job.keep({ place: job.attempt });
      own.hasCheckpoint = true;
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
    url = first.url;
    behind = new Jobs(first.app, TIMES);
    beside = new Jobs(far.app, TIMES);
    cut = [behind, new Jobs(twin.app, TIMES)];
    for (const jobs of cut)
      for (const kind of KINDS)
        jobs.register({ kind, afterCrash: kind.endsWith('again') ? 'again' : 'fail', run: run });
  });

  beforeEach(() => {
    gate = new Gate();
    setTimes([...cut, beside], TIMES);
  });

  // What still runs would hold the slot of its kind.
  afterEach(async () => {
    proxy.set('pass');
    gate.open();
    for (const id of runs.keys()) await beside.ended(id);
  });

  afterAll(async () => {
    for (const app of apps) await app.close();
    await proxy.close();
  });

  const setTimes = (replicas: readonly Jobs[], times: Partial<JobTimes>): void => {
    for (const { app } of replicas) Object.assign(app.get(JobTimes), times);
  };

  /** One job that may be begun again and one that may not, both of them running. */
  const startBoth = async (one: Kind = 'again', other: Kind = 'fail'): Promise<{ again: string; fail: string }> => {
    const [again, fail] = await Promise.all([behind.start(one), behind.start(other)]);
    for (const { job_id } of [again, fail])
      await waitUntil('Its checkpoint', () => Promise.resolve(runs.get(job_id)?.[0]?.hasCheckpoint === true), LIMIT);
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
      proxy.set(mode);
      await waitUntil('The outage', async () => (await fetch(`${url}/readyz`)).status === 503, LIMIT);
      // By the clock of their workers, and by MongoDB's.
      setTimes(cut, { lease: 0 });
      await waitUntil(
        'The end of the first run',
        () => Promise.resolve(runs.get(again)?.[0]?.until !== undefined),
        LIMIT,
      );
      await beside.stored.updateMany({ job_id: { $in: [again, fail] } }, { $set: { leased_until: new Date(0) } });
      setTimes(cut, { lease: LONG_MS });
      proxy.set('pass');
      await waitUntil('The second run', () => Promise.resolve(runs.get(again)?.length === 2), LIMIT);
      const renewed = { job_id: { $in: [again, fail] }, leased_until: { $gt: new Date() } };
      await waitUntil('New leases', async () => (await beside.stored.countDocuments(renewed)) === 2, LIMIT);
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
    setTimes([...cut, beside], OWN_TIMES);
    const { again, fail } = await startBoth('taken_again', 'taken_fail');
    setTimes([beside], OWN_DOUBT);
    beside.register({ kind: 'taken_again', afterCrash: 'again', run: run });
    beside.register({ kind: 'taken_fail', run: run });
    proxy.set('stall');
    expect(await beside.ended(fail)).toMatchObject({ state: 'failed', error: { code: 'interrupted' } });
    await waitUntil('The second run', () => Promise.resolve(runs.get(again)?.length === 2), LIMIT);
    const [first, second] = runs.get(again) ?? [];
    expect(first?.until).toBeLessThan(second?.from ?? 0);
    const taken = await beside.stored.findOne({ job_id: fail });
    proxy.set('pass');
    await waitUntil('The end of the first', () => Promise.resolve(runs.get(fail)?.[0]?.until !== undefined), LIMIT);
    gate.open();
    expect(await beside.ended(again)).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await beside.stored.findOne({ job_id: fail })).toEqual(taken);
  });

  it('whose requeueing is answered late: their next attempt in the same process is left alone', async () => {
    behind.register({ kind: 'late', afterCrash: 'again', run: run });
    const store = behind.app.get(JobStore);
    const stop = store.stop.bind(store);
    const { job_id } = await behind.start('late');
    const attempts = (): number => runs.get(job_id)?.length ?? 0;
    await waitUntil('The first run', () => Promise.resolve(attempts() === 1), LIMIT);
    const late = jest.spyOn(store, 'stop').mockImplementationOnce(async (...told) => {
      const state = await stop(...told);
      await waitUntil('The second run', () => Promise.resolve(attempts() === 2), LIMIT);
      return state;
    });
    setTimes([behind], { lease: 0 });
    await waitUntil('The end of the first run', () => Promise.resolve(late.mock.calls.length > 0), LIMIT);
    setTimes([behind], { lease: LONG_MS });
    await late.mock.results[0]?.value;
    // The runner, which has forgotten the first attempt by then, keeps the second.
    const looked = jest.spyOn(store, 'leases');
    await waitUntil('Two looks', () => Promise.resolve(looked.mock.calls.length >= 2), LIMIT);
    gate.open();
    expect(await beside.ended(job_id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(attempts()).toBe(2);
  });

  it('as they end: what came of them is written when it is there again', async () => {
    const { fail } = await startBoth();
    proxy.set('refuse');
    gate.open();
    await waitUntil('The end of the work', () => Promise.resolve(runs.get(fail)?.[0]?.until !== undefined), LIMIT);
    proxy.set('pass');
    expect(await beside.ended(fail)).toMatchObject({ state: 'succeeded', attempt: 1 });
  });
});
