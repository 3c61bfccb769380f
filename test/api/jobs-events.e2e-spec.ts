import { waitUntil } from '@lucid/engines';
import { setTimeout as pause } from 'node:timers/promises';
import { Feed } from '../setup/feed';
import { HttpClient } from '../setup/http-client';
import { Gate, Jobs, SHORT } from '../setup/jobs';
import { type RunningApp, startApp } from '../setup/start-app';

describe('the events of a job', () => {
  let running: RunningApp;
  let jobs: Jobs;
  const feeds: Feed[] = [];
  let gate: Gate;

  beforeAll(async () => {
    running = await startApp({ CALLER_SHARE_PERCENT: '100' });
    jobs = new Jobs(running.app);
    jobs.register({
      kind: 'three_phases',
      concurrency: 20,
      run: async (_, job) => {
        for (const phase of ['one', 'two', 'three']) {
          job.phase(phase, 'steps');
          await pause(100, undefined, { signal: job.signal });
        }
        await gate.pass(job.signal);
        return 'done';
      },
    });
  });

  beforeEach(() => {
    gate = new Gate();
    new Jobs(running.app, { ...SHORT, heartbeat: 600_000 });
  });

  afterEach(() => {
    gate.open();
    for (const feed of feeds.splice(0)) feed.close();
  });

  afterAll(() => running.close());

  const open = async (job_id: string, headers: Record<string, string> = {}): Promise<[Feed, Response]> => {
    const feed = new Feed();
    feeds.push(feed);
    return [feed, await feed.open(`${running.url}/api/v1/jobs/${job_id}/events`, headers)];
  };
  const follow = async (job_id: string, headers: Record<string, string> = {}): Promise<Feed> => {
    const [feed, response] = await open(job_id, headers);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    return feed;
  };

  it('tell the whole job, at once and with each change, until its end', async () => {
    const { job_id } = await jobs.start('three_phases');
    const feed = await follow(job_id);
    const phases: unknown[] = [];
    while (!phases.includes('three')) {
      const { id, data } = await feed.next('progress');
      expect(id).toMatch(/^\d{2,}$/);
      expect(data).toMatchObject({ job_id, kind: 'three_phases' });
      expect(data).not.toHaveProperty('revision');
      phases.push(data['phase']);
    }
    gate.open();
    const end = await feed.next('end');
    expect(end.data).toEqual((await new HttpClient(`${running.url}/api/v1`).get(`/jobs/${job_id}`)).body);
    expect(end.data).toMatchObject({ state: 'succeeded', result: 'done' });
    await expect(feed.next('progress', 'end', 'heartbeat')).rejects.toThrow('The feed has ended.');
  });

  it('go on after the last one: what was told is not told again, and what came meanwhile is', async () => {
    const { job_id } = await jobs.start('three_phases');
    await jobs.until(job_id, 'The last phase', ({ phase }) => phase === 'three');
    const first = await (await follow(job_id)).next('progress');
    const again = await follow(job_id, { 'last-event-id': first.id ?? '' });
    gate.open();
    const second = await again.next('progress', 'end');
    expect(Number(second.id)).toBeGreaterThan(Number(first.id));
    const { id } = second.event === 'end' ? second : await again.next('end');
    const late = await follow(job_id, { 'last-event-id': first.id ?? '' });
    expect(await late.next('progress', 'end')).toMatchObject({ event: 'end', id });
    const [, over] = await open(job_id, { 'last-event-id': id ?? '' });
    expect(over.status).toBe(204);
  });

  it('say that the stream lives while nothing happens', async () => {
    const quick = new Jobs(running.app, { heartbeat: 100 });
    const { job_id } = await quick.start('three_phases');
    await quick.until(job_id, 'The last phase', ({ phase }) => phase === 'three');
    const feed = await follow(job_id);
    expect((await feed.next('heartbeat')).data).toEqual({});
    expect((await feed.next('heartbeat')).data).toEqual({});
  });

  it('end when the job is forgotten', async () => {
    const { job_id } = await jobs.start('three_phases');
    const feed = await follow(job_id);
    await jobs.stored.deleteOne({ job_id });
    await expect(feed.next('end')).rejects.toThrow('The feed has ended.');
  });

  it.each([
    ['other letters', 'zz'],
    ['too few digits', '1'],
    ['a sign', '-1'],
    ['too many digits', '0'.repeat(2049)],
  ])('are refused after an id of %s, which no event has', async (_, id) => {
    const { job_id } = await jobs.start('three_phases');
    const [, response] = await open(job_id, { 'last-event-id': id });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'invalid_header' }]);
  });

  it('are told to so many callers and no more, and to new ones when others have gone', async () => {
    const { job_id } = await new Jobs(running.app, { beat: 1000 }).start('three_phases');
    let opened = 0;
    const free = async (): Promise<boolean> => {
      const [, { status }] = await open(job_id);
      if (status === 200) opened += 1;
      return status === 200;
    };
    // A feed of another test that was left is let go of in a moment: the last ones wait for that.
    for (let n = 0; n < 100; n += 1) await waitUntil('A free place', free, { limitMs: 120_000 });
    expect(opened).toBe(100);
    const [, refused] = await open(job_id);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
    for (const feed of feeds.splice(0)) feed.close();
    await waitUntil('A free place', free, { limitMs: 120_000 });
    expect(await free()).toBe(true);
  });
});

describe('a replica that stops', () => {
  it('ends the events of a job with its state, and is not kept from stopping by them', async () => {
    const running = await startApp();
    const jobs = new Jobs(running.app, { beat: 60_000 });
    jobs.register({ kind: 'long', afterCrash: 'again', run: (_, job) => new Gate().pass(job.signal) });
    const { job_id } = await jobs.start('long');
    await jobs.running(job_id);
    const feed = new Feed();
    await feed.open(`${running.url}/api/v1/jobs/${job_id}/events`);
    await feed.next('progress');
    const end = feed.next('end');
    await running.close();
    expect((await end).data).toMatchObject({ job_id, attempt: 1 });
  });
});
