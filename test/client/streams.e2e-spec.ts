import { createLucidClient, type LucidClient, LucidJobError } from '@lucid/client';
import { HeldWork, Jobs } from '../setup/jobs';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';

describe('the TypeScript client, on streams', () => {
  let running: RunningApp;
  let way: TcpProxy;
  let sut: LucidClient;
  let jobs: Jobs;
  let work: HeldWork;

  beforeAll(async () => {
    running = await startApp({ MONGODB_POOL_MAX: '20' });
    way = await TcpProxy.before(running.url);
    sut = createLucidClient({ baseUrl: `http://127.0.0.1:${way.port}` });
    jobs = new Jobs(running.app);
    work = new HeldWork(jobs);
    work.register({ kind: 'held' });
    jobs.register({ kind: 'failing', run: () => Promise.reject(new Error('It cannot be done.')) });
  });

  afterAll(async () => {
    work.letGo();
    await way.close();
    await running.close();
  });

  const create = (name: string): Promise<unknown> =>
    sut.POST('/api/v1/users', { body: { user_id: name, ...sampleUser(name, 0) } });

  it('follows changes over a connection that is cut, and loses and repeats none', async () => {
    const stop = new AbortController();
    const changes = sut.changes({ models: ['users'] }, { signal: stop.signal });
    // The feed begins when it is first asked, so a change is made until it tells of one.
    const first = changes.next();
    await create('first');
    expect((await first).value).toMatchObject({ event: 'change', data: { operation: 'create', id: 'first' } });
    way.set('refuse');
    way.set('pass');
    for (const name of ['second', 'third', 'fourth']) await create(name);
    const seen: unknown[] = [];
    for (let n = 0; n < 3; n += 1) seen.push((await changes.next()).value?.data.id);
    expect(seen).toEqual(['second', 'third', 'fourth']);
    const reason = new Error('enough');
    const next = changes.next();
    stop.abort(reason);
    await expect(next).rejects.toBe(reason);
  });

  it('goes on after an event that another client had', async () => {
    const stop = new AbortController();
    const earlier = sut.changes({ id: 'noted' }, { signal: stop.signal });
    const first = earlier.next();
    await create('noted');
    const { value } = await first;
    await sut.PATCH('/api/v1/users/{user_id}', {
      params: { path: { user_id: 'noted' } },
      body: { email: 'renamed@example.org' },
    });
    const later = sut.changes({ id: 'noted' }, { lastEventId: value?.id, signal: stop.signal });
    expect((await later.next()).value).toMatchObject({ data: { operation: 'update', version: 2 } });
    await later.return();
    await earlier.return();
  });

  it('waits for the end of a job over a connection that is cut', async () => {
    const { job_id, gate } = await work.start('held');
    const states: string[] = [];
    const waiting = sut.waitForJob(job_id, {
      onProgress: ({ state }) => {
        if (!states.includes('running') && state === 'running') {
          way.set('refuse');
          way.set('pass');
          gate.open();
        }
        states.push(state);
      },
    });
    expect(await waiting).toMatchObject({ job_id, state: 'succeeded' });
    expect(states.at(-1)).toBe('succeeded');
  });

  it('throws the reason of a job that failed', async () => {
    const { job_id } = await jobs.start('failing');
    const error: unknown = await sut.waitForJob(job_id).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LucidJobError);
    expect(error).toMatchObject({ job: { job_id, state: 'failed' } });
  });

  it('throws at once when there is no such job', async () => {
    await expect(sut.waitForJob('no-such-job')).rejects.toMatchObject({ status: 404, code: 'not_found' });
  });
});
