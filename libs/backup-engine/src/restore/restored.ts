import type { NamespaceType } from '../format/metadata';

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
