import type { JobKind } from '@lucid/jobs';
import type { LongCommands } from '@lucid/mongo';
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

export const validateJob = (commands: LongCommands): JobKind<ValidateParams, ValidateResult> => ({
  kind: VALIDATE_COLLECTION,
  concurrency: 1,
  afterCrash: 'again',
  onePerTarget: true,
  run: async ({ name, full }, job) => {
    job.phase('validating', 'documents');
    return resultOf(
      await commands.runCommand({ validate: name, ...(full ? { full: true } : { background: true }) }, job),
    );
  },
});

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
