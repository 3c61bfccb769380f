import { type Finding, type HealthIndicator, ProvidesHealth } from '@lucid/common';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { BackupCatalogue } from '../catalogue/backup-catalogue.service';
import { BackupClock } from '../schedules/backup-clock';
import type { BackupSchedule } from '../schedules/backup-schedule';
import { BackupSchedules } from '../schedules/backup-schedules.service';
import type { DrillMark } from './backup-summary';
import { BackupSummaries } from './backup-summary.service';

/** How long after its time a backup that nobody has begun is told, in ms. */
const OVERDUE_MS = 10 * 60_000;
/** How many schedules are told of in words. */
const MOST_TOLD = 3;

/** Whether each schedule has the backup that it should. Nothing else stops working without: never more than degraded. */
@Injectable()
@ProvidesHealth()
export class BackupHealth implements HealthIndicator {
  readonly name = 'backup';
  readonly critical = false;
  readonly timeoutMs = 2000;
  readonly absence = {
    impact: 'What was written since the last good backup would be lost with the database.',
    action:
      'See GET /api/v1/backup-schedules and the job of the last time; once its cause is mended, POST /api/v1/backups makes one at once. After a drill that failed see GET /api/v1/backup-drills; POST /api/v1/backup-drills makes another.',
  };

  constructor(
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
    private readonly schedules: BackupSchedules,
    private readonly summaries: BackupSummaries,
    private readonly clock: BackupClock,
  ) {}

  async check(): Promise<Finding> {
    const all = await this.schedules.all();
    const enabled = all.filter((schedule) => schedule.enabled);
    const { rpo_seconds, last_proven, last_drill, paused_schedules } = await this.summaries.readSummary(all);
    const details = {
      schedules: enabled.filter(({ drill }) => drill !== true).length,
      ...(paused_schedules > 0 && { paused_schedules }),
      ...(rpo_seconds !== undefined && { last_good_age_seconds: rpo_seconds }),
      ...(last_drill !== undefined && { last_drill: last_drill.state, last_drill_age_seconds: last_drill.age_seconds }),
      ...(last_proven !== undefined && { last_proven_age_seconds: last_proven.age_seconds }),
    };
    const wrong = [...(await this.wrongWith(enabled, last_drill)), ...failureOf(last_drill)];
    if (wrong.length === 0) return { status: 'up', details };
    const more = wrong.length > MOST_TOLD ? [`${wrong.length - MOST_TOLD} more schedules.`] : [];
    return {
      status: 'degraded',
      details,
      symptom: [...wrong.slice(0, MOST_TOLD), ...more].join(' '),
      cause: 'As the jobs of the schedules tell, or no process that could begin them reaches MongoDB.',
      ...this.absence,
    };
  }

  private async wrongWith(schedules: readonly BackupSchedule[], drill?: DrillMark): Promise<string[]> {
    const overdue = new Date((await this.clock.now()).getTime() - OVERDUE_MS);
    const ids = schedules.flatMap(({ last_backup_id }) => last_backup_id ?? []);
    const found = await this.catalogue.backups
      .find({ backup_id: { $in: ids } }, { projection: { _id: 0, backup_id: 1, status: 1 }, ...this.mongo.limit })
      .toArray();
    const statuses = new Map(found.map(({ backup_id, status }) => [backup_id, status]));
    return schedules.flatMap((schedule) => {
      const { name, last_error, last_at, next_at, last_backup_id } = schedule;
      const what = schedule.drill === true ? 'drill' : 'backup';
      // What came of a drill stands on its backup; one that was made by hand since makes up for one that was broken off.
      const isMadeUpFor = what === 'drill' && drill !== undefined && last_at !== undefined && drill.at > last_at;
      if (last_error !== undefined && !isMadeUpFor) return `The last ${what} of ${name} failed: ${last_error}`;
      if (next_at !== undefined && next_at < overdue)
        return `The ${what} of ${name} was due at ${next_at.toISOString()}, and nobody began it.`;
      const status = last_backup_id === undefined ? 'complete' : statuses.get(last_backup_id);
      return status === 'complete' ? [] : `The last backup of ${name} is ${status ?? 'not there any more'}.`;
    });
  }
}

const failureOf = (drill: DrillMark | undefined): string[] =>
  drill?.state === 'failed' ? [`The last drill failed: ${drill.reason ?? ''}`] : [];
