import type { Job } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { HttpClient } from '../setup/http-client';
import { Jobs, SHORT } from '../setup/jobs';
import { type RunningApp, startApp } from '../setup/start-app';

describe('the list of jobs', () => {
  let running: RunningApp;
  let jobs: Jobs;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    // Of those that wait here for ever, nothing is to be said.
    jobs = new Jobs(running.app, { ...SHORT, unknown: 3_600_000 });
    sut = new HttpClient(`${running.url}/api/v1`);
  });

  afterAll(() => running.close());

  it('comes newest first, by page, kind and state', async () => {
    jobs.register({ kind: 'listed', concurrency: 4, run: () => Promise.resolve() });
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.push((await jobs.start('listed')).job_id);
    for (const id of ids) await jobs.ended(id);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const query = `/jobs?kind=listed&state=succeeded&limit=3${cursor}`;
      const { body } = await sut.get<{ items: Job[]; next_cursor?: string }>(query);
      seen.push(...body.items.map(({ job_id }) => job_id));
      if (body.next_cursor === undefined) break;
      cursor = `&cursor=${body.next_cursor}`;
    }
    expect(seen).toEqual(ids.reverse());
    const none = await sut.get('/jobs?kind=listed&state=running&include_total=exact');
    expect(none.body).toMatchObject({ items: [], total: 0 });
    const partial = await sut.get<{ items: object[] }>('/jobs?kind=listed&fields=state&limit=1');
    expect(partial.body.items).toEqual([{ job_id: seen[0], state: 'succeeded' }]);
  });

  it.each([
    '/jobs?state=asleep',
    '/jobs?state[$ne]=queued',
    '/jobs?kind=$where',
    `/jobs?kind=${'x'.repeat(65)}`,
    '/jobs?limit=0',
    '/jobs?cursor=made-up',
    '/jobs?fields=params',
    '/jobs?fields=checkpoint,worker',
    '/jobs?worker=x',
    '/jobs?sort=params',
    `/jobs/${'x'.repeat(129)}`,
    '/jobs/a%00b',
    '/jobs/a%24b',
    '/jobs/..%2Fusers',
  ])('answers %s by 400', async (path) => {
    const { status, body } = await sut.get(path);
    expect([status, body['code']]).toEqual([400, expect.stringMatching(/^invalid_(parameter|cursor)$/)]);
  });

  it('and all that workers look for is found by index, however many jobs there are', async () => {
    const ended = Array.from({ length: 3000 }, (_, n) => ({
      job_id: `old-${n}`,
      kind: n % 2 === 0 ? 'odd' : 'even',
      target: 'x',
      state: n % 3 === 0 ? 'failed' : 'succeeded',
      attempt: 1,
      revision: 3,
      crashes: 0,
      after_crash: 'fail',
      requested_by: 'tests',
      created_at: new Date(Date.now() - n * 1000),
    }));
    // As many as may wait, but for a few.
    const waiting = ended.slice(0, 900).map((job) => ({
      ...job,
      requested_by: 'others',
      job_id: `new-${job.job_id}`,
      kind: 'nobody_knows',
      state: 'queued',
    }));
    await jobs.stored.insertMany([...ended, ...waiting]);
    jobs.register({ kind: 'profiled', run: () => Promise.resolve() });
    const { db } = jobs.app.get(MongoService);
    await db.command({ profile: 2 });
    const paths = [
      '?limit=10',
      '?kind=odd',
      '?state=failed',
      '?kind=odd&state=failed',
      '?state=queued&sort=created_at',
    ];
    for (const path of paths) {
      const { body } = await sut.get<{ next_cursor: string }>(`/jobs${path}`);
      expect((await sut.get(`/jobs${path}&cursor=${body.next_cursor}`)).status).toBe(200);
    }
    await jobs.ended((await jobs.start('profiled')).job_id);
    await db.command({ profile: 0 });
    const asked = await db
      .collection('system.profile')
      .find({ ns: `${db.databaseName}.jobs` })
      .toArray();
    const costs = asked.map(({ command, keysExamined, docsExamined, nreturned, planSummary }) => ({
      command: command as object,
      planSummary: planSummary as string,
      most: Math.max(Number(keysExamined ?? 0), Number(docsExamined ?? 0)) - 2 * Number(nreturned ?? 0),
    }));
    expect(costs.length).toBeGreaterThan(15);
    expect(costs.filter(({ planSummary }) => planSummary === 'COLLSCAN')).toEqual([]);
    // The shares of callers count jobs that have not ended, of which there are 1,000 at most.
    const isCount = ({ command }: { command: object }): boolean => JSON.stringify(command).includes('"$sum":1');
    expect(costs.filter(({ most, ...cost }) => most > (isCount(cost) ? 2000 : 10))).toEqual([]);
  });
});
