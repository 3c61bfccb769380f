import { waitUntil } from '@lucid/engines';
import { JobTimes } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { operations } from '../contract/document';
import { AdviceClient } from '../setup/advice-client';
import { HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { nextSecond } from '../setup/next-second';
import { restorable } from '../setup/restorable';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface StartedJob {
  job_id: string;
  kind: string;
  state?: string;
  audit_id: string;
  request_id: string;
  error?: { code: string };
}
interface AuditRecord {
  audit_id: string;
  outcome: string;
  [field: string]: unknown;
}
type Asked = [path: string, body?: object];

/** The operations of the document that may go on as a job. */
const starting = operations.filter(({ responses }) =>
  JSON.stringify(responses['202']?.content ?? {}).includes('#/components/schemas/Job"'),
);

describe('the audit record of a request that starts a job', () => {
  let running: RunningApp;
  let api: HttpClient;
  let db: mongo.Db;
  let backup_id: string;
  const databases: string[] = [];

  beforeAll(async () => {
    running = await startApp({ BACKUP_PITR_ENABLED: 'true', BACKUP_PITR_INTERVAL_SECONDS: '1' }, { searched: true });
    api = new HttpClient(`${running.url}/api/v1`);
    ({ db } = running.app.get(MongoService));
    await api.post('/users', sampleUser('job-audit', 1));
    await db.createCollection('plain');
    await db.collection('plain').insertOne({ a: 1 });
    await api.post('/volumes', { name: 'audited', quota_bytes: 1_048_576 });
    backup_id = (await ended((await api.post<StartedJob>('/backups', {})).body.job_id)).job_id;
  });

  afterAll(async () => {
    const client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    for (const name of databases) await client.db(name).dropDatabase();
    await client.close();
    await running.close();
  });

  const ended = (job_id: string): Promise<StartedJob> =>
    jobEnded(async () => (await api.get<StartedJob>(`/jobs/${job_id}`)).body);
  const other = (): string => {
    const name = `${db.databaseName}_audited_${databases.length}`;
    databases.push(name);
    return name;
  };
  /** The record of a job, once it is as it is waited for: records are written after the request is answered. */
  const recorded = async (job_id: string, isAwaited: (record: AuditRecord) => boolean): Promise<AuditRecord> => {
    let record: AuditRecord | undefined;
    const isThere = async (): Promise<boolean> => {
      const { body } = await api.get<{ items: AuditRecord[] }>(`/audit?job_id=${job_id}`);
      [record] = body.items;
      return record !== undefined && isAwaited(record);
    };
    await waitUntil(`The record of ${job_id} in the audit log`, isThere, { limitMs: 120_000, everyMs: 50 });
    return record as AuditRecord;
  };
  /** The record of the request, which names its job. */
  const begun = (job_id: string): Promise<AuditRecord> => recorded(job_id, () => true);
  /** The record of a job that has ended. */
  const completed = (job_id: string): Promise<AuditRecord> =>
    recorded(job_id, ({ outcome }) => outcome !== 'running' && outcome !== 'begun');

  const collection = '/database/collections/plain';
  const requests: Record<string, () => Asked | Promise<Asked>> = {
    rebuildSearchIndex: () => ['/search/indices/users/rebuild'],
    auditSearch: () => ['/search/drift', { collections: ['users'] }],
    scanVolume: () => ['/volumes/audited/scan'],
    deleteVolumeOrphans: () => ['/volumes/audited/orphans?confirm=audited'],
    warmCache: () => ['/cache/warm', { namespace: 'users' }],
    createBackup: () => ['/backups', { collections: ['plain'] }],
    runBackupSchedule: () => ['/backup-schedules/default/run', { reason: 'Audited' }],
    verifyBackup: () => [`/backups/${backup_id}/verify`, {}],
    rebuildBackupCatalogue: () => ['/backup-catalogue/rebuild'],
    applyBackupRetention: () => ['/backup-retention?confirm=backups', {}],
    createBackupDrill: () => ['/backup-drills', { backup_id }],
    createRestore: () => ['/restores', { backup_id, database: other() }],
    createRestoreToTime: async () => {
      await nextSecond();
      const to_time = new Date().toISOString();
      await restorable(api, to_time);
      return ['/point-in-time/restores', { to_time, database: other() }];
    },
    verifySlices: () => ['/point-in-time/verify'],
    checkCollectionValidator: () => [`${collection}/validator/check`, { json_schema: { required: ['a'] } }],
    validateCollection: () => [`${collection}/validate?full=true&confirm=plain`],
    compactCollection: () => [`${collection}/compact?confirm=plain`],
    applyDrift: () => [`/database/drift/apply?confirm=${db.databaseName}`, { replace: true }],
    createIndex: () => [`${collection}/indexes`, { keys: [{ path: 'a', direction: 1 }] }],
    proveDatabaseAdvice: async () => {
      const advice = new AdviceClient(new HttpClient(running.url), db);
      await advice.recordAll();
      await db
        .collection('slow')
        .insertMany(Array.from({ length: 8000 }, (_, n) => ({ a: n % 500, note: 'x'.repeat(200) })));
      for (let n = 0; n < 3; n += 1) await db.collection('slow').find({ a: 7 }).toArray();
      return [`/database/advice/${(await advice.missing('slow'))[0]?.advice_id ?? ''}/proof`];
    },
  };

  it('is tried for each operation of the document that answers with a job', () => {
    expect(starting.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(requests).sort());
  });

  it.each(starting.map(({ operationId, method }) => [operationId, method]))(
    'names the job, and ends with its outcome: %s',
    async (operationId, method) => {
      const [path, body] = (await requests[operationId]?.()) ?? [''];
      const answer = await api.call<StartedJob>(method, path, body);
      expect([operationId, answer.status, answer.body]).toEqual([operationId, 202, answer.body]);
      const { job_id, audit_id, request_id } = answer.body;
      expect(request_id).toBe(answer.headers.get('x-request-id'));
      const record = { audit_id, operation: operationId, request_id, job_id, status: 202 };
      expect(await begun(job_id)).toMatchObject(record);
      const job = await ended(job_id);
      expect([operationId, job.state, job.error]).toEqual([operationId, 'succeeded', undefined]);
      expect(job).toMatchObject({ audit_id, request_id });
      expect(await completed(job_id)).toMatchObject({ audit_id, outcome: 'succeeded', job_id, status: 202 });
      // It is removed after the records are complete.
      const isListed = async (): Promise<boolean> =>
        (await db.collection('jobs').countDocuments({ job_id, audits: { $exists: true } })) > 0;
      await waitUntil('The list of records gone from the job', async () => !(await isListed()), { limitMs: 120_000 });
    },
  );

  describe('whose job does not succeed', () => {
    /** Another worker has all places of the kind, so that what is asked for waits. */
    const occupied = async (): Promise<void> => {
      const holder = { kind: 'verify_backup', target: 'x', state: 'running', attempt: 1, revision: 1, crashes: 0 };
      await db.collection('jobs').insertMany(
        Array.from({ length: 10 }, (_, slot) => ({
          ...{ ...holder, job_id: `holder-${slot}`, slot, worker: 'elsewhere', after_crash: 'again' },
          ...{ requested_by: 'tests', created_at: new Date(), leased_until: new Date(Date.now() + 3_600_000) },
        })),
      );
    };
    const verify = async (): Promise<StartedJob> => {
      const { status, body } = await api.post<StartedJob>(`/backups/${backup_id}/verify`, {});
      expect([status, body]).toEqual([202, body]);
      return body;
    };

    beforeEach(occupied);

    afterEach(async () => {
      await db.collection('jobs').deleteMany({ job_id: /^holder-/ });
      // What waited for a place runs now: the next test starts the same job.
      const unended = { state: { $in: ['queued', 'running'] } };
      const areEnded = async (): Promise<boolean> => (await db.collection('jobs').countDocuments(unended)) === 0;
      await waitUntil('The end of the jobs', areEnded, { limitMs: 300_000 });
    });

    it('says that the job was cancelled', async () => {
      const { job_id } = await verify();
      const record = await begun(job_id);
      expect(record).toMatchObject({ outcome: 'running', status: 202 });
      expect(record).not.toHaveProperty('completed_at');
      await api.post(`/jobs/${job_id}/cancel`, undefined);
      expect(await completed(job_id)).toMatchObject({ operation: 'verifyBackup', outcome: 'cancelled' });
    });

    it('says that the job failed and why, when the replica that ran it died and another one finds it', async () => {
      const { job_id } = await verify();
      Object.assign(running.app.get(JobTimes), { doubt: 100 });
      const dead = {
        state: 'running',
        attempt: 1,
        slot: 10,
        worker: 'dead',
        after_crash: 'fail',
        leased_until: new Date(0),
      };
      await db.collection('jobs').updateOne({ job_id }, { $set: dead });
      const job = await ended(job_id);
      expect(job).toMatchObject({ state: 'failed', error: { code: 'interrupted' } });
      expect(await completed(job_id)).toMatchObject({ outcome: 'failed', error_code: 'interrupted', status: 202 });
    });

    it('says so also when the replica dies between the end of the job and the record', async () => {
      const { job_id, audit_id } = await verify();
      await begun(job_id);
      // As a job is left that has ended, before its record was written, while the record never heard of the job.
      await db
        .collection('audit')
        .updateOne({ audit_id }, { $set: { outcome: 'begun' }, $unset: { job_id: '', status: '' } });
      await db.collection('jobs').updateOne(
        { job_id },
        {
          $set: { state: 'failed', error: { code: 'conflict' }, ended_at: new Date() },
          $unset: { one_per_target: '' },
        },
      );
      expect(await completed(job_id)).toMatchObject({ audit_id, outcome: 'failed', error_code: 'conflict', job_id });
    });
  });
});
