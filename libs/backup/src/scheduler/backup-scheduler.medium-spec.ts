import type { AuditLog } from '@lucid/auth';
import type { Config } from '@lucid/config';
import type { Job, JobsService } from '@lucid/jobs';
import { desiredCollections, type MongoConnector, MongoService, syncCollection } from '@lucid/mongo';
import type { VolumesService } from '@lucid/volume';
import { Logger } from '@nestjs/common';
import type { SchedulerRegistry } from '@nestjs/schedule';
import type { Connection, mongo } from 'mongoose';
import type { DrillSubjects } from '../drills/drill-subjects';
import { APPLY_RETENTION } from '../jobs/retention-job';
import { BackupStorages } from '../storages/backup-storages';
import { type Scratch, startScratch } from '../../../../test/setup/backup/scratch';
import { RequestedRuns } from '../runs/requested-runs.service';
import { RunEnds } from '../runs/run-ends.service';
import { ScheduleJobs } from '../runs/schedule-jobs.service';
import type { BackupSchedule } from '../schedules/backup-schedule';
import { SchedulePauses } from '../schedules/schedule-pauses.service';
import type { ScheduleRun } from '../schedules/schedule-run';
import { ScheduleRuns } from '../schedules/schedule-runs.service';
import type { ScheduleSettings } from '../schedules/schedule-settings';
import { BackupScheduler } from './backup-scheduler.service';
import { BackupSchedules } from '../schedules/backup-schedules.service';

const NIGHTLY: ScheduleSettings = {
  ...{ name: 'nightly', cron: '0 2 * * *', time_zone: 'UTC' },
  ...{ engine: 'native', compression: 'zstd', enabled: true },
};
const ENVIRONMENT = {
  BACKUP_ENABLED: false,
  CALLER_SHARE_PERCENT: 100,
  BACKUP_SCHEDULE: '0 3 * * *',
  BACKUP_RETENTION_DAYS: 30,
  BACKUP_DRILL_SCHEDULE: 'never',
};

/** Jobs that end as the test says; one of an id is there once, as with those in MongoDB. */
class JobsOfTest {
  readonly jobs = new Map<string, Job>();
  failing = false;
  /** What happens elsewhere while one is looked for. */
  meanwhile: () => Promise<unknown> = () => Promise.resolve();

  find = async (job_id: string): Promise<Job | undefined> => {
    await this.meanwhile();
    return this.jobs.get(job_id);
  };

  start = ({ kind, target, requestedBy, writing, params }: Parameters<JobsService['start']>[0]): Promise<Job> => {
    if (this.failing) return Promise.reject(new Error('MongoDB is away'));
    const job_id = writing.newId();
    const job = { job_id, kind, target, requested_by: requestedBy, params, state: 'queued' } as unknown as Job;
    if (!this.jobs.has(job_id)) this.jobs.set(job_id, job);
    return Promise.resolve(this.jobs.get(job_id) ?? job);
  };

  ofKind = (kind: string): string[] =>
    [...this.jobs.values()].filter((job) => job.kind === kind).map((job) => job.job_id);

  end(job_id: string, ended: Partial<Job>): void {
    Object.assign(this.jobs.get(job_id) as Job, ended);
  }
}

describe('the scheduler of backups', () => {
  let scratch: Scratch;
  let db: mongo.Db;
  let jobs: JobsOfTest;
  let now: Date;
  let lastGood: string | undefined;
  let schedules: BackupSchedules;
  let sut: BackupScheduler;
  let pauses: SchedulePauses;
  let requested: RequestedRuns;

  /** The schedules and the scheduler as one replica has them. */
  const replica = (environment = ENVIRONMENT): [BackupSchedules, BackupScheduler] => {
    const connection = { client: scratch.client, getClient: () => scratch.client } as unknown as Connection;
    const config = { ...environment, MONGODB_DATABASE: db.databaseName, MONGODB_TIMEOUT_MS: 120_000 } as Config;
    const mongo = new MongoService(connection, config);
    const clock = { now: () => Promise.resolve(now) } as ConstructorParameters<typeof BackupSchedules>[1];
    const own = new BackupSchedules(mongo, clock, new BackupStorages({} as VolumesService, config), config);
    const service = jobs as unknown as JobsService;
    const drills = { latest: () => Promise.resolve(lastGood) } as DrillSubjects;
    const audit = { begin: () => Promise.resolve('audit'), complete: () => Promise.resolve() } as unknown as AuditLog;
    const nest = [{} as MongoConnector, {} as SchedulerRegistry] as const;
    const runs = new ScheduleRuns(mongo);
    const scheduled = new ScheduleJobs(service, drills, audit);
    const ends = new RunEnds(mongo, service, own, runs, scheduled, clock);
    pauses = new SchedulePauses(mongo, own, clock);
    requested = new RequestedRuns(mongo, service, own, runs, scheduled, ends, clock);
    return [own, new BackupScheduler(mongo, nest[0], own, service, clock, nest[1], scheduled, runs, ends)];
  };

  const runsOf = async (schedule_id: string): Promise<Partial<ScheduleRun>[]> =>
    db
      .collection<ScheduleRun>('backup_schedule_runs')
      .find({ schedule_id }, { projection: { _id: 0, schedule_id: 0, expires_at: 0 }, sort: { at: 1 } })
      .toArray();

  const runNow = async (id: string, job_id: string, recovering = false): Promise<Job> =>
    requested.run(await get(id), {
      ...{ caller: 'operator', reason: 'Before the upgrade' },
      writing: { newId: () => job_id, recovering },
    });

  const create = async (settings: Partial<ScheduleSettings> = {}): Promise<string> =>
    (
      await schedules.create(
        { ...NIGHTLY, ...settings },
        { newId: () => `id-${settings.name ?? 'nightly'}`, recovering: false },
        'tests',
      )
    ).schedule_id;

  const at = (text: string): void => void (now = new Date(`2026-${text}Z`));
  const backups = (): string[] => jobs.ofKind('back_up');
  const get = (id: string): Promise<BackupSchedule> => schedules.get(id);

  beforeAll(async () => {
    Logger.overrideLogger(false);
    scratch = await startScratch();
    db = scratch.database();
    for (const collection of desiredCollections().filter(({ name }) => name.startsWith('backup_schedule')))
      await syncCollection(db, collection);
  });

  afterAll(async () => {
    Logger.overrideLogger(true);
    await scratch.close();
  });

  beforeEach(async () => {
    for (const name of ['backup_schedules', 'backup_schedule_runs']) await db.collection(name).deleteMany({});
    jobs = new JobsOfTest();
    at('01-10T12:00:00');
    [schedules, sut] = replica();
  });

  it('begins a backup when its time has come, once, and not before', async () => {
    const id = await create();
    at('01-11T01:59:59.999');
    await sut.look();
    expect(backups()).toEqual([]);
    at('01-11T02:00:03');
    for (let n = 0; n < 3; n += 1) await sut.look();
    expect(backups()).toEqual(['id-nightly-20260111T020000Z']);
    expect(jobs.jobs.get('id-nightly-20260111T020000Z')).toMatchObject({
      target: 'nightly',
      params: { name: 'nightly', engine: 'native', compression: 'zstd', schedule_id: id },
    });
    expect(await get(id)).toMatchObject({
      last_at: new Date('2026-01-11T02:00Z'),
      next_at: new Date('2026-01-12T02:00Z'),
    });
  });

  it('begins it once on sixteen replicas that look at the same moment', async () => {
    await create();
    at('01-11T02:00:00');
    await Promise.all(Array.from({ length: 16 }, () => replica()[1].look()));
    expect(backups()).toEqual(['id-nightly-20260111T020000Z']);
    expect((await get('id-nightly')).failed).toBe(0);
  });

  it('makes up once for all the times that were missed', async () => {
    await create({ cron: '0 * * * *' });
    at('01-14T09:30:00');
    await sut.look();
    await sut.look();
    expect(backups()).toEqual(['id-nightly-20260110T130000Z']);
    expect((await get('id-nightly')).next_at).toEqual(new Date('2026-01-14T10:00Z'));
  });

  it('notes the backup that came of it, and applies the retention', async () => {
    const id = await create();
    at('01-11T02:00:00');
    await sut.look();
    const [job_id = ''] = backups();
    await sut.look();
    expect(await get(id)).toMatchObject({ running_job_id: job_id, succeeded: 0 });
    jobs.end(job_id, { state: 'succeeded' });
    await Promise.all(Array.from({ length: 4 }, () => replica()[1].look()));
    const told = await get(id);
    expect(told).toMatchObject({ last_backup_id: job_id, succeeded: 1, failed: 0 });
    expect(told).not.toHaveProperty('running_job_id');
    expect(jobs.ofKind(APPLY_RETENTION)).toEqual([`${job_id}-retention`]);
  });

  it.each([
    [{ state: 'failed', error: { detail: 'There is no space left.' } }, 'There is no space left.'],
    [{ state: 'cancelled' }, 'The job id-nightly-20260111T020000Z was cancelled.'],
  ] as [Partial<Job>, string][])(
    'tells why none came of it, and begins the next all the same: %j',
    async (ended, why) => {
      const id = await create();
      at('01-11T02:00:00');
      await sut.look();
      jobs.end('id-nightly-20260111T020000Z', ended);
      await sut.look();
      expect(await get(id)).toMatchObject({ last_error: why, failed: 1, succeeded: 0 });
      expect(jobs.ofKind(APPLY_RETENTION)).toEqual([]);
      at('01-12T02:00:00');
      await sut.look();
      expect(backups()).toHaveLength(2);
      jobs.end('id-nightly-20260112T020000Z', { state: 'succeeded' });
      await sut.look();
      expect(await get(id)).not.toHaveProperty('last_error');
    },
  );

  it('leaves a time out while the backup before has not ended, and tells so', async () => {
    const id = await create({ cron: '*/5 * * * *' });
    at('01-10T12:05:00');
    await sut.look();
    at('01-10T12:10:00');
    await sut.look();
    expect(backups()).toEqual(['id-nightly-20260110T120500Z']);
    expect(await get(id)).toMatchObject({
      failed: 1,
      last_error: expect.stringContaining(
        '2026-01-10T12:10:00.000Z was left out: the job id-nightly-20260110T120500Z',
      ) as string,
    });
    jobs.end('id-nightly-20260110T120500Z', { state: 'succeeded' });
    at('01-10T12:15:00');
    await sut.look();
    expect(backups()).toHaveLength(2);
  });

  it('begins the backup of a process that died between taking the time and queueing it', async () => {
    const id = await create();
    at('01-11T02:00:00');
    jobs.failing = true;
    await sut.look();
    expect([backups(), (await get(id)).running_job_id]).toEqual([[], 'id-nightly-20260111T020000Z']);
    jobs.failing = false;
    await replica()[1].look();
    expect(backups()).toEqual(['id-nightly-20260111T020000Z']);
  });

  it('loses no backup and makes none twice when the clock goes ahead for a while, and comes back', async () => {
    const id = await create();
    at('01-11T02:00:00');
    await sut.look();
    jobs.end('id-nightly-20260111T020000Z', { state: 'succeeded' });
    at('06-01T00:00:00');
    await sut.look();
    jobs.end('id-nightly-20260112T020000Z', { state: 'succeeded' });
    at('01-11T01:00:00');
    for (const time of ['01-11T01:00:05', '01-11T02:00:00', '01-12T02:00:00', '01-13T02:00:00']) {
      at(time);
      await sut.look();
      await sut.look();
    }
    expect(backups()).toEqual([
      'id-nightly-20260111T020000Z',
      'id-nightly-20260112T020000Z',
      'id-nightly-20260113T020000Z',
    ]);
    expect(await get(id)).toMatchObject({ succeeded: 2, failed: 0, next_at: new Date('2026-01-14T02:00Z') });
  });

  it('follows the clock of its zone, through the night in which that is put back', async () => {
    await create({ cron: '30 2 * * *', time_zone: 'Europe/Berlin' });
    at('10-24T12:00:00');
    await schedules.change('id-nightly', { cron: '31 2 * * *' }, undefined);
    for (const time of ['10-25T00:31:00', '10-25T01:31:00', '10-26T01:31:00']) {
      at(time);
      await sut.look();
      for (const job_id of backups()) jobs.end(job_id, { state: 'succeeded' });
    }
    expect(backups()).toEqual(['id-nightly-20261025T003100Z', 'id-nightly-20261026T013100Z']);
  });

  it('goes by what a schedule says now, whatever its backup is doing meanwhile', async () => {
    const id = await create();
    at('01-11T02:00:00');
    await sut.look();
    await schedules.change(id, { cron: '0 14 * * *', compression: 'gzip', collections: ['users'] }, undefined);
    expect((await get(id)).next_at).toEqual(new Date('2026-01-11T14:00Z'));
    jobs.end('id-nightly-20260111T020000Z', { state: 'succeeded' });
    at('01-11T14:00:00');
    await sut.look();
    expect(jobs.jobs.get('id-nightly-20260111T140000Z')).toMatchObject({
      params: { compression: 'gzip', collections: ['users'] },
    });
    await schedules.change(id, { enabled: false, collections: null }, undefined);
    jobs.end('id-nightly-20260111T140000Z', { state: 'succeeded' });
    at('01-20T14:00:00');
    await sut.look();
    expect(backups()).toHaveLength(2);
    const stopped = await get(id);
    expect(stopped).toMatchObject({ last_backup_id: 'id-nightly-20260111T140000Z', succeeded: 2 });
    expect(Object.keys(stopped)).not.toEqual(expect.arrayContaining(['next_at']));
    expect(stopped).not.toHaveProperty('collections');
    await schedules.change(id, { enabled: true }, undefined);
    await sut.look();
    expect(backups()).toHaveLength(2);
  });

  it.each([
    ['disabled', () => schedules.change('id-nightly', { enabled: false }, undefined)],
    ['given another time', () => schedules.change('id-nightly', { cron: '0 4 * * *' }, undefined)],
    ['deleted', () => schedules.delete('id-nightly')],
  ])('begins nothing of a schedule that is %s at that moment', async (_what, change) => {
    await create();
    at('01-11T02:00:00');
    jobs.meanwhile = () => {
      jobs.meanwhile = () => Promise.resolve();
      return change();
    };
    await sut.look();
    await sut.look();
    expect(backups()).toEqual([]);
  });

  it('forgets a schedule that is deleted while its backup is made', async () => {
    const id = await create();
    at('01-11T02:00:00');
    await sut.look();
    await schedules.delete(id);
    jobs.end('id-nightly-20260111T020000Z', { state: 'succeeded' });
    at('01-12T02:00:00');
    await sut.look();
    expect(backups()).toHaveLength(1);
    await expect(get(id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('minds the others when one cannot be read', async () => {
    await create();
    await create({ name: 'other' });
    await db.collection('backup_schedules').updateOne({ name: 'nightly' }, { $set: { cron: '99 * * * *' } });
    at('01-11T02:00:00');
    await sut.look();
    expect(backups()).toEqual(['id-other-20260111T020000Z']);
  });

  it('has the schedule of the environment as that says, and keeps what came of it', async () => {
    await Promise.all(Array.from({ length: 8 }, () => schedules.ensureEnvironment()));
    expect(await schedules.all()).toMatchObject([
      { schedule_id: 'default', enabled: false, cron: '0 3 * * *', retention: { days: 30 }, from_environment: true },
    ]);
    const [enabled, scheduler] = replica({ ...ENVIRONMENT, BACKUP_ENABLED: true });
    await enabled.ensureEnvironment();
    at('01-12T00:00:00');
    // A restart is no change: the time that was missed is not.
    await enabled.ensureEnvironment();
    await scheduler.look();
    expect(backups()).toEqual(['default-20260111T030000Z']);
    await replica({
      ...ENVIRONMENT,
      BACKUP_ENABLED: true,
      BACKUP_SCHEDULE: '0 5 * * *',
      BACKUP_RETENTION_DAYS: 7,
    })[0].ensureEnvironment();
    expect(await get('default')).toMatchObject({
      ...{ cron: '0 5 * * *', retention: { days: 7 }, running_job_id: 'default-20260111T030000Z' },
      ...{ next_at: new Date('2026-01-12T05:00Z') },
    });
    await expect(schedules.change('default', { cron: '0 1 * * *' }, undefined)).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(schedules.delete('default')).rejects.toMatchObject({ code: 'conflict' });
  });

  describe('that is paused', () => {
    it('starts nothing until the pause ends by itself, records why, and makes up for nothing', async () => {
      const id = await create({ cron: '0 * * * *' });
      const until = new Date('2026-01-10T14:30:00Z');
      const { after } = await pauses.pause(id, { until, reason: 'New disks' }, undefined, 'operator');
      expect(await schedules.shown(after)).toMatchObject({
        ...{ paused_until: until, pause_reason: 'New disks', paused_by: 'operator' },
        next_at: new Date('2026-01-10T15:00Z'),
      });
      for (const time of ['01-10T13:00:01', '01-10T14:00:01', '01-10T14:30:00', '01-10T14:59:59']) {
        at(time);
        await Promise.all(Array.from({ length: 8 }, () => replica()[1].look()));
      }
      expect(backups()).toEqual([]);
      const paused = { outcome: 'paused', by_request: false, requested_by: 'operator', reason: 'New disks' };
      expect(await runsOf(id)).toEqual([
        { at: new Date('2026-01-10T13:00Z'), ...paused },
        { at: new Date('2026-01-10T14:00Z'), ...paused },
      ]);
      expect(await get(id)).not.toHaveProperty('paused_at');
      at('01-10T15:00:01');
      await sut.look();
      expect(backups()).toEqual(['id-nightly-20260110T150000Z']);
      expect((await get(id)).failed).toBe(0);
    });

    it('makes up for the times after the pause alone, where no service ran when that ended', async () => {
      const id = await create({ cron: '0 * * * *' });
      await pauses.pause(id, { until: new Date('2026-01-10T14:30:00Z') }, undefined, 'operator');
      at('01-10T18:20:00');
      for (let n = 0; n < 3; n += 1) await sut.look();
      expect(backups()).toEqual(['id-nightly-20260110T150000Z']);
      expect((await get(id)).next_at).toEqual(new Date('2026-01-10T19:00Z'));
    });

    it('starts nothing at a time that came a moment before the pause, whatever the scheduler is doing', async () => {
      const id = await create();
      at('01-11T02:00:00');
      jobs.meanwhile = async () => {
        jobs.meanwhile = () => Promise.resolve();
        await pauses.pause(id, {}, undefined, 'operator');
      };
      await sut.look();
      await sut.look();
      expect(backups()).toEqual([]);
      expect(await runsOf(id)).toMatchObject([{ outcome: 'paused' }]);
    });

    it('has no next run without an end, until it is resumed', async () => {
      const id = await create();
      await pauses.pause(id, {}, undefined, 'operator');
      const { next_runs, next_at } = await schedules.shown(await get(id));
      expect([next_runs, next_at]).toEqual([[], undefined]);
      await expect(pauses.skip(id, {}, undefined, 'operator')).rejects.toMatchObject({ code: 'conflict' });
      at('01-15T02:00:00');
      await pauses.resume(id, undefined);
      await sut.look();
      expect(backups()).toEqual([]);
      at('01-16T02:00:00');
      await sut.look();
      expect(backups()).toEqual(['id-nightly-20260116T020000Z']);
    });

    it('refuses an end that has passed, and a version that is not the present one', async () => {
      const id = await create();
      const past = pauses.pause(id, { until: new Date('2026-01-10T12:00:00Z') }, undefined, 'operator');
      await expect(past).rejects.toMatchObject({ code: 'invalid_body', errors: [{ pointer: '/until' }] });
      await expect(pauses.pause(id, {}, '"9-x"', 'operator')).rejects.toMatchObject({ code: 'precondition_failed' });
    });
  });

  describe('whose next run is skipped', () => {
    it('leaves out that run alone, and records why', async () => {
      const id = await create();
      await pauses.skip(id, { reason: 'Freeze' }, undefined, 'operator');
      const { after } = await pauses.skip(id, { reason: 'Freeze' }, undefined, 'operator');
      expect(await schedules.shown(after)).toMatchObject({
        skip_next: { at: new Date('2026-01-11T02:00Z'), reason: 'Freeze', requested_by: 'operator' },
        next_at: new Date('2026-01-12T02:00Z'),
      });
      at('01-11T02:00:01');
      await Promise.all(Array.from({ length: 8 }, () => replica()[1].look()));
      expect(await runsOf(id)).toEqual([
        {
          ...{ at: new Date('2026-01-11T02:00Z'), outcome: 'skipped', by_request: false },
          ...{ requested_by: 'operator', reason: 'Freeze' },
        },
      ]);
      expect(await get(id)).not.toHaveProperty('skip_next');
      at('01-12T02:00:01');
      await sut.look();
      expect(backups()).toEqual(['id-nightly-20260112T020000Z']);
    });

    it('still makes up for the times that were missed after it', async () => {
      const id = await create({ cron: '0 * * * *' });
      await pauses.skip(id, {}, undefined, 'operator');
      at('01-10T16:30:00');
      await sut.look();
      await sut.look();
      expect(backups()).toEqual(['id-nightly-20260110T140000Z']);
      expect(await runsOf(id)).toMatchObject([{ outcome: 'skipped' }, { outcome: 'running' }]);
    });

    it.each([
      ['resumed', (id: string) => pauses.resume(id, undefined)],
      ['given other times', (id: string) => schedules.change(id, { cron: '0 3 * * *' }, undefined)],
    ])('runs as before once it is %s', async (_what, change) => {
      const id = await create();
      await pauses.skip(id, {}, undefined, 'operator');
      await change(id);
      at('01-11T03:00:01');
      await sut.look();
      expect(backups()).toHaveLength(1);
    });
  });

  describe('that is run on request', () => {
    it('makes a backup that its retention does not count, and goes on at its own times', async () => {
      const id = await create({ retention: { count: 1 } });
      expect((await runNow(id, 'job-1')).job_id).toBe('job-1');
      const { params, requested_by } = jobs.jobs.get('job-1') as Job & { params: object };
      expect(requested_by).toBe('operator');
      expect(params).not.toHaveProperty('schedule_id');
      jobs.end('job-1', { state: 'succeeded' });
      await Promise.all(Array.from({ length: 4 }, () => replica()[1].look()));
      expect(jobs.ofKind(APPLY_RETENTION)).toEqual([]);
      expect(await get(id)).toMatchObject({
        ...{ last_backup_id: 'job-1', succeeded: 1, next_at: new Date('2026-01-11T02:00Z') },
      });
      expect(await runsOf(id)).toEqual([
        {
          ...{ at: now, outcome: 'succeeded', by_request: true, requested_by: 'operator' },
          ...{ reason: 'Before the upgrade', job_id: 'job-1', ended_at: now },
        },
      ]);
      at('01-11T02:00:01');
      await sut.look();
      expect(backups()).toEqual(['job-1', 'id-nightly-20260111T020000Z']);
    });

    it('is refused while the job of its last run has not ended, and not a moment longer', async () => {
      const id = await create();
      await runNow(id, 'job-1');
      await expect(runNow(id, 'job-2')).rejects.toMatchObject({
        code: 'conflict',
        detail: expect.stringContaining('job-1') as string,
      });
      jobs.end('job-1', { state: 'failed', error: { detail: 'No space.' } as Job['error'] });
      await runNow(id, 'job-3');
      expect(await runsOf(id)).toMatchObject([
        { job_id: 'job-1', outcome: 'failed', error: 'No space.' },
        { job_id: 'job-3', outcome: 'running' },
      ]);
    });

    it('starts one job of many requests at once', async () => {
      const id = await create();
      const answers = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => runNow(id, `job-${n}`)));
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(backups()).toHaveLength(1);
    });

    it('queues the job of a process that died before it could, as the caller asked for it', async () => {
      const id = await create();
      jobs.failing = true;
      await expect(runNow(id, 'job-1')).rejects.toThrow('MongoDB is away');
      jobs.failing = false;
      await replica()[1].look();
      expect(jobs.jobs.get('job-1')).toMatchObject({ requested_by: 'operator' });
      // The request that is repeated with its key finds that job.
      expect((await runNow(id, 'job-1', true)).job_id).toBe('job-1');
      expect(await runsOf(id)).toHaveLength(1);
    });
  });

  describe('of drills', () => {
    const WITH_DRILLS = { ...ENVIRONMENT, BACKUP_DRILL_SCHEDULE: '0 4 * * 0' };
    const drills = (): string[] => jobs.ofKind('restore_drill');

    beforeEach(async () => {
      lastGood = 'good';
      [schedules, sut] = replica(WITH_DRILLS);
      await Promise.all([schedules.ensureEnvironment(), schedules.ensureEnvironment()]);
    });

    it('begins one of the last good backup at each of its times, whatever the number of replicas', async () => {
      expect(await get('drill')).toMatchObject({ name: 'drill', drill: true, enabled: true, from_environment: true });
      const [, other] = replica(WITH_DRILLS);
      at('01-11T04:00:02');
      await Promise.all([sut.look(), other.look(), sut.look()]);
      expect(drills()).toEqual(['drill-20260111T040000Z']);
      expect(jobs.jobs.get('drill-20260111T040000Z')).toMatchObject({
        target: 'good',
        params: { backup_id: 'good', percent: 100 },
      });
      jobs.end('drill-20260111T040000Z', { state: 'succeeded' });
      await sut.look();
      const { succeeded, last_backup_id, running_job_id } = await get('drill');
      expect([succeeded, last_backup_id, running_job_id]).toEqual([1, undefined, undefined]);
      expect(jobs.ofKind(APPLY_RETENTION)).toEqual([]);
    });

    it('tells what one failed of', async () => {
      at('01-11T04:00:02');
      await sut.look();
      jobs.end('drill-20260111T040000Z', { state: 'failed', error: { detail: 'chain (1)' } as Job['error'] });
      await sut.look();
      expect(await get('drill')).toMatchObject({ failed: 1, last_error: 'chain (1)' });
    });

    it('begins none, and fails none, while there is no backup that one could be of', async () => {
      lastGood = undefined;
      at('01-11T04:00:02');
      await sut.look();
      expect(drills()).toEqual([]);
      expect(await get('drill')).toMatchObject({ failed: 0, next_at: new Date('2026-01-18T04:00Z') });
    });

    it('begins the one of a time whose process died before it could', async () => {
      jobs.failing = true;
      at('01-11T04:00:02');
      await sut.look();
      jobs.failing = false;
      await sut.look();
      expect(drills()).toEqual(['drill-20260111T040000Z']);
    });

    it('goes with its variable, and leaves a schedule of its name that was made by hand', async () => {
      const [never] = replica(ENVIRONMENT);
      await never.ensureEnvironment();
      expect((await schedules.all()).map(({ schedule_id }) => schedule_id)).toEqual(['default']);
      await create({ name: 'drill' });
      await expect(schedules.ensureEnvironment()).rejects.toThrow('A schedule made by hand is called drill');
    });
  });
});
