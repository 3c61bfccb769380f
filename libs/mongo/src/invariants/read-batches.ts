import { mongo } from 'mongoose';
import { READ_ANY } from '../documents/raw-elements';
import type { CheckedData } from './invariant-registry';

/** What is read at once, where a batch holds little. */
const BATCH = 1000;

export interface BatchesOf {
  /** Unique among what is read, and the first field of an index. */
  key: string;
  /** With the key in it. */
  projection: mongo.Document;
  filter?: mongo.Document;
  size?: number;
}

/**
 * Reads a collection batch by batch in the order of a key. Each batch is a call of its own, with a limit of its own: one cursor
 * over all would run out of its time on much data.
 * @throws the signal's reason
 */
export async function* readBatches<T extends mongo.Document>(
  { db, limit, signal }: CheckedData,
  collection: string,
  { key, projection, filter = {}, size = BATCH }: BatchesOf,
): AsyncGenerator<T[]> {
  let after: unknown;
  for (;;) {
    signal.throwIfAborted();
    // In the order of all types: $gt by itself would end where another type begins.
    const range =
      after === undefined ? filter : { $and: [filter, { $expr: { $gt: [`$${key}`, { $literal: after }] } }] };
    const batch = await db
      .collection(collection)
      .find(range, { sort: { [key]: 1 }, limit: size, projection, ...READ_ANY, ...limit })
      .toArray();
    if (batch.length > 0) yield batch as unknown as T[];
    if (batch.length < size) return;
    after = (batch.at(-1)?.[key] ?? null) as unknown;
    if (!isExact(after))
      throw new Error(
        `A document of ${collection} has a ${key} of a type that another program stored. Repair it first.`,
      );
  }
}

/** Whether the driver sends a value as it was read. It reads a DBPointer as an object, and a time beyond its own as none. */
const isExact = (value: unknown): boolean =>
  !Array.isArray(value) && !(value instanceof mongo.DBRef) && !(value instanceof Date && Number.isNaN(value.getTime()));
