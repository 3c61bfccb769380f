import { ProblemError } from '@lucid/common';
import { extendedJsonText, isServiceCollection, isScratch, type Ordered, orderedJson } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { BUCKETS } from '../format/backup-files';
import { canonicalJson } from '../bson/canonical-json';
import type { Metadata } from '../format/metadata';
import type { Reach } from '../definition/definition-check';
import { UnknownChangeError } from '../oplog/document-diff';

const { BSON } = mongo;

/** A collection, view or time series as the changes so far have made it. */
export interface Restored extends Metadata {
  /** Documents that it has; of a time series, buckets. */
  documents: number;
  /** Of a time series, the indexes that were made after the backup, as those of its buckets. */
  bucketIndexes: Ordered[];
}

/** An index that a command names. @throws UnknownChangeError when there is none: its definition would be a guess */
export function indexOf({ name, indexes, bucketIndexes }: Restored, wanted: unknown): Ordered {
  const found = [...indexes, ...bucketIndexes].find((index) => index.get('name') === wanted);
  if (found !== undefined) return found;
  throw new UnknownChangeError(`${name} has no index ${JSON.stringify(wanted)} that could be changed or dropped`);
}

/** A description as text to be compared: whatever the order of its keys and the type of its numbers. The order within its values stays. */
export const comparable = (description: Ordered, left: readonly string[]): string =>
  extendedJsonText(
    new Map([...description].filter(([key]) => !left.includes(key)).sort(([a], [b]) => (a < b ? -1 : 1))),
  );

/** Documents and commands of MongoDB in the order of their keys. */
export const ordered = (document: Uint8Array): Ordered => orderedJson(canonicalJson(document)) as Ordered;

/** What a restore has made so far, by the collection that the documents are in. */
export class RestoredCatalogue {
  private readonly collections = new Map<string, Restored>();
  /** The documents of `system.views`, raw, by the names of the views. */
  readonly views = new Map<string, Buffer>();

  constructor(
    readonly database: string,
    /** What the caller may bring. */
    readonly reach: Reach,
  ) {}

  all(): Restored[] {
    return [...this.collections.values()];
  }

  has(collection: string): boolean {
    return this.collections.has(collection);
  }

  /** @throws ProblemError 422 for one that there cannot be */
  get(collection: string): Restored {
    const found = this.collections.get(collection);
    if (found !== undefined) return found;
    throw new ProblemError(
      'unprocessable',
      `Something was done to ${collection}, which is neither in the backup nor made since. Restore to a time after the next backup.`,
    );
  }

  /** Whether a collection is in no restore: one that holds a sample, or one that is closed to the caller. */
  leavesOut(collection: string): boolean {
    return isScratch(collection) || this.isClosed(collection);
  }

  /** Whether a collection is the service's own, and the caller may not restore such. */
  isClosed(collection: string): boolean {
    return isServiceCollection(collection) && !this.reach.closed;
  }

  /** Whether what was done to a collection is passed over, since it was not restored. */
  isLeftOut(collection: string): boolean {
    return !this.collections.has(collection) && this.leavesOut(collection);
  }

  add(collection: string, metadata: Metadata, documents = 0): Restored {
    const restored = { ...metadata, documents, bucketIndexes: [] };
    this.collections.set(collection, restored);
    return restored;
  }

  remove(collection: string): void {
    this.collections.delete(collection);
  }

  clear(): void {
    this.collections.clear();
    this.views.clear();
  }

  rename(from: string, to: string): void {
    const moved = this.get(from);
    this.collections.delete(from);
    this.collections.set(to, { ...moved, name: to });
  }

  addView({ name, options }: Metadata): void {
    this.views.set(name, Buffer.from(BSON.serialize(new Map([['_id', `${this.database}.${name}`], ...options]))));
  }

  /** The views in the end; what stands before a time series is none. */
  viewsLeft(): Metadata[] {
    return [...this.views].flatMap(([name, document]) => {
      const { _id: _, ...rest } = Object.fromEntries(ordered(document));
      const options: Ordered = new Map(Object.entries(rest));
      if (String(options.get('viewOn')).startsWith(BUCKETS)) return [];
      return [{ name, type: 'view', options, indexes: [] }];
    });
  }
}
