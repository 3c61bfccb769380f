import { counter, gauge, type Metric, ProvidesMetrics, type MetricSource } from '@lucid/common';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { readSlicerRecord } from '../point-in-time/slicer-record';
import { BackupSchedules } from '../schedules/backup-schedules.service';
import { isPausedAt } from '../schedules/next-runs';
import { BackupSummaries } from './backup-summary.service';

/** The metrics of backups. All of it is read from MongoDB, and so the same on every replica and after a restart. */
@Injectable()
@ProvidesMetrics()
export class BackupMetrics implements MetricSource {
  readonly name = 'backup';
  readonly timeoutMs = 2000;

  constructor(
    private readonly schedules: BackupSchedules,
    private readonly summaries: BackupSummaries,
    private readonly mongo: MongoService,
  ) {}

  async collectMetrics(): Promise<Metric[]> {
    const schedules = await this.schedules.all();
    const { rpo_seconds, rto_seconds, last_good, last_proven, last_drill, ...counts } =
      await this.summaries.readSummary(schedules);
    const { complete, partial, damaged } = counts;
    const position_at = (await readSlicerRecord(this.mongo))?.position_at;
    const lag = position_at && Math.max(0, (Date.now() - position_at.getTime()) / 1000);
    return [
      gauge('lucid_backup_rpo_seconds', 'Seconds of writes that would be lost now.', rpo_seconds),
      gauge(
        'lucid_backup_last_good_age_seconds',
        'Age of the last good backup of the whole database.',
        last_good?.age_seconds,
      ),
      gauge('lucid_backup_last_good_duration_seconds', 'How long that took.', last_good?.duration_seconds),
      gauge('lucid_backup_last_good_size_bytes', 'Bytes of its files.', last_good?.size_bytes),
      gauge(
        'lucid_backup_last_proven_age_seconds',
        'Age of the last of those that was restored whole.',
        last_proven?.age_seconds,
      ),
      gauge(
        'lucid_backup_oplog_lag_seconds',
        'How far the slices of the oplog are behind: so much would be lost now.',
        lag,
      ),
      gauge('lucid_backup_rto_seconds', 'Seconds that restoring took in the last drill.', rto_seconds),
      gauge('lucid_backup_last_drill_age_seconds', 'Age of the last drill.', last_drill?.age_seconds),
      gauge('lucid_backup_last_drill_duration_seconds', 'How long all of it took.', last_drill?.duration_seconds),
      gauge(
        'lucid_backup_last_drill_success',
        'Whether it passed.',
        last_drill && Number(last_drill.state === 'passed'),
      ),
      gauge(
        'lucid_backup_stored',
        'Backups that there are, by their status.',
        Object.entries({ complete, partial, damaged }).map(([status, value]) => ({ labels: { status }, value })),
      ),
      counter(
        'lucid_backup_runs_total',
        'Times of a schedule, by what came of them.',
        schedules.flatMap(({ name, succeeded, failed }) =>
          Object.entries({ succeeded, failed }).map(([result, value]) => ({
            labels: { schedule: name, result },
            value,
          })),
        ),
      ),
      gauge(
        'lucid_backup_schedule_failing',
        'Whether the last backup of a schedule that is enabled failed.',
        schedules
          .filter(({ enabled }) => enabled)
          .map(({ name, last_error }) => ({ labels: { schedule: name }, value: last_error === undefined ? 0 : 1 })),
      ),
      gauge(
        'lucid_backup_schedule_paused',
        'Whether a schedule that is enabled is paused.',
        schedules
          .filter(({ enabled }) => enabled)
          .map((schedule) => ({
            labels: { schedule: schedule.name },
            value: Number(isPausedAt(schedule, new Date())),
          })),
      ),
    ];
  }
}
