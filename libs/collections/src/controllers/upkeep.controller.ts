import { Caller, type Identity } from '@lucid/auth';
import {
  type AuditNotes,
  Auditing,
  CONFIRM,
  defineClass,
  Operation,
  parametersOf,
  ProblemError,
  requireConfirmation,
  type WriteContext,
  Writing,
} from '@lucid/common';
import { ACCEPTED, accepted, type Job, JobsService } from '@lucid/jobs';
import { CollectionPath } from '@lucid/mongo';
import { Controller, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CollectionsService } from '../collections/collections.service';
import { COMPACT_COLLECTION } from '../jobs/compact-job';
import { VALIDATE_COLLECTION } from '../jobs/validate-job';

interface ValidateOptions {
  full: boolean;
  confirm?: string;
}

const ValidateQuery = defineClass('ValidateCollectionQuery', {
  full: {
    kind: 'flag',
    fallback: false,
    description:
      'Checks everything, with the collection locked: all its reads and writes wait until it is done. Else what the last checkpoint wrote, beside them.',
  },
  confirm: { ...CONFIRM, description: 'The name of the collection, once more: 400 without it when `full` is true.' },
});

const CompactQuery = defineClass('CompactCollectionQuery', {
  confirm: { ...CONFIRM, description: 'The name of the collection, once more: 400 without it.' },
});

/** The upkeep of a collection's files, as jobs. */
@ApiTags('database')
@Controller('database/collections/:name')
export class UpkeepController {
  constructor(
    private readonly collections: CollectionsService,
    private readonly jobs: JobsService,
  ) {}

  @Post('validate')
  @Operation({
    id: 'validateCollection',
    scope: 'database:write',
    collections: 'shape',
    summary: 'Have MongoDB check the structures of a collection and its indexes',
    description: 'As a job. Its result says whether anything is damaged, index by index.',
    status: 202,
    path: CollectionPath,
    query: ValidateQuery,
    headers: ['Idempotency-Key'],
    answer: ACCEPTED,
  })
  async validate(
    @Param(parametersOf(CollectionPath)) { name }: { name: string },
    @Query(parametersOf(ValidateQuery)) { full, confirm }: ValidateOptions,
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    audit.target = name;
    if (full) requireConfirmation(confirm, name, `All reads and writes of ${name} will wait until it is checked.`);
    await this.requirePlain(name);
    const request = { kind: VALIDATE_COLLECTION, target: name, params: { name, full }, requestedBy: caller, writing };
    return accepted(await this.jobs.start(request), reply);
  }

  @Post('compact')
  @Operation({
    id: 'compactCollection',
    scope: 'database:write',
    collections: 'shape',
    summary: "Give the free space within a collection's files back to the disk",
    description:
      'As a job, on the primary. Reads and writes go on, more slowly; indexes of the collection are neither built nor dropped meanwhile. The result tells `bytes_freed`. Cancelled, it ends at its next checkpoint.',
    status: 202,
    path: CollectionPath,
    query: CompactQuery,
    headers: ['Idempotency-Key'],
    answer: ACCEPTED,
  })
  async compact(
    @Param(parametersOf(CollectionPath)) { name }: { name: string },
    @Query(parametersOf(CompactQuery)) { confirm }: { confirm?: string },
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    audit.target = name;
    requireConfirmation(
      confirm,
      name,
      `The primary will be busy, and ${name} kept from being dropped or indexed, for as long as it takes.`,
    );
    await this.requirePlain(name);
    const request = { kind: COMPACT_COLLECTION, target: name, params: { name }, requestedBy: caller, writing };
    return accepted(await this.jobs.start(request), reply);
  }

  private async requirePlain(name: string): Promise<void> {
    const { type } = await this.collections.find(name);
    if (type === 'collection') return;
    throw new ProblemError('conflict', `${name} is a ${type}: it has no files of its own.`);
  }
}
