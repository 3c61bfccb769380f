import { waitUntil } from '@lucid/engines';
import { JobTimes } from '@lucid/jobs';
import { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { buildsBegun, fillSlowly, IndexJobs } from '../setup/index-client';
import { kill, startProcess } from '../setup/service-process';
import { type RunningApp, startReplica } from '../setup/start-app';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';

describe('kill -9 of the service while it builds an index', () => {
  let environment: TestEnvironment;
  let survivor: RunningApp | undefined;
  let client: mongo.MongoClient;
  let db: mongo.Db;

  beforeAll(async () => {
    environment = await ownEnvironment();
    client = await mongo.MongoClient.connect(environment.config.MONGODB_URI);
    db = client.db(environment.config.MONGODB_DATABASE);
    await fillSlowly(db, 'large', 30_000);
  });

  // It would take the next job from the process that is to be killed.
  afterEach(async () => survivor?.close());

  afterAll(async () => {
    await client.close();
    await environment.drop();
  });

  /** Begins to build an index in a process that is killed in the middle, and starts another replica. */
  const crashed = async (name: string): Promise<{ job_id: string; jobs: IndexJobs; sut: HttpClient }> => {
    const { child, sut: first } = await startProcess(environment);
    const begun = new IndexJobs(first);
    const { body } = await begun.create('large', { keys: [{ path: 'text', direction: 'text' }], name });
    await begun.building(body.job_id);
    await kill(child);
    survivor = await startReplica(environment);
    Object.assign(survivor.app.get(JobTimes), { poll: 100, doubt: 300 });
    const sut = new HttpClient(survivor.url);
    return { job_id: body.job_id, jobs: new IndexJobs(sut), sut };
  };

  /** Lets the lease of the killed process run out at once. */
  const runOut = (job_id: string): Promise<unknown> =>
    db.collection('jobs').updateOne({ job_id }, { $set: { leased_until: new Date(0) } });

  /** The audit record of the request, which went to the killed process, ends with the job. */
  const recorded = (job_id: string, outcome: string): Promise<void> =>
    waitUntil(
      `The outcome ${outcome} in the audit log`,
      async () => (await db.collection('audit').countDocuments({ job_id, outcome, operation: 'createIndex' })) === 1,
      { limitMs: 120_000 },
    );

  it('leaves the build to the server: another replica follows it, and does not begin it again', async () => {
    const { job_id, jobs } = await crashed('followed');
    await runOut(job_id);
    expect(await jobs.ended(job_id)).toMatchObject({ state: 'succeeded', result: { name: 'followed' } });
    await recorded(job_id, 'succeeded');
    expect((await db.collection('large').indexes()).map(({ name }) => name)).toContain('followed');
    expect(await buildsBegun(client, db.databaseName, 'followed')).toBe(1);
    await db.collection('large').dropIndex('followed');
  });

  it('leaves no index when the job is cancelled before another replica has it', async () => {
    const { job_id, jobs, sut } = await crashed('cancelled');
    expect((await sut.post(`/api/v1/jobs/${job_id}/cancel`, undefined)).status).toBe(200);
    await runOut(job_id);
    expect(await jobs.ended(job_id)).toMatchObject({ state: 'cancelled' });
    await recorded(job_id, 'cancelled');
    expect((await db.collection('large').indexes()).map(({ name }) => name)).toEqual(['_id_']);
  });
});
