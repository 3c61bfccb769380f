import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { type Backup, BACKUP_STATUSES } from '../catalogue/backup';
import { BackupCatalogue } from '../catalogue/backup-catalogue.service';
import { BackupClock } from '../schedule/backup-clock';
import type { BackupSchedule } from '../schedule/backup-schedule';
import { BackupSchedules } from '../schedule/backup-schedules.service';
import type { BackupMark, BackupSummary } from './backup-summary';

const ASKED = {
  ...{ _id: 0, backup_id: 1, created_at: 1, completed_at: 1, consistency: 1, size_bytes: 1, proven_at: 1 },
} as const;
type Asked = Pick<Backup, 'backup_id' | 'created_at' | 'completed_at' | 'consistency' | 'size_bytes' | 'proven_at'>;

/** Of the whole database, and to be restored from. */
const GOOD = { status: 'complete', collections: { $exists: false }, deleting_at: { $exists: false } } as const;

/** What is told of all backups: from MongoDB each time, and so the same on every replica. */
@Injectable()
export class BackupSummaries {
  constructor(
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
    private readonly schedules: BackupSchedules,
    private readonly clock: BackupClock,
  ) {}

  /** @param schedules all of them, where they were read already */
  async read(schedules?: readonly BackupSchedule[]): Promise<BackupSummary> {
    const now = await this.clock.now();
    const good = await this.newest(GOOD);
    const proven = await this.newest({ ...GOOD, proven_at: { $exists: true } });
    const [complete, partial, damaged] = await this.counts();
    const enabled = (schedules ?? (await this.schedules.all())).filter((schedule) => schedule.enabled);
    const last_good = good === null ? undefined : markOf(good, now);
    return {
      ...(last_good !== undefined && { rpo_seconds: last_good.age_seconds, last_good }),
      ...(proven !== null && { last_proven: markOf(proven, now) }),
      ...{ complete, partial, damaged, schedules: enabled.length },
      failing_schedules: enabled.filter(({ last_error }) => last_error !== undefined).length,
    };
  }

  private async newest(filter: mongo.Filter<Backup>): Promise<Asked | null> {
    return this.catalogue.backups.findOne<Asked>(filter, {
      sort: { created_at: -1 },
      projection: ASKED,
      ...this.mongo.limit,
    });
  }

  private async counts(): Promise<[number, number, number]> {
    return (await Promise.all(
      BACKUP_STATUSES.map((status) => this.catalogue.backups.countDocuments({ status }, this.mongo.limit)),
    )) as [number, number, number];
  }
}

function markOf(
  { backup_id, consistency, created_at, completed_at, size_bytes, proven_at }: Asked,
  now: Date,
): BackupMark {
  // Where it is not of one time, all that was written before it was begun is in it.
  const at = consistency.time ?? created_at;
  const seconds = (from: Date, to: Date): number => Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));
  return {
    ...{
      backup_id,
      at,
      age_seconds: seconds(at, now),
      duration_seconds: seconds(created_at, completed_at),
      size_bytes,
    },
    ...(proven_at !== undefined && { proven_at }),
  };
}
