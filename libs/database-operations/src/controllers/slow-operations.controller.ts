import { Auditing, type AuditNotes, bodyOf, defineClass, Operation, parametersOf } from '@lucid/common';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProfilerChange, ProfilerSettings } from '../profiler/profiler-settings';
import { ProfilerService } from '../profiler/profiler.service';
import {
  SlowOperations,
  SlowOperationsQuery,
  type SlowQuery,
  SlowShapeDetail,
  SlowShapeQuery,
} from '../slow/slow-operations';
import { SlowOperationsService } from '../slow/slow-operations.service';

const ShapePath = defineClass('SlowShapePath', {
  shape_id: {
    kind: 'text',
    required: true,
    minLength: 16,
    maxLength: 16,
    pattern: /^[0-9a-f]{16}$/,
    description: 'Id of the shape, as the list has it.',
    example: '0123456789abcdef',
  },
});

@ApiTags('database')
@Controller('database/operations')
export class SlowOperationsController {
  constructor(
    private readonly slow: SlowOperationsService,
    private readonly profiler: ProfilerService,
  ) {}

  @Get('slow')
  @Operation({
    id: 'listSlowOperations',
    scope: 'database:read',
    collections: 'shape',
    holds: 'analyses',
    summary: 'List slow operations by shape, those first that took the most time',
    description:
      "Groups what MongoDB's profiler has kept by shape: operations that differ only in values are one, and values are nowhere in the answer. The profile keeps the newest operations only.",
    query: SlowOperationsQuery,
    answer: { type: SlowOperations, description: 'The shapes.' },
  })
  async list(
    @Query(parametersOf(SlowOperationsQuery)) { limit, ...query }: SlowQuery & { limit: number },
  ): Promise<SlowOperations> {
    return this.slow.list(query, limit);
  }

  @Get('slow/:shape_id')
  @Operation({
    id: 'getSlowOperation',
    scope: 'database:read',
    holds: 'analyses',
    summary: 'Get slow operations of one shape: what they do, the newest of them, and the index they lack',
    path: ShapePath,
    query: SlowShapeQuery,
    answer: { type: SlowShapeDetail, description: 'The shape.' },
  })
  async get(
    @Param(parametersOf(ShapePath)) { shape_id }: { shape_id: string },
    @Query(parametersOf(SlowShapeQuery)) query: SlowQuery,
  ): Promise<SlowShapeDetail> {
    return this.slow.detail(shape_id, query);
  }

  @Get('profiler')
  @Operation({
    id: 'getProfiler',
    scope: 'database:read',
    summary: "Get how MongoDB's profiler is set",
    answer: { type: ProfilerSettings, description: 'The settings.' },
  })
  async settings(): Promise<ProfilerSettings> {
    return this.profiler.readSettings();
  }

  @Put('profiler')
  @Operation({
    id: 'setProfiler',
    scope: 'database:write',
    summary: "Set MongoDB's profiler",
    description:
      "Sets the profiler of the service's database on the primary, until that server starts again; `SLOW_OPERATION_MS` says what it is from then on. It keeps operations with their values in `system.profile`, so treat that collection as the data itself.",
    body: { type: ProfilerChange },
    answer: { type: ProfilerSettings, description: 'The settings as they are now.' },
  })
  async set(
    @Body(bodyOf(ProfilerChange)) change: ProfilerChange,
    @Auditing() audit: AuditNotes,
  ): Promise<ProfilerSettings> {
    const before = await this.profiler.readSettings();
    audit.target = `profiler of ${before.member}`;
    audit.before = before;
    await this.profiler.set(change);
    const after = await this.profiler.readSettings();
    audit.after = after;
    return after;
  }
}
