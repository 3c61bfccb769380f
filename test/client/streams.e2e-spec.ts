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

  /** The first change that a feed tells. It begins some time after it is asked, so changes are made until it has told one. */
  async function begin<E>(changes: AsyncGenerator<E, void>, series: string): Promise<E> {
    const first = changes.next();
    const told = { yet: false };
    void first.finally(() => (told.yet = true)).catch(() => undefined);
    for (let n = 0; !told.yet; n += 1) await create(`${series}-${n}`);
    return (await first).value as E;
  }

  it('follows changes over a connection that is cut, and loses and repeats none', async () => {
    const stop = new AbortController();
    const changes = sut.changes({ models: ['users'] }, { signal: stop.signal });
    expect(await begin(changes, 'begun')).toMatchObject({ event: 'change', data: { operation: 'create' } });
    way.set('refuse');
    way.set('pass');
    for (const name of ['second', 'third', 'fourth']) await create(name);
    const seen: string[] = [];
    while (seen.at(-1) !== 'fourth') {
      const { value } = await changes.next();
      seen.push(value?.data.id ?? 'the end');
    }
    expect(seen.filter((id) => !id.startsWith('begun'))).toEqual(['second', 'third', 'fourth']);
    expect(new Set(seen).size).toBe(seen.length);
    const reason = new Error('enough');
    const next = changes.next();
    stop.abort(reason);
    await expect(next).rejects.toBe(reason);
  });

  it('goes on after an event that another client had', async () => {
    const earlier = sut.changes({ models: ['users'] });
    const { id: lastEventId } = await begin(earlier, 'earlier');
    await earlier.return();
    await create('noted');
    const later = sut.changes({ models: ['users'] }, { lastEventId });
    let id: string | undefined;
    while (id !== 'noted') id = (await later.next()).value?.data.id;
    await later.return();
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
