import { Caller, type Identity, lacksScope } from '@lucid/auth';
import {
  type AuditNotes,
  Auditing,
  bodyOf,
  etagOf,
  hasScope,
  type ListQuery,
  Operation,
  pageClass,
  parametersOf,
  type WriteContext,
  Writing,
} from '@lucid/common';
import { ACCEPTED, accepted, type Job } from '@lucid/jobs';
import type { Page } from '@lucid/mongo';
import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RequestedRuns } from '../runs/requested-runs.service';
import { BackupSchedule } from '../schedules/backup-schedule';
import { BackupSchedules } from '../schedules/backup-schedules.service';
import { pauseOf, SchedulePauses } from '../schedules/schedule-pauses.service';
import {
  type ByScheduleId,
  ListScheduleRunsQuery,
  type Pause,
  PauseSchedule,
  type Reasoned,
  SchedulePath,
  ScheduleReason,
} from '../schedules/schedule-requests';
import { ScheduleRun } from '../schedules/schedule-run';
import { ScheduleRuns } from '../schedules/schedule-runs.service';

const SCHEDULE = {
  ...{ type: BackupSchedule, description: 'The schedule as it is now.' },
  headers: ['ETag'] as const,
};

type Changed = Awaited<ReturnType<SchedulePauses['pause']>>;

@ApiTags('backups')
@Controller('backup-schedules/:schedule_id')
export class ScheduleRunsController {
  constructor(
    private readonly schedules: BackupSchedules,
    private readonly pauses: SchedulePauses,
    private readonly runs: ScheduleRuns,
    private readonly requested: RequestedRuns,
  ) {}

  @Get('runs')
  @Operation({
    id: 'listBackupScheduleRuns',
    scope: 'backups:read',
    summary: 'List the runs of a schedule, newest first',
    description:
      'One record for each time of the schedule that came while the service ran, and for each run on request. Runs that were paused, skipped or left out are in the list, with their reason. Records are deleted after 30 days.',
    path: SchedulePath,
    query: ListScheduleRunsQuery,
    answer: { type: pageClass(ScheduleRun), description: 'A page.' },
  })
  async list(
    @Param(parametersOf(SchedulePath)) { schedule_id }: ByScheduleId,
    @Query(parametersOf(ListScheduleRunsQuery)) query: ListQuery,
  ): Promise<Page<ScheduleRun>> {
    await this.schedules.get(schedule_id);
    return this.runs.list(schedule_id, query);
  }

  @Post('run')
  @Operation({
    id: 'runBackupSchedule',
    scope: 'backups:write',
    summary: 'Run a schedule now',
    description:
      'Starts the job that the schedule starts at its times, also while it is disabled or paused. Its next times stay as they are. The backup is kept as one made by hand: the retention of the schedule does not count it and is not applied. The schedule `drill` also needs the scope `backups:restore`. 409 while the job of the last run has not ended.',
    status: 202,
    path: SchedulePath,
    body: { type: ScheduleReason },
    headers: ['Idempotency-Key'],
    problems: [409],
    answer: ACCEPTED,
  })
  async run(
    @Param(parametersOf(SchedulePath)) { schedule_id }: ByScheduleId,
    @Body(bodyOf(ScheduleReason)) { reason }: Reasoned,
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    audit.target = schedule_id;
    audit.after = { reason };
    const schedule = await this.schedules.get(schedule_id);
    if (schedule.drill === true && !hasScope(reply.request, 'backups:restore'))
      throw lacksScope('backups:restore', 'A drill asks for the scope backups:restore, which your key lacks.');
    return accepted(await this.requested.run(schedule, { caller, reason, writing }), reply);
  }

  @Post('pause')
  @Operation({
    id: 'pauseBackupSchedule',
    scope: 'backups:write',
    summary: 'Pause a schedule',
    description:
      'The schedule starts no jobs until `until`, or until it is resumed. Times that come during the pause are recorded as `paused` and are not made up for. A job that is running goes on. The schedules of the environment can be paused too. A paused schedule stays paused, with the new `until` and `reason`.',
    path: SchedulePath,
    body: { type: PauseSchedule },
    headers: ['If-Match', 'Idempotency-Key'],
    answer: SCHEDULE,
  })
  async pause(
    @Param(parametersOf(SchedulePath)) { schedule_id }: ByScheduleId,
    @Body(bodyOf(PauseSchedule)) pause: Pause,
    @Headers('if-match') ifMatch: string | undefined,
    @Caller() { caller }: Identity,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BackupSchedule> {
    audit.target = schedule_id;
    return this.answer(await this.pauses.pause(schedule_id, pause, ifMatch, caller), audit, reply);
  }

  @Post('resume')
  @Operation({
    id: 'resumeBackupSchedule',
    scope: 'backups:write',
    summary: 'Resume a schedule',
    description:
      'Ends the pause, and withdraws the skip of the next run. The schedule runs again from its next time on: times that came during the pause are not made up for. A schedule that is not paused stays as it is.',
    path: SchedulePath,
    body: { type: ScheduleReason },
    headers: ['If-Match', 'Idempotency-Key'],
    answer: SCHEDULE,
  })
  async resume(
    @Param(parametersOf(SchedulePath)) { schedule_id }: ByScheduleId,
    @Body(bodyOf(ScheduleReason)) { reason }: Reasoned,
    @Headers('if-match') ifMatch: string | undefined,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BackupSchedule> {
    audit.target = schedule_id;
    return this.answer(await this.pauses.resume(schedule_id, ifMatch), audit, reply, reason);
  }

  @Post('skip')
  @Operation({
    id: 'skipBackupScheduleRun',
    scope: 'backups:write',
    summary: 'Skip the next run of a schedule',
    description:
      'The run at `next_at` starts no job and is recorded as `skipped`. Later runs are not affected. A second request before that time skips the same run. Resume the schedule to withdraw the skip. 409 when the schedule has no next run: it is disabled, or paused without an end.',
    path: SchedulePath,
    body: { type: ScheduleReason },
    headers: ['If-Match', 'Idempotency-Key'],
    problems: [409],
    answer: SCHEDULE,
  })
  async skip(
    @Param(parametersOf(SchedulePath)) { schedule_id }: ByScheduleId,
    @Body(bodyOf(ScheduleReason)) reason: Reasoned,
    @Headers('if-match') ifMatch: string | undefined,
    @Caller() { caller }: Identity,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BackupSchedule> {
    audit.target = schedule_id;
    return this.answer(await this.pauses.skip(schedule_id, reason, ifMatch, caller), audit, reply);
  }

  private async answer(
    { before, after }: Changed,
    audit: AuditNotes,
    reply: FastifyReply,
    reason?: string,
  ): Promise<BackupSchedule> {
    audit.before = pauseOf(before);
    audit.after = { ...pauseOf(after), ...(reason !== undefined && { reason }) };
    void reply.header('etag', etagOf(after));
    return this.schedules.shown(after);
  }
}
