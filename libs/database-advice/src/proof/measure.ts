import { readPlan } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import type { SampleQuery } from './sample-queries';

/** What a query took, as the server counts it. */
export interface Work {
  documents: number;
  keys: number;
  milliseconds: number;
  /** Names of the indexes that its plan reads. */
  indexes: readonly string[];
}

/** Runs a query for its plan and its counts; the documents stay at the server. */
export async function measure(
  documents: mongo.Collection,
  { filter, ...options }: SampleQuery,
  time: { readonly maxTimeMS: number },
): Promise<Work> {
  const cursor = documents.find(filter, options as mongo.FindOptions);
  const { indexes, executed } = readPlan(await cursor.explain({ verbosity: 'executionStats', ...time }));
  if (executed === undefined) throw new Error('The plan of a query on a sample says nothing of its execution');
  const { documents: examined, keys, milliseconds } = executed;
  return { documents: examined, keys, milliseconds, indexes };
}
