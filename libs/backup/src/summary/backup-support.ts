import { ProvidesSupport, type SupportSource } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { BackupSchedules } from '../schedules/backup-schedules.service';
import { BackupSummaries } from './backup-summary.service';

/** Schedules and the summary of all backups in a support bundle. */
@Injectable()
@ProvidesSupport()
export class BackupSupport implements SupportSource {
  readonly name = 'backups.json';
  readonly timeoutMs = 5000;

  constructor(
    private readonly schedules: BackupSchedules,
    private readonly summaries: BackupSummaries,
  ) {}

  async writeSupport(): Promise<unknown> {
    const schedules = await this.schedules.all();
    const summary = await this.summaries.readSummary(schedules);
    return { summary, schedules: await Promise.all(schedules.map(async (each) => this.schedules.shown(each))) };
  }
}
