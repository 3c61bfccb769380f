import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { LongCommands } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { ValidatorSchema } from '../validator-schema/validator-schema';
import { checkPipeline, type Counted, type ValidatorCheck, ValidatorChecks } from '../validator/validator-check';

/** The kind of job that checks every document of a collection against rules. */
export const CHECK_VALIDATOR = 'check_validator';

export interface CheckValidatorParams {
  name: string;
  /** The rules, as JSON. */
  json_schema: string;
}

/** Checks every document of a collection against rules. */
@RunsJobs()
@Injectable()
export class CheckValidatorJob implements JobKind<CheckValidatorParams, ValidatorCheck> {
  readonly kind = CHECK_VALIDATOR;
  readonly tellsValues = true;
  readonly concurrency = 1;
  readonly afterCrash = 'again';

  constructor(
    private readonly commands: LongCommands,
    private readonly checks: ValidatorChecks,
  ) {}

  async run({ name, json_schema }: CheckValidatorParams, job: JobContext): Promise<ValidatorCheck> {
    const schema = JSON.parse(json_schema) as ValidatorSchema;
    job.phase('checking', 'documents');
    const pipeline = checkPipeline(schema);
    const { cursor } = await this.commands.runCommand({ aggregate: name, pipeline, cursor: {} }, job);
    return this.checks.told(name, schema, (cursor as { firstBatch: Counted[] }).firstBatch[0]);
  }
}
