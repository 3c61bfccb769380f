import type { Config } from '@lucid/config';
import { MongoService } from '@lucid/mongo';
import type { VolumesService } from '@lucid/volume';
import type { Connection, mongo } from 'mongoose';
import type { Backup } from '../catalogue/backup';
import type { BackupCatalogue } from '../catalogue/backup-catalogue.service';
import type { Drill } from '../catalogue/drill';
import type { BackupSchedule } from '../schedules/backup-schedule';
import { BackupSchedules } from '../schedules/backup-schedules.service';
import { BackupStorages } from '../storages/backup-storages';
import { type Scratch, startScratch } from '../../../../test/setup/backup/scratch';
import { BackupHealth } from './backup-health';
import { BackupSummaries } from './backup-summary.service';

const NOW = new Date('2026-01-10T12:00:00Z');
const before = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1000);

describe('what is told of all backups', () => {
  let scratch: Scratch;
  let db: mongo.Db;
  let sut: BackupHealth;
  let summaries: BackupSummaries;

  const backup = async (backup_id: string, other: Partial<Backup>): Promise<void> => {
    const { created_at = NOW } = other;
    const completed_at = new Date(created_at.getTime() + 42_000);
    await db.collection('backups').insertOne({
      backup_id,
      created_at,
      status: 'complete',
      size_bytes: 7,
      consistency: { mode: 'none' },
      completed_at,
      ...other,
    });
  };

  const schedule = async (name: string, other: Partial<BackupSchedule>): Promise<void> => {
    await db.collection('backup_schedules').insertOne({ schedule_id: name, name, enabled: true, ...other });
  };

  beforeAll(async () => {
    scratch = await startScratch();
    db = scratch.database();
    const connection = { client: scratch.client, getClient: () => scratch.client } as unknown as Connection;
    const config = { MONGODB_DATABASE: db.databaseName, MONGODB_TIMEOUT_MS: 120_000 } as Config;
    const mongo = new MongoService(connection, config);
    const clock = { now: () => Promise.resolve(NOW) } as ConstructorParameters<typeof BackupSchedules>[1];
    const catalogue = { backups: db.collection('backups') } as unknown as BackupCatalogue;
    const schedules = new BackupSchedules(mongo, clock, new BackupStorages({} as VolumesService, config), config);
    summaries = new BackupSummaries(mongo, catalogue, schedules, clock);
    sut = new BackupHealth(mongo, catalogue, schedules, summaries, clock);
  });

  afterAll(() => scratch.close());

  beforeEach(async () => {
    for (const name of ['backups', 'backup_schedules']) await db.collection(name).deleteMany({});
  });

  it('is nothing where there is nothing', async () => {
    expect(await summaries.readSummary()).toEqual({
      complete: 0,
      partial: 0,
      damaged: 0,
      schedules: 0,
      paused_schedules: 0,
      failing_schedules: 0,
    });
    expect(await sut.check()).toEqual({ status: 'up', details: { schedules: 0 } });
  });

  it('counts the age from the time that the newest good backup of the whole database is of', async () => {
    await backup('old', { created_at: before(9000), proven_at: before(100) });
    await backup('good', { created_at: before(500), consistency: { mode: 'snapshot', time: before(400) } });
    await backup('some', { created_at: before(300), collections: ['users'], proven_at: before(10) });
    await backup('partial', { created_at: before(200), status: 'partial' });
    await backup('damaged', { created_at: before(150), status: 'damaged' });
    await backup('going', { created_at: before(100), deleting_at: NOW });
    expect(await summaries.readSummary()).toEqual({
      rpo_seconds: 400,
      last_good: { backup_id: 'good', at: before(400), age_seconds: 400, duration_seconds: 42, size_bytes: 7 },
      last_proven: {
        ...{ backup_id: 'old', at: before(9000), age_seconds: 9000, duration_seconds: 42, size_bytes: 7 },
        proven_at: before(100),
      },
      ...{ complete: 4, partial: 1, damaged: 1, schedules: 0, paused_schedules: 0, failing_schedules: 0 },
    });
    expect(await sut.check()).toEqual({
      status: 'up',
      details: { schedules: 0, last_good_age_seconds: 400, last_proven_age_seconds: 9000 },
    });
  });

  it.each([
    [{ last_error: 'There is no space left.' }, 'The last backup of nightly failed: There is no space left.'],
    [{ next_at: before(601) }, 'The backup of nightly was due at 2026-01-10T11:49:59.000Z, and nobody began it.'],
    [{ last_backup_id: 'hurt' }, 'The last backup of nightly is damaged.'],
    [{ last_backup_id: 'none' }, 'The last backup of nightly is not there any more.'],
  ] as [Partial<BackupSchedule>, string][])('is degraded, and never down, for %j', async (state, symptom) => {
    await backup('hurt', { status: 'damaged' });
    await schedule('nightly', state);
    expect(await sut.check()).toMatchObject({ status: 'degraded', symptom });
    expect(sut.critical).toBe(false);
    await db.collection('backup_schedules').updateOne({ name: 'nightly' }, { $set: { enabled: false } });
    expect(await sut.check()).toMatchObject({ status: 'up' });
  });

  it('is up while each schedule has its backup, and a time is only just over', async () => {
    await backup('fine', {});
    await schedule('nightly', { last_backup_id: 'fine', next_at: before(599) });
    await schedule('new', { next_at: before(-60) });
    expect(await sut.check()).toMatchObject({ status: 'up', details: { schedules: 2 } });
  });

  it('is up while a schedule is paused, says so, and still tells what failed before', async () => {
    await schedule('nightly', { paused_at: before(60) });
    await schedule('over', { paused_at: before(60), paused_until: before(1) });
    expect(await sut.check()).toMatchObject({ status: 'up', details: { paused_schedules: 1 } });
    await db.collection('backup_schedules').updateOne({ name: 'nightly' }, { $set: { last_error: 'No space.' } });
    expect(await sut.check()).toMatchObject({
      status: 'degraded',
      symptom: 'The last backup of nightly failed: No space.',
    });
  });

  it('tells of three schedules, and how many more there are', async () => {
    for (let n = 0; n < 5; n += 1) await schedule(`s${n}`, { last_error: 'No.' });
    const { symptom } = await sut.check();
    expect(symptom).toMatch(/^The last backup of s0 failed: No\. .* 2 more schedules\.$/);
    expect(await summaries.readSummary()).toMatchObject({ schedules: 5, failing_schedules: 5 });
  });

  describe('of drills', () => {
    const drill = (state: Drill['state'], other: Partial<Drill> = {}): Drill => ({
      ...{ state, duration_ms: 9100, restore_ms: 4200, restored_documents: 1, checks: [] },
      ...other,
    });

    it('measures the time to restore, and is up while the last one passed', async () => {
      await backup('older', {
        created_at: before(900),
        drilled_at: before(800),
        drill: drill('failed'),
        proven_at: NOW,
      });
      await backup('good', {
        created_at: before(500),
        drilled_at: before(60),
        drill: drill('passed'),
        proven_at: before(60),
      });
      await schedule('drill', { drill: true });
      expect(await summaries.readSummary()).toMatchObject({
        rto_seconds: 5,
        last_drill: { backup_id: 'good', state: 'passed', at: before(60), age_seconds: 60, duration_seconds: 10 },
        last_proven: { backup_id: 'good' },
        schedules: 0,
      });
      expect(await sut.check()).toMatchObject({ status: 'up', details: { schedules: 0, last_drill: 'passed' } });
    });

    it('is degraded while the last one failed, and takes its backup for proven no more', async () => {
      await backup('bad', {
        drilled_at: before(60),
        proven_at: before(90),
        drill: drill('failed', { reason: 'chain (1)' }),
      });
      // Of the same drill: told once.
      await schedule('drill', { drill: true, last_at: before(100), last_error: 'chain (1)' });
      expect(await sut.check()).toMatchObject({ status: 'degraded', symptom: 'The last drill failed: chain (1)' });
      expect(await summaries.readSummary()).not.toHaveProperty('last_proven');
    });

    it('is degraded while the last of the schedule was broken off, until one by hand passes', async () => {
      await schedule('drill', { drill: true, last_at: before(100), last_error: 'The job x was cancelled.' });
      const symptom = 'The last drill of drill failed: The job x was cancelled.';
      expect(await sut.check()).toMatchObject({ status: 'degraded', symptom });
      await backup('good', { drilled_at: before(50), drill: drill('passed') });
      expect(await sut.check()).toMatchObject({ status: 'up' });
    });
  });
});
