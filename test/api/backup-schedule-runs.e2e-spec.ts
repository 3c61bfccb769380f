import type { Job } from '@lucid/jobs';
import { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';
import { waitUntil } from '@lucid/engines';

interface Schedule {
  schedule_id: string;
  next_at?: string;
  next_runs: string[];
  cron_description?: string;
  paused_until?: string;
  pause_reason?: string;
  skip_next?: { at: string };
  version: number;
}

interface Run {
  at: string;
  outcome: string;
  by_request: boolean;
  reason?: string;
  job_id?: string;
}

const API_KEY = 'a-key-for-the-schedules-tests-0123456789';
const YEARLY = { cron: '0 0 1 1 *', time_zone: 'UTC', collections: ['users'] };

describe('running, pausing and skipping /backup-schedules', () => {
  let running: RunningApp;
  let replica: RunningApp;
  let api: HttpClient;
  let other: HttpClient;
  let jobs: Jobs;
  let client: mongo.MongoClient;

  const made = async (name: string): Promise<string> =>
    `/backup-schedules/${(await api.post<Schedule>('/backup-schedules', { ...YEARLY, name })).body.schedule_id}`;
  const runsOf = async (path: string, query = ''): Promise<Run[]> =>
    (await other.get<{ items: Run[] }>(`${path}/runs${query}`)).body.items;
  const auditOf = async (operation: string): Promise<Record<string, unknown>> => {
    const { body } = await api.get<{ items: { audit_id: string }[] }>(`/audit?limit=1&operation=${operation}`);
    return (await api.get(`/audit/${body.items[0]?.audit_id ?? ''}`)).body;
  };

  beforeAll(async () => {
    running = await startApp({ API_KEY, BACKUP_DRILL_SCHEDULE: '0 0 1 1 *' });
    replica = await startReplica(running, { API_KEY, BACKUP_DRILL_SCHEDULE: '0 0 1 1 *' });
    const headers = { 'x-api-key': API_KEY };
    api = new HttpClient(`${running.url}/api/v1`, headers);
    other = new HttpClient(`${replica.url}/api/v1`, headers);
    jobs = new Jobs(running.app);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    const isThere = async (): Promise<boolean> => (await api.get('/backup-schedules/drill')).status === 200;
    await waitUntil('The schedules of the environment', isThere, { limitMs: 120_000 });
  });

  afterAll(async () => {
    await client.close();
    await replica.close();
    await running.close();
  });

  it('shows the next five runs and the times in words, in lists too', async () => {
    const path = await made('shown');
    const { body } = await other.get<Schedule>(path);
    expect(body.cron_description).toBe('At 00:00, on day 1 of the month, only in January');
    const [first = ''] = body.next_runs;
    expect(body.next_runs).toHaveLength(5);
    expect(body.next_runs[4]).toBe(`${new Date(first).getUTCFullYear() + 4}-01-01T00:00:00.000Z`);
    const list = await api.get<{ items: Schedule[] }>('/backup-schedules?name=shown');
    expect(list.body.items).toEqual([body]);
    const some = await api.get<{ items: Schedule[] }>('/backup-schedules?name=shown&fields=name');
    expect(some.body.items).toEqual([{ schedule_id: expect.any(String) as string, name: 'shown' }]);
  });

  it('runs a schedule on request, records who asked and why, and keeps the backup as one made by hand', async () => {
    const path = await made('requested');
    const headers = { 'idempotency-key': 'run-it-once' };
    const answers = [await api.post<Job>(`${path}/run`, { reason: 'Before the upgrade' }, headers)];
    answers.push(await api.post<Job>(`${path}/run`, { reason: 'Before the upgrade' }, headers));
    const [{ status, body: job, headers: answered }, again] = answers as [(typeof answers)[0], (typeof answers)[0]];
    expect([status, answered.get('location')]).toEqual([202, `/api/v1/jobs/${job.job_id}`]);
    expect([again.status, again.body.job_id]).toEqual([202, job.job_id]);
    expect((await jobs.ended(job.job_id)).state).toBe('succeeded');
    const isNoted = async (): Promise<boolean> => (await runsOf(path, '?outcome=succeeded')).length === 1;
    await waitUntil('The end of the run', isNoted, { limitMs: 120_000 });
    expect(await runsOf(path)).toMatchObject([
      { by_request: true, requested_by: 'configured-key', reason: 'Before the upgrade', job_id: job.job_id },
    ]);
    const backup = (await api.get(`/backups/${job.job_id}`)).body;
    expect(backup).toMatchObject({ name: 'requested', requested_by: 'configured-key', collections: ['users'] });
    expect(backup).not.toHaveProperty('schedule_id');
    expect(await auditOf('runBackupSchedule')).toMatchObject({
      ...{ target: path.split('/').at(-1), after: { reason: 'Before the upgrade' } },
      ...{ job_id: job.job_id, outcome: 'succeeded' },
    });
  });

  it('pauses a schedule, says so in the health report without calling it unhealthy, and resumes it', async () => {
    const path = await made('paused');
    const before = await api.get<Schedule>(path);
    const pause = { until: '2099-06-01T00:00:00Z', reason: 'New disks' };
    const stale = await api.post(`${path}/pause`, pause, { 'if-match': '"9-other"' });
    expect(stale.status).toBe(412);
    const tag = before.headers.get('etag') ?? '';
    const paused = await api.post<Schedule>(`${path}/pause`, pause, { 'if-match': tag });
    expect(paused).toMatchObject({
      status: 200,
      body: {
        ...{ paused_until: '2099-06-01T00:00:00.000Z', pause_reason: 'New disks', paused_by: 'configured-key' },
        ...{ next_at: '2100-01-01T00:00:00.000Z', version: 2 },
      },
    });
    expect((await other.get(path)).body).toEqual(paused.body);
    expect(await auditOf('pauseBackupSchedule')).toMatchObject({
      before: { paused: false },
      after: { paused: true, paused_until: '2099-06-01T00:00:00.000Z', pause_reason: 'New disks' },
    });
    const health = async (): Promise<unknown> =>
      (await api.get<{ checks: { name: string }[] }>('/database/health')).body;
    expect(JSON.stringify(await health())).toContain('"paused_schedules":1');
    const metrics = await (await fetch(`${replica.url}/metrics`, { headers: { 'x-api-key': API_KEY } })).text();
    expect(metrics).toContain('lucid_backup_schedule_paused{schedule="paused"} 1');
    expect((await api.get('/backup-summary')).body).toMatchObject({ paused_schedules: 1, failing_schedules: 0 });
    const resumed = await other.post<Schedule>(`${path}/resume`, { reason: 'The disks are in' });
    expect(resumed.body).toMatchObject({ next_at: before.body.next_at, version: 3 });
    expect(resumed.body).not.toHaveProperty('paused_until');
    expect(await auditOf('resumeBackupSchedule')).toMatchObject({
      after: { paused: false, reason: 'The disks are in' },
    });
    expect((await api.post<Schedule>(`${path}/resume`, {})).body.version).toBe(3);
  });

  it('records the runs of a pause, which ends by itself', async () => {
    const path = await made('expiring');
    await api.post(`${path}/pause`, { until: '2099-06-01T00:00:00Z', reason: 'New disks' });
    const schedules = client.db(running.config.MONGODB_DATABASE).collection('backup_schedules');
    // As if the pause had ended, after a time of the schedule that it covers.
    const [due, until] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-02T00:00:00Z')];
    await schedules.updateOne({ name: 'expiring' }, { $set: { next_at: due, paused_until: until } });
    const isNoted = async (): Promise<boolean> => (await runsOf(path, '?outcome=paused')).length === 1;
    await waitUntil('The paused run', isNoted, { limitMs: 120_000 });
    expect(await runsOf(path)).toMatchObject([{ at: due.toISOString(), reason: 'New disks', by_request: false }]);
    const isOver = async (): Promise<boolean> =>
      (await schedules.findOne({ name: 'expiring', paused_at: { $exists: true } })) === null;
    await waitUntil('The end of the pause', isOver, { limitMs: 120_000 });
    expect((await api.get<Schedule>(path)).body.next_runs).toHaveLength(5);
  });

  it('skips the next run alone', async () => {
    const path = await made('skipping');
    const { body: before } = await api.get<Schedule>(path);
    const { status, body } = await api.post<Schedule>(`${path}/skip`, { reason: 'Freeze' });
    expect([status, body.skip_next, body.next_at]).toEqual([
      ...[200, { at: before.next_at, reason: 'Freeze', requested_by: 'configured-key' }, before.next_runs[1]],
    ]);
    expect(await auditOf('skipBackupScheduleRun')).toMatchObject({ after: { skip_next: { reason: 'Freeze' } } });
    await api.patch(path, { enabled: false });
    const refused = await api.post(`${path}/skip`, {});
    expect([refused.status, refused.body['code']]).toEqual([409, 'conflict']);
  });

  it('lets the schedules of the environment be paused', async () => {
    expect((await api.post('/backup-schedules/default/pause', {})).status).toBe(200);
    expect((await api.post('/backup-schedules/default/resume', {})).status).toBe(200);
  });

  it('asks for the scope of drills before it runs the schedule of drills', async () => {
    const key = { name: 'writer', scopes: ['backups:write'] };
    const { secret } = (await api.post<{ secret: string }>('/api-keys', key)).body;
    const writer = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': secret });
    expect((await writer.post('/backup-schedules/drill/run', {})).status).toBe(403);
    expect((await writer.get('/backup-schedules/drill/runs')).status).toBe(403);
    // There is no backup of all collections yet.
    expect((await api.post('/backup-schedules/drill/run', {})).status).toBe(409);
  });

  it.each([
    ['pause', { until: '2020-01-01T00:00:00Z' }, '/until'],
    ['pause', { until: 'soon' }, '/until'],
    ['pause', { reason: '' }, '/reason'],
    ['skip', { at: '2030-01-01T00:00:00Z' }, '/at'],
    ['run', { reason: 'x'.repeat(501) }, '/reason'],
  ])('refuses to %s with %j', async (action, body, pointer) => {
    const { status, body: problem } = await api.post(`/backup-schedules/default/${action}`, body);
    expect({ status, errors: problem['errors'] }).toMatchObject({ status: 400, errors: [{ pointer }] });
  });

  it('knows no other schedule', async () => {
    for (const action of ['run', 'pause', 'resume', 'skip'])
      expect((await api.post(`/backup-schedules/none/${action}`, {})).status).toBe(404);
    expect((await api.get('/backup-schedules/none/runs')).status).toBe(404);
  });
});
