import { AuditLog } from '@lucid/auth';
import { type AuditNotes, toProblem } from '@lucid/common';
import { JobsService } from '@lucid/jobs';
import { Injectable } from '@nestjs/common';
import { hostname } from 'node:os';
import { DRILL_EVERYTHING } from '../catalogue/drill';
import { DrillSubjects } from '../drills/drill-subjects';
import { BACK_UP, type BackUpParams } from '../jobs/backup-job';
import { type DrillParams, RESTORE_DRILL } from '../jobs/drill-job';
import { APPLY_RETENTION, type RetentionParams } from '../jobs/retention-job';
import type { BackupSchedule } from '../schedules/backup-schedule';

/** The status of a request whose work goes on as a job. */
const ACCEPTED = 202;

export type ScheduleRequest = Parameters<JobsService['start']>[0];

/** Which run a job is for. */
export interface RunOf {
  job_id: string;
  /** The caller who asked for the run; absent at a time of the schedule. */
  requested_by?: string | undefined;
}

/** The jobs of schedules: what each asks for, and their start. */
@Injectable()
export class ScheduleJobs {
  constructor(
    private readonly jobs: JobsService,
    private readonly drills: DrillSubjects,
    private readonly audit: AuditLog,
  ) {}

  /**
   * What is to be done in a run of a schedule; undefined where there is no backup yet that a drill could be of. The backup of a run on request
   * is none of the schedule's backups: its retention counts it no more than a backup made by hand, so that no run deletes an older backup.
   */
  async requestOf(schedule: BackupSchedule, { job_id, requested_by }: RunOf): Promise<ScheduleRequest | undefined> {
    const { schedule_id, name, engine, compression, encryption, storage, collections } = schedule;
    const requestedBy = requested_by ?? `schedule ${name}`;
    const writing = { newId: () => job_id, recovering: true };
    if (schedule.drill === true) {
      const backup_id = await this.drills.latest();
      if (backup_id === undefined) return undefined;
      const params: DrillParams = { backup_id, percent: DRILL_EVERYTHING };
      return { kind: RESTORE_DRILL, target: backup_id, params, requestedBy, writing };
    }
    const params: BackUpParams = {
      ...{ name, engine, compression, requested_by: requestedBy },
      ...(requested_by === undefined && { schedule_id }),
      ...(encryption !== undefined && { encryption }),
      ...(storage !== undefined && { storage }),
      ...(collections !== undefined && { collections }),
    };
    return { kind: BACK_UP, target: name, params, requestedBy, writing };
  }

  /** Queues the retention of a schedule after a backup, once. */
  async startRetention(schedule: BackupSchedule, backup_id: string, requestedBy: string): Promise<void> {
    const { schedule_id } = schedule;
    const retention_id = `${backup_id}-retention`;
    if ((await this.jobs.find(retention_id)) !== undefined) return;
    const params: RetentionParams = { schedule_id };
    const writing = { newId: () => retention_id, recovering: true };
    await this.start(schedule, { kind: APPLY_RETENTION, target: schedule_id, params, requestedBy, writing });
  }

  /** Queues a job, with an audit record as that of a request: the schedule asks for it. */
  async start({ schedule_id }: BackupSchedule, request: ScheduleRequest): Promise<void> {
    const asked = {
      identity: { caller: request.requestedBy, grants: [] },
      address: hostname(),
      operation: request.kind,
      method: 'SCHEDULE',
      path: `/api/v1/backup-schedules/${schedule_id}`,
      request_id: request.writing.newId(),
    };
    const audit_id = await this.audit.begin(asked);
    const notes: AuditNotes = { target: request.target };
    try {
      const origin = { request_id: asked.request_id, audit_id };
      notes.job_id = (await this.jobs.start({ ...request, writing: { ...request.writing, origin } })).job_id;
      await this.audit.complete(audit_id, asked, ACCEPTED, notes);
    } catch (error) {
      await this.audit.complete(audit_id, asked, toProblem(error).status, notes);
      throw error;
    }
  }
}
