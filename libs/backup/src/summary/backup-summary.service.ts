import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { type Backup, BACKUP_STATUSES } from '../catalogue/backup';
import { BackupCatalogue, GOOD } from '../catalogue/backup-catalogue.service';
import type { Drill } from '../catalogue/drill';
import { BackupClock } from '../schedules/backup-clock';
import type { BackupSchedule } from '../schedules/backup-schedule';
import { BackupSchedules } from '../schedules/backup-schedules.service';
import { isPausedAt } from '../schedules/next-runs';
import type { BackupMark, BackupSummary } from './backup-summary';

const ASKED = {
  ...{ _id: 0, backup_id: 1, created_at: 1, completed_at: 1, consistency: 1, size_bytes: 1, proven_at: 1 },
} as const;
type Asked = Pick<Backup, 'backup_id' | 'created_at' | 'completed_at' | 'consistency' | 'size_bytes' | 'proven_at'>;

const DRILLED = {
  ...{ _id: 0, backup_id: 1, drilled_at: 1 },
  ...{ 'drill.state': 1, 'drill.reason': 1, 'drill.duration_ms': 1, 'drill.restore_ms': 1 },
} as const;
type Drilled = Required<Pick<Backup, 'backup_id' | 'drilled_at'>> & {
  drill: Pick<Drill, 'state' | 'reason' | 'duration_ms' | 'restore_ms'>;
};

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
  async readSummary(schedules?: readonly BackupSchedule[]): Promise<BackupSummary> {
    const now = await this.clock.now();
    const good = await this.newest(GOOD);
    const proven = await this.newest({ ...GOOD, proven_at: { $exists: true }, 'drill.state': { $ne: 'failed' } });
    const drilled = await this.lastDrilled();
    const [complete, partial, damaged] = await this.counts();
    const running = (schedules ?? (await this.schedules.all())).filter((each) => each.enabled);
    const enabled = running.filter((each) => each.drill !== true);
    const last_good = good === null ? undefined : markOf(good, now);
    return {
      ...(last_good !== undefined && { rpo_seconds: last_good.age_seconds, last_good }),
      ...(proven !== null && { last_proven: markOf(proven, now) }),
      ...(drilled !== null && drillMarks(drilled, now)),
      ...{ complete, partial, damaged, schedules: enabled.length },
      paused_schedules: running.filter((each) => isPausedAt(each, now)).length,
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

  private async lastDrilled(): Promise<Drilled | null> {
    return this.catalogue.backups.findOne<Drilled>(
      { drilled_at: { $exists: true } },
      { sort: { drilled_at: -1, _id: -1 }, projection: DRILLED, ...this.mongo.limit },
    );
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

function drillMarks(
  { backup_id, drilled_at, drill: { state, reason, duration_ms, restore_ms } }: Drilled,
  now: Date,
): Pick<BackupSummary, 'last_drill' | 'rto_seconds'> {
  const ended = {
    at: drilled_at,
    age_seconds: seconds(drilled_at, now),
    duration_seconds: Math.ceil(duration_ms / 1000),
  };
  return {
    last_drill: { backup_id, state, ...(reason !== undefined && { reason }), ...ended },
    ...(restore_ms !== undefined && { rto_seconds: Math.ceil(restore_ms / 1000) }),
  };
}

const seconds = (from: Date, to: Date): number => Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));
