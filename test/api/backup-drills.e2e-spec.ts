import { waitUntil } from '@lucid/engines';
import type { Job } from '@lucid/jobs';
import { InvariantRegistry, MongoService } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { Gate, Jobs } from '../setup/jobs';
import { sampleChain, sampleHash, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface Drill {
  state: string;
  reason?: string;
  duration_ms: number;
  restore_ms: number;
  restored_documents: number;
  checks: { name: string; checked: number; violations: number; examples: { id: string; message: string }[] }[];
}

interface Backup {
  backup_id: string;
  documents: number;
  status: string;
  proven_at?: string;
  drilled_at?: string;
  drill?: Drill;
}

interface Summary {
  rto_seconds?: number;
  last_drill?: { backup_id: string; state: string; reason?: string };
  last_proven?: { backup_id: string };
}

describe('/backup-drills', () => {
  let running: RunningApp;
  let api: HttpClient;
  let jobs: Jobs;
  let client: mongo.MongoClient;
  let name: string;
  const gates: Gate[] = [];

  const live = (collection: string): mongo.Collection => client.db(name).collection(collection);

  async function backUp(body: object = {}): Promise<string> {
    const { job_id } = (await api.post<Job>('/backups', body)).body;
    expect((await jobs.ended(job_id)).state).toBe('succeeded');
    return job_id;
  }

  async function drill(body: object = {}): Promise<Job> {
    const answer = await api.post<Job>('/backup-drills', body);
    expect([answer.status, answer.headers.get('location')]).toEqual([202, `/api/v1/jobs/${answer.body.job_id}`]);
    return jobs.ended(answer.body.job_id);
  }

  const backup = async (id: string): Promise<Backup> => (await api.get<Backup>(`/backups/${id}`)).body;
  const summary = async (): Promise<Summary> => (await api.get<Summary>('/backup-summary')).body;
  const broken = ({ checks }: Pick<Drill, 'checks'>): string[] =>
    checks.filter(({ violations }) => violations > 0).map((check) => check.name);

  /** Databases that drills of this service made. */
  const scratch = async (): Promise<string[]> => {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    return databases.map((each) => each.name).filter((each) => each.startsWith(`${name}_drill_`));
  };

  /** Holds drills while they check, with what they restored still there. */
  function held(): { gate: Gate; reached: () => boolean } {
    const gate = new Gate();
    gates.push(gate);
    let isReached = false;
    running.app.get(InvariantRegistry).register({
      name: 'gate',
      description: 'The test lets go.',
      check: ({ signal }) => {
        isReached = true;
        return gate.pass(signal);
      },
    });
    return { gate, reached: () => isReached };
  }

  beforeAll(async () => {
    running = await startApp({}, { searched: true });
    name = running.config.MONGODB_DATABASE;
    api = new HttpClient(`${running.url}/api/v1`);
    jobs = new Jobs(running.app);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    const items = Array.from({ length: 30 }, (_, n) => ({ ...sampleUser('drills', n), user_id: `u${n}` }));
    await api.post('/users/bulk', { mode: 'atomic', items });
    for (const block of sampleChain('drills', 4, 2)) await api.post('/blocks', block);
    const chunks = Array.from({ length: 5 }, (_, n) => ({
      ...{ chunk_id: `c${n}`, chunk_index: n, size_bytes: 1024, hash: sampleHash('drills', n) },
    }));
    await api.post('/sessions', { session_id: 's', user_id: 'u1', chunks });
    expect((await api.post('/sessions/s/complete', undefined)).status).toBe(200);
  });

  beforeEach(() => live('backups').deleteMany({}));

  afterEach(() => {
    held();
    for (const gate of gates.splice(0)) gate.open();
  });

  afterAll(async () => {
    for (const database of await scratch()) await client.db(database).dropDatabase();
    await client.close();
    await running.close();
  });

  it('tells that there is nothing yet to drill', async () => {
    const none = await api.post('/backup-drills', {});
    expect([none.status, none.body['detail']]).toEqual([404, expect.stringContaining('no good backup')]);
    expect((await api.get('/backup-drills')).body).toEqual({ items: [] });
    expect(await summary()).not.toHaveProperty('rto_seconds');
  });

  it('proves the last good backup: all of it comes back, all holds, and nothing of it stays', async () => {
    const id = await backUp();
    await backUp({ collections: ['users'], name: 'of-some' });
    const job = await drill();
    expect(job).toMatchObject({ state: 'succeeded', target: id, result: { backup_id: id, state: 'passed' } });
    const { documents, proven_at, drilled_at, drill: found } = await backup(id);
    expect(found).toMatchObject({ state: 'passed', restored_documents: documents });
    expect([proven_at, (found?.restore_ms ?? 0) > 0]).toEqual([drilled_at, true]);
    expect((found?.duration_ms ?? 0) >= (found?.restore_ms ?? 0)).toBe(true);
    expect(job.result).toEqual({ backup_id: id, ...found });
    const checked = Object.fromEntries(found?.checks.map((check) => [check.name, check.checked]) ?? []);
    expect(checked).toMatchObject({ session_chunks: 1, chain: 4, session_references: 1, chunk_references: 5 });
    expect(checked['namespaces']).toBeGreaterThan(5);
    expect(broken(found as Drill)).toEqual([]);
    expect(await scratch()).toEqual([]);
    expect(await summary()).toMatchObject({
      last_drill: { backup_id: id, state: 'passed' },
      last_proven: { backup_id: id },
      rto_seconds: Math.ceil((found?.restore_ms ?? 0) / 1000),
    });
    const { items } = (await api.get<{ items: Backup[] }>('/backup-drills')).body;
    expect(items).toEqual([{ backup_id: id, drilled_at, drill: found }]);
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    expect(metrics).toContain('lucid_backup_last_drill_success 1');
    expect(metrics).toMatch(/lucid_backup_rto_seconds [1-9]/);
  });

  it('fails a backup of what does not hold, names it, and tells it in the health and the metrics', async () => {
    await live('session_chunks').deleteOne({ chunk_id: 'c2' });
    await live('blocks').updateOne({ height: 2 }, { $set: { previous_hash: sampleHash('none', 1) } });
    const id = await backUp({ name: 'broken' });
    const job = await drill({ backup_id: id });
    expect(job).toMatchObject({ state: 'failed', error: { code: 'unprocessable' } });
    expect(job.error?.detail).toContain('session_chunks (1), chain (1)');
    expect(job.error?.errors).toContainEqual(expect.objectContaining({ pointer: '/session_chunks/s' }));
    const after = await backup(id);
    expect(after).toMatchObject({ status: 'complete', drill: { state: 'failed', reason: job.error?.detail } });
    expect(broken(after.drill as Drill)).toEqual(['session_chunks', 'chain']);
    expect(after).not.toHaveProperty('proven_at');
    expect(await scratch()).toEqual([]);
    expect((await summary()).last_drill).toMatchObject({ backup_id: id, state: 'failed', reason: job.error?.detail });
    const report = await (await fetch(`${running.url}/api/v1/database/health`)).text();
    expect(report).toContain('The last drill failed');
    expect(await (await fetch(`${running.url}/metrics`)).text()).toContain('lucid_backup_last_drill_success 0');
    // Proven before, it is not any more.
    await live('backups').updateOne({ backup_id: id }, { $set: { proven_at: new Date() } });
    expect((await summary()).last_proven?.backup_id).not.toBe(id);
    await live('backups').updateOne({ backup_id: id }, { $unset: { proven_at: '' } });
    await live('blocks').updateOne({ height: 2 }, { $set: { previous_hash: sampleHash('drills:block', 1) } });
    await api.post('/sessions/s/verify', undefined);
    const chunk = { session_id: 's', chunk_id: 'c2', chunk_index: 2, size_bytes: 1024, hash: sampleHash('drills', 2) };
    await live('session_chunks').insertOne({ ...chunk, status: 'uploaded', uploaded_at: new Date() });
    expect((await drill({ backup_id: await backUp() })).state).toBe('succeeded');
  });

  it('shows what it restored in no list, statistic, search or backup, and takes a second one after the first', async () => {
    const before = (await api.get<{ items: unknown[] }>('/users?limit=200')).body.items.length;
    const { gate, reached } = held();
    const [first, other] = [await backUp({ name: 'first' }), await backUp({ name: 'other' })];
    const one = (await api.post<Job>('/backup-drills', { backup_id: first })).body;
    await waitUntil('The checks', () => Promise.resolve(reached()), { limitMs: 120_000 });
    const [database = ''] = await scratch();
    expect(await client.db(database).collection('users').countDocuments()).toBe(before);
    const again = await api.post('/backup-drills', { backup_id: first });
    expect([again.status, again.body['code']]).toEqual([409, 'conflict']);
    expect((await api.delete(`/backups/${first}?confirm=${first}`)).status).toBe(409);
    const two = (await api.post<Job>('/backup-drills', { backup_id: other })).body;
    expect((await api.get<Job>(`/jobs/${two.job_id}`)).body.state).toBe('queued');
    expect((await api.get<{ items: unknown[] }>('/users?limit=200')).body.items).toHaveLength(before);
    for (const path of ['/collections?limit=200', '/database', '/database/statistics', '/search/indices', '/backups'])
      expect(JSON.stringify((await api.get(path)).body)).not.toContain('_drill_');
    const { namespaces } = (await api.get<{ namespaces: { name: string }[] }>(`/backups/${await backUp()}`)).body;
    expect(JSON.stringify(namespaces)).not.toContain('drill');
    gate.open();
    for (const { job_id } of [one, two]) expect((await jobs.ended(job_id)).state).toBe('succeeded');
    expect(await scratch()).toEqual([]);
  });

  it('is cancelled: the database goes, and the backup is as it was', async () => {
    const id = await backUp();
    const { reached } = held();
    const { job_id } = (await api.post<Job>('/backup-drills', { backup_id: id })).body;
    await waitUntil('The checks', () => Promise.resolve(reached()), { limitMs: 120_000 });
    expect(await scratch()).toHaveLength(1);
    expect((await api.post(`/jobs/${job_id}/cancel`, undefined)).status).toBe(200);
    expect((await jobs.ended(job_id)).state).toBe('cancelled');
    expect(await scratch()).toEqual([]);
    expect(await backup(id)).not.toHaveProperty('drill');
  });

  it('drops what a drill that died has left, and nothing that no drill of this service made', async () => {
    const mark = (of: string, database: string): object => ({ of, database, job_id: 'gone' });
    const marked = async (database: string, of: string): Promise<void> => {
      const marks = client.db(database).collection<{ _id: string }>('lucid_scratch_drill');
      await marks.insertOne({ _id: 'drill', ...mark(of, database) });
    };
    await marked(`${name}_drill_left`, name);
    await marked(`${name}_drill_of_another`, 'another');
    await client.db(`${name}_drill_by_hand`).collection('users').insertOne({});
    expect((await drill({ backup_id: await backUp(), percent: 10 })).state).toBe('succeeded');
    expect((await scratch()).sort()).toEqual([`${name}_drill_by_hand`, `${name}_drill_of_another`]);
    for (const database of await scratch()) await client.db(database).dropDatabase();
  });

  it('refuses a backup that is not whole, is not there, or has no room', async () => {
    const some = await backUp({ collections: ['users'] });
    const refused = await api.post('/backup-drills', { backup_id: some });
    expect([refused.status, refused.body['detail']]).toEqual([
      409,
      expect.stringContaining('of some collections only'),
    ]);
    expect((await api.post('/backup-drills', { backup_id: 'none' })).status).toBe(404);
    expect((await api.post('/backup-drills', { percent: 0 })).status).toBe(400);
    const id = await backUp();
    await live('backups').updateOne(
      { backup_id: id },
      { $set: { 'namespaces.0.data_bytes': Number.MAX_SAFE_INTEGER } },
    );
    const full = await api.post('/backup-drills', { backup_id: id });
    expect([full.status, full.body['code']]).toEqual([507, 'out_of_space']);
    expect(await scratch()).toEqual([]);
    // A server that does not tell of its disk refuses nothing.
    const { db } = running.app.get(MongoService);
    expect(await db.command({ dbStats: 1 })).toMatchObject({ fsTotalSize: expect.any(Number) as number });
  });

  it('marks a backup whose files are damaged', async () => {
    const id = await backUp({ name: 'damaged' });
    await live('backups').updateOne({ backup_id: id }, { $set: { manifest_sha256: '0'.repeat(64) } });
    expect((await drill({ backup_id: id })).state).toBe('failed');
    expect(await backup(id)).toMatchObject({ status: 'damaged', drill: { state: 'failed', checks: [] } });
  });
});
