import { Caller, type Identity } from '@lucid/auth';
import { gapsOf, secondsOf, SLICES } from '@lucid/backup-engine';
import { type AuditNotes, Auditing, bodyOf, Operation, parametersOf, type WriteContext, Writing } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { ACCEPTED, accepted, type Job, JobsService } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DocumentsRestore } from '../restores/documents-restore';
import { Ranges } from '../point-in-time/ranges.service';
import {
  CreateRestoreToTime,
  DocumentThenPath,
  DocumentThenQuery,
  PastDocument,
  PointInTime,
  RestoredDocument,
  RestoreDocumentThen,
  RestoreDocumentThenQuery,
  type RestoreDocumentThenRequest,
  type RestoreToTimeRequest,
} from '../point-in-time/point-in-time-requests';
import { readable, TimeTravel } from '../point-in-time/time-travel';
import { RESTORE_TO_TIME, RestoreToTimeJob, type RestoreToTimeParams, untilOf } from '../jobs/restore-to-time-job';
import { restoresClosed } from './restores-closed';
import { readSlicerRecord } from '../point-in-time/slicer-record';
import { VERIFY_SLICES } from '../jobs/verify-slices-job';

/** Every time between backups: which can be restored to, and restores to them. */
@ApiTags('backups')
@Controller('point-in-time')
export class PointInTimeController {
  constructor(
    private readonly mongo: MongoService,
    private readonly ranges: Ranges,
    private readonly restores: RestoreToTimeJob,
    private readonly past: TimeTravel,
    private readonly documents: DocumentsRestore,
    private readonly jobs: JobsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Operation({
    id: 'getPointInTime',
    scope: 'backups:read',
    summary: 'See which times can be restored to',
    description:
      'As the backups and the slices of the oplog on the disk have it. Where there is no range, `reason` says why and what to do: BACKUP_PITR_ENABLED is off, capped collections prevent a base before MongoDB 8, or a backup or slice is missing.',
    answer: { type: PointInTime, description: 'Ranges, gaps, and how far the oplog is followed.' },
  })
  async get(): Promise<PointInTime> {
    const [{ segments, ranges, bytes, reason }, slicer] = await Promise.all([
      this.ranges.readRanges(),
      readSlicerRecord(this.mongo),
    ]);
    const position_at = slicer?.position_at;
    const dateOf = (position: string): Date => new Date(secondsOf(position) * 1000);
    return {
      enabled: this.config.BACKUP_PITR_ENABLED,
      ranges: ranges
        .filter(({ from_time, to_time }) => from_time <= to_time)
        .map(({ from_time, to_time, bases }) => ({
          ...{ from: new Date(from_time), to: new Date(to_time) },
          backup_ids: bases.map(({ backup_id }) => backup_id),
        })),
      ...(reason !== undefined && { reason }),
      gaps: gapsOf(segments).map(({ from, to }) => ({ from: dateOf(from), to: dateOf(to) })),
      slices: segments.reduce((sum, { slices }) => sum + slices.length, 0),
      size_bytes: bytes,
      ...(slicer !== undefined && { leader: slicer.owner }),
      ...(position_at !== undefined && {
        position_at,
        lag_seconds: Math.max(0, Math.floor((Date.now() - position_at.getTime()) / 1000)),
      }),
      ...(slicer?.problem !== undefined && { problem: slicer.problem }),
      ...(slicer?.problem_at !== undefined && { problem_at: slicer.problem_at }),
    };
  }

  @Post('restores')
  @Operation({
    id: 'createRestoreToTime',
    scope: 'backups:restore',
    summary: 'Restore the database as it was at a time, into another one',
    description:
      'As a job. The last backup before the time is restored, and what the oplog tells was done since is done again: documents, collections, indexes, views and whole transactions. Slices and backup are read and proven before anything is made, and all of it is compared afterwards; else nothing of it is kept. A time in a gap, or in no range, is 409 with the ranges. The collections that the service keeps for itself (keys, audit records, jobs and the like) are restored for a key with the scope `*`, and left out for others.',
    status: 202,
    body: { type: CreateRestoreToTime },
    headers: ['Idempotency-Key'],
    answer: ACCEPTED,
  })
  async restore(
    @Body(bodyOf(CreateRestoreToTime)) { to_time, to_increment, database, allow_code }: RestoreToTimeRequest,
    @Caller() identity: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    const params: RestoreToTimeParams = {
      ...{ to_time: to_time.toISOString(), database, closed: restoresClosed(identity) },
      ...(allow_code !== undefined && { allow_code }),
      ...(to_increment !== undefined && { to_increment }),
    };
    audit.target = database;
    await this.restores.requireEmpty(database);
    const { base } = await this.ranges.require(untilOf(params));
    audit.after = { ...params, backup_id: base.backup_id };
    const request = { kind: RESTORE_TO_TIME, target: database, params, requestedBy: identity.caller, writing };
    return accepted(await this.jobs.start(request), reply);
  }

  @Post('verify')
  @Operation({
    id: 'verifySlices',
    scope: 'backups:write',
    summary: 'Read the slices of the oplog again and compare them with their manifests',
    description:
      'As a job. Slices that are truncated, changed or without their content fail it, each named among its `errors`. One whose manifest is gone is a gap, which `GET /point-in-time` tells of. A restore to a time reads again what it needs, and refuses what is damaged of that.',
    status: 202,
    headers: ['Idempotency-Key'],
    answer: ACCEPTED,
  })
  async verify(
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    audit.target = SLICES;
    const request = { kind: VERIFY_SLICES, target: SLICES, params: {}, requestedBy: caller, writing };
    return accepted(await this.jobs.start(request), reply);
  }

  @Get('documents/:collection/:id')
  @Operation({
    id: 'getDocumentThen',
    scope: 'backups:restore',
    collections: 'values',
    holds: 'past_documents',
    audited: true,
    summary: 'Read one document as it was at a time, without a restore',
    description:
      'Reads the collection in the last backup before the time until the document is found, and all slices from there to the time: some seconds where these are large, and 422 beyond 512 MiB. 404 says `deleted_at` among its `errors` when it had been deleted; 409 has the times that can be asked for.',
    path: DocumentThenPath,
    query: DocumentThenQuery,
    problems: [409, 422, 429],
    answer: { type: PastDocument, description: 'The document.' },
  })
  async document(
    @Param(parametersOf(DocumentThenPath)) { collection, id }: { collection: string; id: string },
    @Query(parametersOf(DocumentThenQuery)) { at }: { at: Date },
    @Auditing() audit: AuditNotes,
  ): Promise<PastDocument> {
    audit.target = `${collection}/${id}`;
    const { document, ...then } = await this.past.readDocumentAt(collection, id, at);
    return { collection, id, at, ...then, document: readable(document) };
  }

  @Post('documents/:collection/:id/restore')
  @Operation({
    id: 'restoreDocumentThen',
    scope: 'backups:restore',
    collections: 'write',
    confirms: 'collection',
    holds: 'past_documents',
    summary: 'Put one document back as it was at a time',
    description:
      'It is found as `getDocumentThen` finds it, and written into the collection of the service as it was stored then, each field of it; of a model, one that replaces another gets a version above both, so that no entity tag of either fits. 409 when another document has a unique value of it by now, or the collection is gone. Sending it again does no harm.',
    status: 200,
    path: DocumentThenPath,
    query: RestoreDocumentThenQuery,
    body: { type: RestoreDocumentThen },
    headers: ['Idempotency-Key'],
    problems: [409, 422, 429],
    answer: { type: RestoredDocument, description: 'What became of it.' },
  })
  async putBack(
    @Param(parametersOf(DocumentThenPath)) { collection, id }: { collection: string; id: string },
    @Query(parametersOf(RestoreDocumentThenQuery)) { dry_run }: { dry_run: boolean },
    @Body(bodyOf(RestoreDocumentThen)) { at, conflict }: RestoreDocumentThenRequest,
    @Auditing() audit: AuditNotes,
  ): Promise<RestoredDocument> {
    audit.target = `${collection}/${id}`;
    await this.documents.requirePlace(this.mongo.db.databaseName, collection);
    const { document, ...then } = await this.past.readDocumentAt(collection, id, at);
    const outcome = await this.documents.putOne({ collection, conflict, dryRun: dry_run }, document);
    const result = { collection, id, at, outcome, dry_run, ...then };
    audit.after = result;
    return result;
  }
}
