import { Caller, type Identity } from '@lucid/auth';
import {
  type AuditNotes,
  Auditing,
  bodyOf,
  etagOf,
  type ListQuery,
  Operation,
  pageClass,
  parametersOf,
  requireConfirmation,
  type WriteContext,
  Writing,
} from '@lucid/common';
import type { Page } from '@lucid/mongo';
import { Body, Controller, Delete, Get, Headers, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { BackupSchedule } from '../schedules/backup-schedule';
import { BackupSchedules } from '../schedules/backup-schedules.service';
import {
  type ByScheduleId,
  CreateBackupSchedule,
  CreateScheduleQuery,
  DeleteScheduleQuery,
  ListSchedulesQuery,
  SchedulePath,
  UpdateBackupSchedule,
  UpdateScheduleQuery,
} from '../schedules/schedule-requests';
import { type ScheduleSettings, settingsOf } from '../schedules/schedule-settings';

const SCHEDULE = { type: BackupSchedule, description: 'The schedule.', headers: ['ETag'] as const };

@ApiTags('backups')
@Controller('backup-schedules')
export class BackupSchedulesController {
  constructor(private readonly schedules: BackupSchedules) {}

  private async tagged(schedule: BackupSchedule, reply: FastifyReply): Promise<BackupSchedule> {
    void reply.header('etag', etagOf(schedule));
    return this.schedules.shown(schedule);
  }

  @Get()
  @Operation({
    id: 'listBackupSchedules',
    scope: 'backups:read',
    summary: 'List schedules of backups, newest first',
    query: ListSchedulesQuery,
    answer: { type: pageClass(BackupSchedule), description: 'A page.' },
  })
  async list(@Query(parametersOf(ListSchedulesQuery)) query: ListQuery): Promise<Page<BackupSchedule>> {
    return this.schedules.list(query);
  }

  @Post()
  @Operation({
    id: 'createBackupSchedule',
    scope: 'backups:write',
    collections: 'shape',
    confirms: 'name',
    summary: 'Have backups made at times',
    description:
      'One backup at each time that `cron` names, whatever the number of replicas, as a job whose id is made of the schedule and the time. Times that were missed while no service ran are made up for by one backup at its start. A time that comes while the backup before has not ended is left out, and told. There are 100 schedules at most, of which one caller has its share. `retention` deletes backups: it needs `backups:delete` and `confirm`.',
    status: 201,
    query: CreateScheduleQuery,
    body: { type: CreateBackupSchedule },
    headers: ['Idempotency-Key'],
    answer: { ...SCHEDULE, description: 'Created.', headers: ['Location', 'ETag'] },
  })
  async create(
    @Body(bodyOf(CreateBackupSchedule)) body: ScheduleSettings,
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BackupSchedule> {
    audit.target = body.name;
    const schedule = await this.schedules.create(body, writing, caller);
    audit.after = settingsOf(schedule);
    void reply.header('location', `/api/v1/backup-schedules/${schedule.schedule_id}`);
    return this.tagged(schedule, reply);
  }

  @Get(':schedule_id')
  @Operation({
    id: 'getBackupSchedule',
    scope: 'backups:read',
    summary: 'Get a schedule, with what became of its last time',
    path: SchedulePath,
    answer: SCHEDULE,
  })
  async get(
    @Param(parametersOf(SchedulePath)) { schedule_id }: ByScheduleId,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BackupSchedule> {
    return this.tagged(await this.schedules.get(schedule_id), reply);
  }

  @Patch(':schedule_id')
  @Operation({
    id: 'updateBackupSchedule',
    scope: 'backups:write',
    collections: 'shape',
    confirms: 'schedule_id',
    summary: 'Change a schedule',
    description:
      'A backup that is under way goes on as it was begun. That of the environment is changed by its variables only: 409. `retention`, `cron`, `time_zone` and `collections` decide which backups are deleted: they need `backups:delete` and `confirm`.',
    path: SchedulePath,
    query: UpdateScheduleQuery,
    body: { type: UpdateBackupSchedule, use: 'merge' },
    headers: ['If-Match'],
    problems: [409],
    answer: { ...SCHEDULE, description: 'The schedule as it is now.' },
  })
  async update(
    @Param(parametersOf(SchedulePath)) { schedule_id }: ByScheduleId,
    @Body(bodyOf(UpdateBackupSchedule)) patch: object,
    @Headers('if-match') ifMatch: string | undefined,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BackupSchedule> {
    audit.target = schedule_id;
    const { before, after } = await this.schedules.change(schedule_id, patch, ifMatch);
    audit.before = settingsOf(before);
    audit.after = settingsOf(after);
    return this.tagged(after, reply);
  }

  @Delete(':schedule_id')
  @Operation({
    id: 'deleteBackupSchedule',
    scope: 'backups:delete',
    summary: 'Delete a schedule; its backups stay, and are kept as those that were asked for by hand',
    status: 204,
    path: SchedulePath,
    query: DeleteScheduleQuery,
    problems: [409],
  })
  async delete(
    @Param(parametersOf(SchedulePath)) { schedule_id }: ByScheduleId,
    @Query(parametersOf(DeleteScheduleQuery)) { confirm }: { confirm?: string },
    @Auditing() audit: AuditNotes,
  ): Promise<void> {
    audit.target = schedule_id;
    requireConfirmation(confirm, schedule_id, `Schedule ${schedule_id} makes no more backups.`);
    audit.before = settingsOf(await this.schedules.delete(schedule_id));
  }
}
