import {
  Auditing,
  type AuditNotes,
  bodyOf,
  CONFIRM,
  CURSOR,
  defineClass,
  etagOf,
  LIMIT,
  Operation,
  parametersOf,
  requireConfirmation,
  type WriteContext,
  Writing,
} from '@lucid/common';
import type { Page } from '@lucid/mongo';
import { Body, Controller, Delete, Get, Headers, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CreateVolume, UpdateVolume, Volume, VolumePage, VolumePath } from '../volume/volume-answers';
import { VolumesService } from '../volumes/volumes.service';

const PageQuery = defineClass('VolumesQuery', { limit: LIMIT, cursor: CURSOR });
const Confirmed = defineClass('DeleteVolumeQuery', { confirm: CONFIRM });
const VOLUME = { type: Volume, description: 'The volume.', headers: ['ETag'] as const };

const tagged = (volume: Volume, reply: FastifyReply): Volume => {
  void reply.header('etag', etagOf(volume));
  return volume;
};

@ApiTags('volumes')
@Controller('volumes')
export class VolumesController {
  constructor(private readonly volumes: VolumesService) {}

  @Get()
  @Operation({
    id: 'listVolumes',
    scope: 'volumes:read',
    summary: 'List volumes by name',
    query: PageQuery,
    answer: { type: VolumePage, description: 'A page.' },
  })
  async list(@Query(parametersOf(PageQuery)) { limit, cursor }: InstanceType<typeof PageQuery>): Promise<Page<Volume>> {
    return this.volumes.list(limit, cursor);
  }

  @Post()
  @Operation({
    id: 'createVolume',
    scope: 'volumes:write',
    summary: 'Create a volume',
    description:
      'Creates a volume: a folder with a quota. The quotas of all volumes together are at most VOLUME_SIZE_LIMIT_GB; what would exceed it is 507.',
    status: 201,
    body: { type: CreateVolume },
    headers: ['Idempotency-Key'],
    problems: [507],
    answer: { ...VOLUME, description: 'Created.', headers: ['Location', 'ETag'] },
  })
  async create(
    @Body(bodyOf(CreateVolume)) body: CreateVolume,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Volume> {
    audit.target = body.name;
    const volume = await this.volumes.create(body, writing);
    audit.after = settingsOf(volume);
    void reply.header('location', `/api/v1/volumes/${volume.name}`);
    return tagged(volume, reply);
  }

  @Get(':name')
  @Operation({
    id: 'getVolume',
    scope: 'volumes:read',
    summary: 'Get a volume: what it may hold, what is used, reserved and available',
    path: VolumePath,
    answer: VOLUME,
  })
  async get(
    @Param(parametersOf(VolumePath)) { name }: InstanceType<typeof VolumePath>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Volume> {
    return tagged(await this.volumes.get(name), reply);
  }

  @Patch(':name')
  @Operation({
    id: 'updateVolume',
    scope: 'volumes:write',
    summary: 'Grow or shrink a volume, or make it read-only',
    description:
      'A quota is never less than what is used and reserved (409), and all together never more than VOLUME_SIZE_LIMIT_GB (507). What is being written when a volume becomes read-only is written to its end.',
    path: VolumePath,
    body: { type: UpdateVolume, use: 'merge' },
    headers: ['If-Match'],
    problems: [409, 507],
    answer: { ...VOLUME, description: 'The volume as it is now.' },
  })
  async update(
    @Param(parametersOf(VolumePath)) { name }: InstanceType<typeof VolumePath>,
    @Body(bodyOf(UpdateVolume)) patch: UpdateVolume,
    @Headers('if-match') ifMatch: string | undefined,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Volume> {
    audit.target = name;
    const { before, after } = await this.volumes.change(name, patch, ifMatch);
    audit.before = settingsOf(before);
    audit.after = settingsOf(after);
    return tagged(after, reply);
  }

  @Delete(':name')
  @Operation({
    id: 'deleteVolume',
    scope: 'volumes:delete',
    summary: 'Delete an empty volume',
    description:
      'Deletes a volume with nothing in it, its samples and what its last scan found. One that holds files is 409, with how many.',
    status: 204,
    path: VolumePath,
    query: Confirmed,
    problems: [409],
  })
  async delete(
    @Param(parametersOf(VolumePath)) { name }: InstanceType<typeof VolumePath>,
    @Query(parametersOf(Confirmed)) { confirm }: InstanceType<typeof Confirmed>,
    @Auditing() audit: AuditNotes,
  ): Promise<void> {
    audit.target = name;
    requireConfirmation(confirm, name, `Volume ${name} goes, with what is known of its use.`);
    audit.before = settingsOf(await this.volumes.delete(name));
  }
}

const settingsOf = ({ quota_bytes, read_only }: Volume): object => ({ quota_bytes, read_only });
