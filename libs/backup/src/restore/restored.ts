import type { NamespaceType } from '../layout/metadata';

export const OUTCOMES = ['complete', 'failed'] as const;

/** What became of a namespace in a restore. */
export interface RestoredNamespace {
  name: string;
  type: NamespaceType;
  outcome: (typeof OUTCOMES)[number];
  /** Documents in the backup, those that MongoDB took, and those that it refused. */
  read: number;
  written: number;
  rejected: number;
  indexes: number;
  /** Why it is not complete, or why documents were refused. */
  reasons: string[];
}
