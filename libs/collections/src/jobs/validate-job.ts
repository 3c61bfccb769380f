import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { LongCommands } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';

/** The kind of job that has MongoDB check the structures of a collection and its indexes. */
export const VALIDATE_COLLECTION = 'validate_collection';

/** What MongoDB says of damage is cut to so many messages, of so many characters. */
const MAX_MESSAGES = 20;
const MAX_LENGTH = 300;

export interface ValidateParams {
  name: string;
  /** Everything, under a lock that keeps all reads and writes of the collection out; else the last checkpoint, beside them. */
  full: boolean;
}

export interface ValidateResult {
  /** Whether nothing is damaged. */
  valid: boolean;
  documents: number;
  /** Documents that are no well-formed BSON. */
  damaged_documents: number;
  /** Documents that break the collection's rules, where this version of MongoDB tells. */
  rule_breaking_documents?: number;
  indexes: { name: string; keys: number; valid: boolean }[];
  warnings: string[];
  errors: string[];
}

/** Has MongoDB check the structures of a collection and its indexes. */
@RunsJobs()
@Injectable()
export class ValidateJob implements JobKind<ValidateParams, ValidateResult> {
  readonly kind = VALIDATE_COLLECTION;
  readonly concurrency = 1;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;

  constructor(private readonly commands: LongCommands) {}

  async run({ name, full }: ValidateParams, job: JobContext): Promise<ValidateResult> {
    job.phase('validating', 'documents');
    const how = full ? { full: true } : { background: true };
    return resultOf(await this.commands.runCommand({ validate: name, ...how }, job));
  }
}

function resultOf(answer: mongo.Document): ValidateResult {
  const keys = answer['keysPerIndex'] as Record<string, number>;
  const details = (answer['indexDetails'] ?? {}) as Record<string, { valid: boolean } | undefined>;
  const breaking: unknown = answer['nNonCompliantDocuments'];
  return {
    valid: answer['valid'] === true,
    documents: Number(answer['nrecords']),
    damaged_documents: Number(answer['nInvalidDocuments'] ?? 0),
    ...(breaking !== undefined && { rule_breaking_documents: Number(breaking) }),
    indexes: Object.entries(keys).map(([name, count]) => ({
      name,
      keys: count,
      valid: details[name]?.valid ?? true,
    })),
    warnings: messages(answer['warnings']),
    errors: messages(answer['errors']),
  };
}

const messages = (given: unknown): string[] =>
  (Array.isArray(given) ? given : []).slice(0, MAX_MESSAGES).map((message) => String(message).slice(0, MAX_LENGTH));
