import type { JobKind } from '@lucid/jobs';
import type { LongCommands } from '@lucid/mongo';
import type { ValidatorSchema } from '../validator-schema/validator-schema';
import { checkPipeline, type Counted, type ValidatorCheck, type ValidatorChecks } from '../validator/validator-check';

/** The kind of job that checks every document of a collection against rules. */
export const CHECK_VALIDATOR = 'check_validator';

export interface CheckValidatorParams {
  name: string;
  /** The rules, as JSON. */
  json_schema: string;
}

export const checkValidatorJob = (
  commands: LongCommands,
  checks: ValidatorChecks,
): JobKind<CheckValidatorParams, ValidatorCheck> => ({
  kind: CHECK_VALIDATOR,
  tellsValues: true,
  concurrency: 1,
  afterCrash: 'again',
  run: async ({ name, json_schema }, job) => {
    const schema = JSON.parse(json_schema) as ValidatorSchema;
    job.phase('checking', 'documents');
    const { cursor } = await commands.runCommand({ aggregate: name, pipeline: checkPipeline(schema), cursor: {} }, job);
    return checks.told(name, schema, (cursor as { firstBatch: Counted[] }).firstBatch[0]);
  },
});
