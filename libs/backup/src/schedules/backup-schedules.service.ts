import {
  check,
  checkIfMatch,
  etagOf,
  type ListQuery,
  mergePatch,
  ProblemError,
  shareOf,
  type WriteContext,
} from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { duplicateProblem, isDuplicate, modelOptions, MongoService, type Page, readList } from '@lucid/mongo';
import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { BackupStorages } from '../storages/backup-storages';
import { BackupClock } from './backup-clock';
import { BackupSchedule, SCHEDULES } from './backup-schedule';
import { nextTick } from './next-tick';
import { shownSchedule } from './next-runs';
import { CreateBackupSchedule } from './schedule-requests';
import { type ScheduleSettings, settingsOf } from './schedule-settings';

/** The schedules of the environment: of backups, and of restoring the last good one for trial. */
export const DEFAULT_SCHEDULE = 'default';
export const DRILL_SCHEDULE = 'drill';
/** Each is looked at every few seconds, and two backups at once would only be in each other's way. */
const MOST_SCHEDULES = 100;

/** The schedules that there are: made, changed and deleted. What they do is the scheduler's. */
@Injectable()
export class BackupSchedules {
  constructor(
    private readonly mongo: MongoService,
    private readonly clock: BackupClock,
    private readonly storages: BackupStorages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get collection(): mongo.Collection<BackupSchedule> {
    return this.mongo.collection(modelOptions(BackupSchedule).collection);
  }

  async list(query: ListQuery): Promise<Page<BackupSchedule>> {
    const source = { model: BackupSchedule, id: 'schedule_id', list: SCHEDULES };
    const collection = this.mongo.collection(modelOptions(BackupSchedule).collection);
    const { fields, ...all } = query;
    const page = await readList<BackupSchedule>(collection, source, all, this.mongo.limit);
    const now = await this.clock.now();
    const asked = fields && new Set([...fields, 'schedule_id']);
    const shown = (schedule: BackupSchedule): BackupSchedule => {
      const whole = shownSchedule(schedule, now);
      if (asked === undefined) return whole;
      return Object.fromEntries(Object.entries(whole).filter(([name]) => asked.has(name))) as unknown as BackupSchedule;
    };
    return { ...page, items: page.items.map(shown) };
  }

  /** A schedule as callers see it: with its next runs, and without a pause that has ended. */
  async shown(schedule: BackupSchedule): Promise<BackupSchedule> {
    return shownSchedule(schedule, await this.clock.now());
  }

  /** All of them: never more than can be told at once. */
  async all(): Promise<BackupSchedule[]> {
    return this.collection.find({}, { projection: { _id: 0 }, sort: { created_at: 1 }, ...this.mongo.limit }).toArray();
  }

  /** @throws ProblemError 404 */
  async get(schedule_id: string): Promise<BackupSchedule> {
    const found = await this.collection.findOne({ schedule_id }, { projection: { _id: 0 }, ...this.mongo.limit });
    if (found === null)
      throw new ProblemError('not_found', `There is no backup schedule whose schedule_id is ${schedule_id}.`);
    return found;
  }

  /** @throws ProblemError 409 when the name is taken, there are too many, of the caller or of all, or encryption is asked for and there is no key, or S3 and it is not configured */
  async create(settings: ScheduleSettings, writing: WriteContext, created_by: string): Promise<BackupSchedule> {
    this.storages.keys.requireFor(settings.encryption);
    this.storages.chosen(settings.storage);
    const schedule_id = writing.newId();
    await this.requireRoom(created_by);
    const schedule = { ...(await this.made(schedule_id, settings, false)), created_by };
    try {
      await this.mongo.write((session) => this.collection.insertOne({ ...schedule }, { ...this.mongo.limit, session }));
      return schedule;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // A request that is repeated finds what it made before.
      if (writing.recovering) {
        const present = await this.collection.findOne({ schedule_id }, { projection: { _id: 0 }, ...this.mongo.limit });
        if (present !== null) return present;
      }
      throw duplicateProblem(['name']);
    }
  }

  private async requireRoom(created_by: string): Promise<void> {
    const share = shareOf(MOST_SCHEDULES, this.config.CALLER_SHARE_PERCENT);
    const own = await this.collection.countDocuments({ created_by }, this.mongo.limit);
    if (own >= share)
      throw new ProblemError(
        'conflict',
        `You made ${own} schedules, which is the share of one caller. Delete one that is not needed.`,
      );
    if ((await this.collection.countDocuments({}, this.mongo.limit)) >= MOST_SCHEDULES)
      throw new ProblemError(
        'conflict',
        `There are ${MOST_SCHEDULES} schedules already. Delete one that is not needed.`,
      );
  }

  /** @throws ProblemError 404, 400 for what the settings may not be together, 409 for a taken name or that of the environment, 412 */
  async change(
    schedule_id: string,
    patch: object,
    ifMatch: string | undefined,
  ): Promise<{ before: BackupSchedule; after: BackupSchedule }> {
    for (;;) {
      const before = await this.get(schedule_id);
      requireOwn(before);
      checkIfMatch(ifMatch, etagOf(before));
      const checked = check(CreateBackupSchedule, mergePatch(settingsOf(before), patch));
      if (checked.value === undefined)
        throw new ProblemError('invalid_body', 'The schedule would not be one.', { errors: checked.errors });
      const { encryption, storage } = checked.value;
      if (encryption !== before.encryption) this.storages.keys.requireFor(encryption);
      if (storage !== before.storage) this.storages.chosen(storage);
      const after = await this.store(before, checked.value);
      if (after !== null) return { before, after };
    }
  }

  /** @returns what it was @throws ProblemError 404, 409 for that of the environment */
  async delete(schedule_id: string): Promise<BackupSchedule> {
    const before = await this.get(schedule_id);
    requireOwn(before);
    await this.mongo.write((session) => this.collection.deleteOne({ schedule_id }, { ...this.mongo.limit, session }));
    return before;
  }

  /** Makes the schedules of the environment, or makes them as that says now. What has come of them stays. */
  async ensureEnvironment(): Promise<void> {
    const { BACKUP_SCHEDULE, BACKUP_ENABLED, BACKUP_RETENTION_DAYS, BACKUP_DRILL_SCHEDULE } = this.config;
    const how = { time_zone: 'UTC', engine: 'native', compression: 'zstd' } as const;
    await this.ensure(DEFAULT_SCHEDULE, {
      ...{ ...how, name: DEFAULT_SCHEDULE, cron: BACKUP_SCHEDULE, enabled: BACKUP_ENABLED },
      retention: { days: BACKUP_RETENTION_DAYS },
    });
    if (BACKUP_DRILL_SCHEDULE === 'never')
      await this.collection.deleteOne({ schedule_id: DRILL_SCHEDULE }, this.mongo.limit);
    else
      await this.ensure(DRILL_SCHEDULE, { ...how, name: DRILL_SCHEDULE, cron: BACKUP_DRILL_SCHEDULE, enabled: true });
  }

  /** @throws Error when another schedule has its name */
  private async ensure(schedule_id: string, settings: ScheduleSettings): Promise<void> {
    const present = await this.collection.findOne({ schedule_id }, this.mongo.limit);
    if (present !== null) {
      if (JSON.stringify(settingsOf(present)) !== JSON.stringify(settingsOf(settings)))
        await this.store(present, settings);
      return;
    }
    const made = await this.made(schedule_id, settings, true);
    try {
      await this.collection.insertOne(
        { ...made, ...(schedule_id === DRILL_SCHEDULE && { drill: true }) },
        this.mongo.limit,
      );
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // Another replica made it; or somebody took its name before it was one of the environment's.
      if ((await this.collection.findOne({ schedule_id }, this.mongo.limit)) === null)
        throw new Error(`A schedule made by hand is called ${settings.name}. Call that otherwise, and restart.`, {
          cause: error,
        });
    }
  }

  private async made(
    schedule_id: string,
    settings: ScheduleSettings,
    from_environment: boolean,
  ): Promise<BackupSchedule> {
    const now = await this.clock.now();
    return {
      ...{ schedule_id, ...settings, from_environment },
      ...(settings.enabled && { next_at: nextTick(settings.cron, settings.time_zone, now) }),
      ...{ succeeded: 0, failed: 0, created_at: now, updated_at: now, version: 1 },
    };
  }

  /** Stores new settings. Its next time stays as it is, missed or not, unless it is other times that are named now. @returns null when it was changed meanwhile */
  private async store(before: BackupSchedule, settings: ScheduleSettings): Promise<BackupSchedule | null> {
    const now = await this.clock.now();
    const { cron, time_zone, enabled, encryption, storage, collections, retention } = settings;
    const isSameTime = before.enabled && before.cron === cron && before.time_zone === time_zone;
    const unset = {
      ...(encryption === undefined && { encryption: '' as const }),
      ...(storage === undefined && { storage: '' as const }),
      ...(collections === undefined && { collections: '' as const }),
      ...(retention === undefined && { retention: '' as const }),
      ...(!enabled && { next_at: '' as const }),
      // The run that was to be skipped is no longer one of its runs.
      ...(!(enabled && isSameTime) && { skip_next: '' as const }),
    };
    try {
      return await this.mongo.write((session) =>
        this.collection.findOneAndUpdate(
          { schedule_id: before.schedule_id, version: before.version },
          {
            $set: {
              ...settings,
              updated_at: now,
              ...(enabled && !isSameTime && { next_at: nextTick(cron, time_zone, now) }),
            },
            $inc: { version: 1 },
            ...(Object.keys(unset).length > 0 && { $unset: unset }),
          },
          { ...this.mongo.limit, session, returnDocument: 'after', projection: { _id: 0 } },
        ),
      );
    } catch (error) {
      throw isDuplicate(error) ? duplicateProblem(['name']) : error;
    }
  }
}

/** @throws ProblemError 409 */
function requireOwn({ schedule_id, from_environment }: BackupSchedule): void {
  if (from_environment)
    throw new ProblemError(
      'conflict',
      `Schedule ${schedule_id} is that of the environment. Change BACKUP_ENABLED, BACKUP_SCHEDULE, BACKUP_RETENTION_DAYS or BACKUP_DRILL_SCHEDULE and restart, or create another.`,
    );
}
