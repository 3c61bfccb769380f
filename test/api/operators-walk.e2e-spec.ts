import { waitUntil } from '@lucid/engines';
import type { Job } from '@lucid/jobs';
import { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { restorable } from '../setup/restorable';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';
import { nextSecond } from '../setup/next-second';

describe('the walk of an operator whose user was deleted by mistake', () => {
  let running: RunningApp;
  let api: HttpClient;
  let jobs: Jobs;
  let client: mongo.MongoClient;
  let name: string;

  beforeAll(async () => {
    running = await startApp({ BACKUP_PITR_ENABLED: 'true', BACKUP_PITR_INTERVAL_SECONDS: '1' });
    api = new HttpClient(`${running.url}/api/v1`);
    jobs = new Jobs(running.app);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    name = running.config.MONGODB_DATABASE;
  });

  afterAll(async () => {
    await client.db(`${name}_then`).dropDatabase();
    await client.close();
    await running.close();
  });

  async function done(path: string, body: object): Promise<Job> {
    const answer = await api.post<Job>(path, body);
    expect(answer).toMatchObject({ status: 202 });
    const job = await jobs.ended(answer.body.job_id);
    expect({ path, state: job.state, error: job.error }).toEqual({ path, state: 'succeeded' });
    return job;
  }

  it('ends with the user as they were, a proven backup, and the second before the mistake in a database beside', async () => {
    const create = async (n: number): Promise<string> =>
      (await api.post<{ user_id: string }>('/users', sampleUser('walk', n))).body.user_id;
    const user_id = await create(1);
    await api.patch(`/users/${user_id}`, { email: 'changed@example.org' });
    await waitUntil('The first slice', async () => Number((await api.get('/point-in-time')).body['slices']) > 0, {
      limitMs: 120_000,
    });
    const { job_id: backup_id } = await done('/backups', { name: 'nightly' });
    await nextSecond();

    // Life goes on, and then the mistake.
    const other = await create(2);
    expect((await api.patch(`/users/${user_id}`, { email: 'since@example.org' })).status).toBe(200);
    const before = await api.get(`/users/${user_id}`);
    const noted = new Date().toISOString();
    await nextSecond();
    expect((await api.delete(`/users/${user_id}?confirm=${user_id}`)).status).toBe(204);
    expect((await api.get(`/users/${user_id}`)).status).toBe(404);
    await restorable(api, noted);

    // What they were then: as they had become since the backup.
    const path = `/point-in-time/documents/users/${user_id}`;
    const { body: then } = await api.get(`${path}?at=${noted}`);
    expect(then).toMatchObject({ backup_id, document: { user_id, email: 'since@example.org' } });
    expect(then).toMatchObject({ changed_at: expect.any(String) as string });

    // Just that one back, as it was then; all else stays.
    const wanted = { at: noted, conflict: 'skip' };
    expect((await api.post(`${path}/restore?dry_run=true`, wanted)).body).toMatchObject({ outcome: 'inserted' });
    expect((await api.get(`/users/${user_id}`)).status).toBe(404);
    expect((await api.post(`${path}/restore`, wanted)).body).toMatchObject({ outcome: 'inserted', backup_id });
    const after = await api.get(`/users/${user_id}`);
    expect([after.body, after.headers.get('etag')]).toEqual([before.body, before.headers.get('etag')]);
    expect((await api.get(`/users/${other}`)).status).toBe(200);

    // The proof that the backup would have come back whole.
    await done('/backup-drills', { backup_id });
    expect((await api.get(`/backups/${backup_id}`)).body).toMatchObject({
      status: 'complete',
      drill: { state: 'passed' },
      proven_at: expect.any(String) as string,
    });

    // That second, beside what is live.
    const database = `${name}_then`;
    await done('/point-in-time/restores', { to_time: noted, database });
    const users = await client.db(database).collection('users').distinct('user_id');
    expect(users.sort()).toEqual([user_id, other].sort());
  });
});
