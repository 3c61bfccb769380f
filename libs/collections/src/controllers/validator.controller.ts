import { Caller, type Identity } from '@lucid/auth';
import { type AuditNotes, Auditing, bodyOf, Operation, parametersOf, type WriteContext, Writing } from '@lucid/common';
import { ACCEPTED, accepted, type Job, JobsService } from '@lucid/jobs';
import { CollectionPath } from '@lucid/mongo';
import { Body, Controller, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Collection } from '../collections/collection';
import { CHECK_VALIDATOR } from '../jobs/check-validator-job';
import {
  ReplaceCollectionValidator,
  ReplaceValidatorQuery,
  type ReplaceValidatorOptions,
  ValidatorTrial,
} from '../validator/validator-bodies';
import { ValidatorCheck } from '../validator/validator-check';
import { ValidatorService } from '../validator/validator.service';

@ApiTags('database')
@Controller('database/collections/:name/validator')
export class ValidatorController {
  constructor(
    private readonly validators: ValidatorService,
    private readonly jobs: JobsService,
  ) {}

  @Post('preview')
  @Operation({
    id: 'previewCollectionValidator',
    scope: 'database:read',
    collections: 'values',
    holds: 'analyses',
    summary: 'Count the documents that rules would refuse, and say why',
    description:
      'All documents are checked, or a random sample where there are more than 100,000 or half a gigabyte of them; `method` says which. Nothing is changed.',
    path: CollectionPath,
    body: { type: ValidatorTrial },
    headers: ['Idempotency-Key'],
    answer: { type: ValidatorCheck, description: 'How the documents fare.' },
  })
  async preview(
    @Param(parametersOf(CollectionPath)) { name }: { name: string },
    @Body(bodyOf(ValidatorTrial)) { json_schema }: ValidatorTrial,
  ): Promise<ValidatorCheck> {
    return this.validators.preview(name, json_schema);
  }

  @Post('check')
  @Operation({
    id: 'checkCollectionValidator',
    scope: 'database:read',
    collections: 'values',
    summary: 'Check every document against rules, however many there are',
    description: 'As a job: its result is what the preview answers, counted over the whole collection.',
    status: 202,
    path: CollectionPath,
    body: { type: ValidatorTrial },
    headers: ['Idempotency-Key'],
    answer: ACCEPTED,
  })
  async check(
    @Param(parametersOf(CollectionPath)) { name }: { name: string },
    @Body(bodyOf(ValidatorTrial)) { json_schema }: ValidatorTrial,
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    await this.validators.requirePlain(name, json_schema);
    // As text: the names of its keys and fields are not MongoDB's to read.
    const params = { name, json_schema: JSON.stringify(json_schema) };
    return accepted(
      await this.jobs.start({ kind: CHECK_VALIDATOR, target: name, params, requestedBy: caller, writing }),
      reply,
    );
  }

  @Put()
  @Operation({
    id: 'replaceCollectionValidator',
    scope: 'database:write',
    collections: 'values',
    confirms: 'name',
    summary: 'Replace the rules for the documents of a collection',
    description:
      'Refused while documents break them, as the preview finds, unless `accept_failing` says otherwise, or the level or action lets them be. `accept_failing` needs a scope to delete and `confirm`: documents that break the rules cannot be changed any more. `{}` as `json_schema` ends all rules.',
    path: CollectionPath,
    query: ReplaceValidatorQuery,
    body: { type: ReplaceCollectionValidator },
    problems: [409, 422],
    answer: { type: Collection, description: 'The collection with its new rules.' },
  })
  async replace(
    @Param(parametersOf(CollectionPath)) { name }: { name: string },
    @Query(parametersOf(ReplaceValidatorQuery)) options: ReplaceValidatorOptions,
    @Body(bodyOf(ReplaceCollectionValidator)) rules: ReplaceCollectionValidator,
    @Auditing() audit: AuditNotes,
  ): Promise<Collection> {
    return this.validators.replace(name, rules, options, audit);
  }
}
