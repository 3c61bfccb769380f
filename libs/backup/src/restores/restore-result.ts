import { type Existing, nameTaken, type Reach, type RestoredNamespace, type Selection } from '@lucid/backup-engine';
import { type FieldError, ProblemError } from '@lucid/common';

/** The kind of job that restores a backup. */
export const RESTORE_BACKUP = 'restore_backup';

export interface RestoreParams {
  backup_id: string;
  database: string;
  collections?: string[];
  existing: Existing;
  /** Only these of one collection, put back into it. */
  documents?: Selection;
  /** Whether who asked may restore closed collections. */
  closed?: boolean;
  requested_by: string;
}

/** What a restore may bring beyond data. */
export const reachOf = ({
  collections = [],
  closed = false,
}: Pick<RestoreParams, 'collections' | 'closed'>): Reach => ({
  named: collections,
  closed,
});

export interface RestoreResult {
  backup_id: string;
  database: string;
  documents: number;
  /** Of the documents, uncompressed. */
  data_bytes: number;
  namespaces: RestoredNamespace[];
  /** The backup of what was replaced, and the time up to which it has it. Restored, it undoes this. */
  undo_backup_id?: string;
  undo_time?: Date;
}

export const resultOf = ({ backup_id, database }: RestoreParams, namespaces: RestoredNamespace[]): RestoreResult => ({
  ...{ backup_id, database, namespaces },
  documents: namespaces.reduce((sum, { written }) => sum + written, 0),
  data_bytes: namespaces.reduce((sum, { data_bytes }) => sum + data_bytes, 0),
});

/** @throws ProblemError that says of each namespace what became of it */
export function requireRestored(
  { backup_id, database }: RestoreParams,
  namespaces: readonly RestoredNamespace[],
): void {
  const failed = namespaces.filter(({ outcome }) => outcome === 'failed');
  if (failed.length === 0) return;
  throw new ProblemError(
    'unprocessable',
    `Of ${namespaces.length} namespaces of backup ${backup_id}, ${failed.length} did not come back whole in ${database}. Nothing of the restore was kept.`,
    {
      errors: failed.map(({ name, outcome, read, written, rejected, reasons }) => ({
        pointer: `/${name}`,
        code: outcome,
        message: `${reasons.join(' ')} ${read} documents were read, ${written} written, ${rejected} rejected.`,
      })),
    },
  );
}

/** @throws ProblemError 409 when names cannot be had */
export function requireNoConflict(
  existing: Existing,
  database: string,
  conflicts: readonly { name: string; reason?: string }[],
): void {
  if (conflicts.length === 0) return;
  const names = conflicts.map(({ name }) => name);
  if (existing === 'refuse') throw nameTaken(database, names);
  throw new ProblemError(
    'conflict',
    `In ${database}, these cannot be replaced: ${names.join(', ')}; errors says why. Nothing was changed. Restore them into another database, or drop or rename these first.`,
    {
      errors: conflicts.map(({ name, reason = '' }) => ({
        pointer: '/collections',
        code: 'taken',
        message: `${name}: ${reason}`,
      })),
    },
  );
}

/** The problem of collections that others changed while they were being replaced. @param placed how many were replaced nevertheless */
export function notPlaced(errors: readonly FieldError[], placed: number, undo?: string): ProblemError {
  const backup = undo === undefined ? '' : ` What was there is in backup ${undo}.`;
  const others = placed === 0 ? 'Nothing was changed.' : `${placed} did.${backup}`;
  return new ProblemError(
    'conflict',
    `${errors.length} did not come to their places, since others changed these meanwhile. ${others}`,
    { errors },
  );
}
