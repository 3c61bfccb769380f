import { cloneRoot, waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { indicesBuilt } from '../setup/searched-app';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';
import { bePatient } from './patient';
import { expressions, groupedBy, selectorsOf } from './expressions';
import { readSeries, type Series } from './exposition';

const DAY_MS = 24 * 3600_000;
/** What Prometheus itself gives to each series. */
const OF_PROMETHEUS = new Set(['instance', 'job']);
/** Series that are there only after a failure: their labels are held by other tests. */
const OF_FAILURES = /^5\.\.$|error_type|http_response_status_code/;

describe('what rules and panels ask for', () => {
  let running: RunningApp;
  let api: HttpClient;
  let series: Series[];

  /** Days of a volume that grows, a sample of the oplog of a while ago, and a job that no replica knows how to do. */
  async function past(db: mongo.Db): Promise<void> {
    const admin = db.admin();
    const { host, uptimeMillis } = (await admin.command({ serverStatus: 1 })) as { host: string; uptimeMillis: number };
    const sampled_at = new Date(Date.now() - 7000);
    await db.collection('database_samples').insertOne(
      {
        at: sampled_at,
        sampled_at,
        server: host,
        uptime_ms: uptimeMillis - 7000,
        oplog_bytes: 1,
        expires_at: new Date(Date.now() + DAY_MS),
      },
      { bypassDocumentValidation: true },
    );
    await api.post('/volumes', { name: 'grows', quota_bytes: 2 ** 30 });
    await db
      .collection('volumes')
      .updateOne({ name: 'grows' }, { $set: { created_at: new Date(Date.now() - 30 * DAY_MS), used_bytes: 2 ** 29 } });
    // Of one moment: a millisecond between two of them makes the days longer, and the volume last one more.
    const now = Date.now();
    const samples = Array.from({ length: 10 }, (_, day) => {
      const at = new Date(now - (10 - day) * DAY_MS);
      return {
        volume: 'grows',
        day: at.toISOString().slice(0, 10),
        used_bytes: day * 2 ** 25,
        file_count: 1,
        quota_bytes: 2 ** 30,
        sampled_at: at,
      };
    });
    await db.collection('volume_samples').insertMany(samples);
    await db
      .collection('jobs')
      .insertOne(
        { job_id: 'waits', kind: 'unheard_of', target: 'x', state: 'queued', attempt: 0, created_at: new Date() },
        { bypassDocumentValidation: true },
      );
  }

  const done = async (path: string): Promise<void> => {
    const { status, body } = await api.post<{ job_id: string }>(path, {});
    expect([path, status]).toEqual([path, 202]);
    const read = async (): Promise<{ state: string }> =>
      (await api.get<{ state: string }>(`/jobs/${body.job_id}`)).body;
    expect(await jobEnded(read)).toMatchObject({ state: 'succeeded' });
  };

  beforeAll(async () => {
    running = await startApp(
      {
        BACKUP_ENABLED: 'true',
        BACKUP_PITR_ENABLED: 'true',
        BACKUP_PITR_INTERVAL_SECONDS: '1',
      },
      { searched: true },
    );
    bePatient(running);
    const root = new HttpClient(running.url);
    api = new HttpClient(`${running.url}/api/v1`);
    await indicesBuilt(root);
    await api.post('/users', { ...sampleUser('told', 1), user_id: 'told' });
    for (let i = 0; i < 2; i += 1) await api.get('/users/told');
    await done('/backups');
    await done('/backup-drills');
    const client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    await past(client.db(running.config.MONGODB_DATABASE));
    await client.close();
    await waitUntil(
      'What is told late',
      async () => {
        series = await readSeries(running.url);
        const names = new Set(series.map(({ name }) => name));
        return [
          'lucid_backup_oplog_lag_seconds',
          'lucid_backup_schedule_failing',
          'lucid_mongodb_oplog_headroom_seconds',
        ].every((name) => names.has(name));
      },
      { limitMs: 300_000 },
    );
  });

  afterAll(() => running.close());

  it.each(expressions)('is told: %s', (where, expr) => {
    const selectors = selectorsOf(expr);
    expect(selectors.length > 0 || expr.includes('lucid:')).toBe(true);
    const present = new Set<string>(OF_PROMETHEUS);
    for (const { name, labels } of selectors) {
      const named = series.filter((each) => each.name === name);
      expect([where, name, named.length > 0]).toEqual([where, name, true]);
      for (const label of named.flatMap((each) => Object.keys(each.labels))) present.add(label);
      for (const [label, values] of Object.entries(labels)) {
        if (OF_PROMETHEUS.has(label)) continue;
        const told = new Set(named.map((each) => each.labels[label]));
        expect([where, name, label, told.has(undefined)]).toEqual([where, name, label, false]);
        for (const value of OF_FAILURES.test(label) ? [] : (values ?? []))
          expect([where, name, label, value, told.has(value)]).toEqual([where, name, label, value, true]);
      }
    }
    for (const label of groupedBy(expr)) expect([where, label, present.has(label)]).toEqual([where, label, true]);
  });

  it('is on the reference page, whatever is told', async () => {
    const page = await readFile(join(cloneRoot(), 'docs/reference/metrics.md'), 'utf8');
    const own = series.filter(({ name }) => !/^(?:process|nodejs)_/.test(name));
    const names = new Set(own.map(({ name }) => name.replace(/_(?:bucket|sum|count)$/, '')));
    expect(names.size).toBeGreaterThan(50);
    expect([...names].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('has a forecast of a volume that grows', () => {
    const [full] = series.filter(
      ({ name, labels }) => name === 'lucid_volume_full_in_seconds' && labels['volume'] === 'grows',
    );
    // 512 MiB are left, and 32 MiB more are used each day.
    expect(full?.value).toBe((16 * DAY_MS) / 1000);
  });
});
