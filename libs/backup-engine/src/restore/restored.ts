import { ProblemError } from '@lucid/common';
import { isScratch, isServiceCollection, type Ordered } from '@lucid/mongo';
import type { Reach } from '../definition/definition-check';
import { dataOf } from '../format/backup-files';
import type { ManifestNamespace } from '../format/manifest';
import type { Metadata, NamespaceType } from '../format/metadata';

/** kept: the service goes by what is there, and it was left as it is. */
export const OUTCOMES = ['complete', 'failed', 'kept'] as const;

/** What became of a namespace in a restore. */
export interface RestoredNamespace {
  name: string;
  type: NamespaceType;
  outcome: (typeof OUTCOMES)[number];
  /** Documents in the backup, those that MongoDB took, and those that it refused. */
  read: number;
  written: number;
  rejected: number;
  /** Bytes of the documents, uncompressed. */
  data_bytes: number;
  indexes: number;
  /** Why it is not complete, was kept, or why documents were refused. */
  reasons: string[];
}

/** A collection, view or time series that a restore makes, as it must be found in the database at the end. */
export interface Restored extends Metadata {
  /** Documents that it has; of a time series, buckets. */
  documents: number;
  /** Of a time series, the indexes that were made after the backup, as those of its buckets. */
  bucketIndexes: Ordered[];
  report: RestoredNamespace;
}

/** What is told of a namespace before anything was done with it. */
export const beginning = (
  { name, type, data_bytes }: Pick<ManifestNamespace, 'name' | 'type' | 'data_bytes'>,
  outcome: RestoredNamespace['outcome'],
  ...reasons: string[]
): RestoredNamespace => ({
  ...{ name, type, outcome, read: 0, written: 0, rejected: 0 },
  data_bytes: outcome === 'kept' ? 0 : data_bytes,
  ...{ indexes: 0, reasons },
});

export function fail(report: RestoredNamespace, ...reasons: string[]): void {
  report.outcome = 'failed';
  report.reasons.push(...reasons);
}

/** What a restore has made so far, by the collection that the documents are in. */
export class RestoredCatalogue {
  private readonly collections = new Map<string, Restored>();
  /** By their names. They are made at the end. */
  readonly views = new Map<string, Restored>();

  constructor(
    /** The database that the backup is of. */
    readonly database: string,
    /** What the caller may bring. */
    readonly reach: Reach,
  ) {}

  all(): Restored[] {
    return [...this.stored(), ...this.views.values()];
  }

  /** Those that documents are stored in: all but views. */
  stored(): Restored[] {
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

  /** @param source what the backup has of it, unless it was made after that */
  add(metadata: Metadata, source?: ManifestNamespace): Restored {
    const { documents, ...told } = source ?? { ...metadata, documents: 0, data_bytes: 0 };
    const restored = { ...metadata, documents, bucketIndexes: [], report: beginning(told, 'complete') };
    this.placeOf(metadata).set(keyOf(metadata), restored);
    return restored;
  }

  remove(metadata: Pick<Metadata, 'name' | 'type'>): void {
    this.placeOf(metadata).delete(keyOf(metadata));
  }

  clear(): void {
    this.collections.clear();
    this.views.clear();
  }

  rename(from: string, to: string): void {
    const moved = this.get(from);
    this.collections.delete(from);
    this.collections.set(to, { ...moved, name: to, report: { ...moved.report, name: to } });
  }

  private placeOf({ type }: Pick<Metadata, 'type'>): Map<string, Restored> {
    return type === 'view' ? this.views : this.collections;
  }
}

const keyOf = ({ name, type }: Pick<Metadata, 'name' | 'type'>): string => dataOf(name, type);
