import { type ErrorCode, ProblemError } from '@lucid/common';
import type { JobContext } from '@lucid/jobs';
import {
  collationOfIndex,
  hasCode,
  INDEX_CONFLICTS,
  isDuplicate,
  type LongCommands,
  type NamedCollection,
  NAMESPACE_NOT_FOUND,
} from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { wholeSpec } from '../index-definition/collection-rules';
import type { IndexDefinition } from '../index-definition/index-definition';
import { nameOf } from '../index-definition/index-specification';
import { canBeGrouped, duplicateError, duplicateGroups, duplicatesPipeline } from './duplicate-groups';

/** What else MongoDB fails a build with, and what became of it. */
const FAILURES: { codes: readonly number[]; code: ErrorCode; detail: (place: string) => string }[] = [
  {
    codes: [NAMESPACE_NOT_FOUND],
    code: 'not_found',
    detail: (place) => `${place} cannot be built: its collection is not there any more.`,
  },
  {
    // IndexBuildAborted, Interrupted, MaxTimeMSExpired
    codes: [276, 11601, 50],
    code: 'conflict',
    detail: (place) =>
      `The build of ${place} was given up: it or its collection was dropped meanwhile, it was killed, or it took longer than a day.`,
  },
  {
    codes: INDEX_CONFLICTS,
    code: 'conflict',
    detail: (place) => `Another index of the collection is in the way of ${place}.`,
  },
  {
    // CannotCreateIndex, InvalidIndexSpecificationOption, InvalidOptions, BadValue, FailedToParse
    codes: [67, 197, 72, 2, 9],
    code: 'unprocessable',
    detail: (place) => `This version of MongoDB does not build an index like ${place}.`,
  },
  {
    // CannotIndexParallelArrays; arrays in a hashed, no places in a 2dsphere, no language in a text index
    codes: [171, 16766, 16755, 17261, 17262],
    code: 'unprocessable',
    detail: (place) =>
      `${place} cannot be built: a document has values in its fields that such an index does not take.`,
  },
];

interface Build {
  collection: NamedCollection;
  definition: IndexDefinition;
  job: JobContext;
  commands: LongCommands;
}

/** Why a build failed, as its job tells it; what is no failure of the build is given back as it is. */
export async function buildProblem(error: unknown, build: Build): Promise<unknown> {
  const place = `${build.collection.name}.${nameOf(build.definition)}`;
  if (isDuplicate(error)) return duplicatesProblem(build, error);
  const failure = FAILURES.find(({ codes }) => hasCode(error, ...codes));
  return failure === undefined ? error : new ProblemError(failure.code, failure.detail(place), { cause: error });
}

/** Names the documents that are in the way of a unique index; there is no saying how long finding them takes. */
async function duplicatesProblem(
  { collection, definition, job, commands }: Build,
  cause: unknown,
): Promise<ProblemError> {
  const spec = wholeSpec(definition, collection);
  const detail = `${collection.name}.${spec.name} cannot be unique while duplicates are stored. Remove them, then create it again.`;
  if (!canBeGrouped(definition)) return new ProblemError('duplicate', detail, { cause });
  job.phase('finding duplicates', 'documents');
  const { cursor } = await commands.runCommand(
    {
      aggregate: collection.name,
      pipeline: duplicatesPipeline(spec),
      cursor: {},
      allowDiskUse: true,
      ...collationOfIndex({ collation: spec.collation }),
    },
    job,
  );
  const groups = duplicateGroups((cursor as { firstBatch: mongo.Document[] }).firstBatch, definition);
  return new ProblemError('duplicate', detail, { errors: groups.map(duplicateError), cause });
}
