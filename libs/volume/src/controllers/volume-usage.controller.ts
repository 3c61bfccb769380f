import {
  Auditing,
  type AuditNotes,
  CONFIRM,
  defineClass,
  Operation,
  parametersOf,
  requireConfirmation,
  type WriteContext,
  Writing,
} from '@lucid/common';
import { ACCEPTED, accepted, type Job, JobsService } from '@lucid/jobs';
import { Controller, Delete, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { REMOVE_ORPHANS, SCAN } from '../scan/scan-jobs';
import { VolumeFolderList, VolumeUsage } from '../usage/volume-usage';
import { VolumeUsageService } from '../usage/volume-usage.service';
import { VolumePath, VolumeSummary } from '../volume/volume-answers';
import { VolumesService } from '../volumes/volumes.service';

const UsageQuery = defineClass('VolumeUsageQuery', {
  days: { kind: 'int', min: 1, max: 400, fallback: 90, description: 'How many days, today among them.' },
});
const Confirmed = defineClass('DeleteVolumeOrphansQuery', { confirm: CONFIRM });

@ApiTags('volumes')
@Controller()
export class VolumeUsageController {
  constructor(
    private readonly volumes: VolumesService,
    private readonly usage: VolumeUsageService,
    private readonly jobs: JobsService,
  ) {}

  @Get('volume-summary')
  @Operation({
    id: 'getVolumeSummary',
    scope: 'volumes:read',
    summary: 'Get all volumes together: capacity, allocated, reserved, used, available, and the disk',
    answer: { type: VolumeSummary, description: 'The figures.' },
  })
  async summary(): Promise<VolumeSummary> {
    return this.volumes.summary();
  }

  @Get('volumes/:name/usage')
  @Operation({
    id: 'getVolumeUsage',
    scope: 'volumes:read',
    summary: 'Get the use of a volume by day, and when it will be full',
    path: VolumePath,
    query: UsageQuery,
    answer: { type: VolumeUsage, description: 'The days and the forecast.' },
  })
  async getUsage(
    @Param(parametersOf(VolumePath)) { name }: InstanceType<typeof VolumePath>,
    @Query(parametersOf(UsageQuery)) { days }: InstanceType<typeof UsageQuery>,
  ): Promise<VolumeUsage> {
    return this.usage.usage(name, days);
  }

  @Get('volumes/:name/folders')
  @Operation({
    id: 'listVolumeFolders',
    scope: 'volumes:read',
    summary: 'List the biggest folders of a volume, as its last scan found them',
    path: VolumePath,
    answer: { type: VolumeFolderList, description: 'The folders; none before the first scan.' },
  })
  async folders(@Param(parametersOf(VolumePath)) { name }: InstanceType<typeof VolumePath>): Promise<VolumeFolderList> {
    return this.usage.folders(name);
  }

  @Post('volumes/:name/scan')
  @Operation({
    id: 'scanVolume',
    scope: 'volumes:write',
    summary: 'Scan a volume: set right what is used, find its biggest folders and what is odd in it',
    description:
      'A job that reads the whole volume while it is written on. Its result tells what was found: links, special files and files that nothing refers to are counted and told, not followed and not removed.',
    status: 202,
    path: VolumePath,
    headers: ['Idempotency-Key'],
    answer: ACCEPTED,
  })
  async scan(
    @Param(parametersOf(VolumePath)) { name }: InstanceType<typeof VolumePath>,
    @Writing() writing: WriteContext,
    @Req() request: FastifyRequest,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    audit.target = name;
    return this.begin(SCAN, name, writing, request, reply);
  }

  @Delete('volumes/:name/orphans')
  @Operation({
    id: 'deleteVolumeOrphans',
    scope: 'volumes:delete',
    summary: 'Remove the files of a volume that nothing refers to any more',
    description:
      'A scan that also removes its orphans: files older than an hour whose chunk is not in the database. After the database was restored from a backup, chunks that came later are orphans too: look at what a scan tells first.',
    status: 202,
    path: VolumePath,
    query: Confirmed,
    problems: [409],
    answer: ACCEPTED,
  })
  async removeOrphans(
    @Param(parametersOf(VolumePath)) { name }: InstanceType<typeof VolumePath>,
    @Query(parametersOf(Confirmed)) { confirm }: InstanceType<typeof Confirmed>,
    @Writing() writing: WriteContext,
    @Req() request: FastifyRequest,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    audit.target = name;
    requireConfirmation(confirm, name, `Files of volume ${name} that nothing refers to go.`);
    return this.begin(REMOVE_ORPHANS, name, writing, request, reply);
  }

  private async begin(
    kind: string,
    volume: string,
    writing: WriteContext,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Job> {
    await this.volumes.get(volume);
    const requestedBy = request.caller ?? 'anonymous';
    return accepted(await this.jobs.start({ kind, target: volume, params: { volume }, requestedBy, writing }), reply);
  }
}
