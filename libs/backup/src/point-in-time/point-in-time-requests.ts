import { COLLECTION, DATABASE, PLACED, type Placed } from '@lucid/backup-engine';
import { CONFIRM, defineClass, Field } from '@lucid/common';
import { BROUGHT_NAMESPACES } from '../catalogue/backup';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

export interface RestoreToTimeRequest {
  to_time: Date;
  to_increment?: number;
  database: string;
  allow_code?: string[];
}

export const CreateRestoreToTime = defineClass('CreateRestoreToTime', {
  to_time: {
    kind: 'instant',
    required: true,
    description:
      'All that the primary had done by then, by its clock, and nothing that came after. At least the second after that of a backup.',
  },
  to_increment: {
    kind: 'int',
    long: true,
    min: 1,
    max: 4_294_967_295,
    description:
      "Exactly up to this operation of that second, itself included, whatever its milliseconds: the increment of MongoDB's timestamp.",
  },
  database: {
    ...DATABASE,
    required: true,
    description: 'Database to restore into: one that holds nothing, and that BACKUP_RESTORE_DATABASES allows.',
    example: 'lucid_restored',
  },
  allow_code: {
    ...BROUGHT_NAMESPACES,
    description:
      'Namespaces that may bring server-side JavaScript, or show a closed collection. Without their names here the restore is refused: 422 lists them.',
    example: ['system.js'],
  },
});

/** A stretch of time. */
export class RestorableRange {
  @Field({ kind: 'instant', required: true, description: 'The first time.' })
  from!: Date;

  @Field({ kind: 'instant', required: true, description: 'The last time.' })
  to!: Date;

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    required: true,
    description: 'The backups that a restore within it begins with, oldest first.',
  })
  backup_ids!: string[];
}

/** What is in no slice. */
export class OplogGap {
  @Field({ kind: 'instant', required: true, description: 'When the slices before it end.' })
  from!: Date;

  @Field({ kind: 'instant', required: true, description: 'When the slices after it begin.' })
  to!: Date;
}

/** Which times can be restored to. */
export class PointInTime {
  @Field({ kind: 'flag', required: true, description: 'Whether the oplog is followed: BACKUP_PITR_ENABLED.' })
  enabled!: boolean;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => RestorableRange },
    required: true,
    description: 'Every time of these can be restored to.',
  })
  ranges!: RestorableRange[];

  @Field({
    kind: 'text',
    description: 'Why no time can be restored to, and what to do. Absent where `ranges` has one.',
    example: 'Point-in-time recovery is off. Set BACKUP_PITR_ENABLED=true, and restart the service.',
  })
  reason?: string;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => OplogGap },
    required: true,
    description: 'Where slices are missing. No restore crosses one.',
  })
  gaps!: OplogGap[];

  @Field({ ...COUNT, description: 'Slices of the oplog.' })
  slices!: number;

  @Field({ ...COUNT, description: 'Bytes of their files.' })
  size_bytes!: number;

  @Field({ kind: 'text', description: 'The process that follows the oplog.' })
  leader?: string;

  @Field({ kind: 'instant', description: 'Up to when all is in slices.' })
  position_at?: Date;

  @Field({
    kind: 'int',
    long: true,
    min: 0,
    description: 'How long ago that is: so much would be lost with the database.',
  })
  lag_seconds?: number;

  @Field({ kind: 'text', description: 'What went wrong last.' })
  problem?: string;

  @Field({ kind: 'instant', description: 'When it did.' })
  problem_at?: Date;
}

export const DocumentThenPath = defineClass('DocumentThenPath', {
  collection: { ...COLLECTION, required: true, description: 'Its collection, by the name that it had then.' },
  id: {
    kind: 'text',
    minLength: 1,
    maxLength: 128,
    pattern: /^[A-Za-z0-9._:-]+$/,
    required: true,
    description:
      'Id of the document: `user_id` and the like in the collections of the six models; `_id` in every other collection.',
  },
});

export const DocumentThenQuery = defineClass('DocumentThenQuery', {
  at: { kind: 'instant', required: true, description: 'The time: what had been done by then counts.' },
});

/** What becomes of what is there now, when a document is put back as it was. */
const CONFLICTS = ['skip', 'replace'] as const;

export interface RestoreDocumentThenRequest {
  at: Date;
  conflict: (typeof CONFLICTS)[number];
}

export const RestoreDocumentThen = defineClass('RestoreDocumentThen', {
  at: { kind: 'instant', required: true, description: 'The time: as it was then, it is put back.' },
  conflict: {
    kind: 'text',
    values: CONFLICTS,
    enumName: 'DocumentThenConflict',
    required: true,
    effect: { kind: 'delete', when: ['replace'] },
    description: 'What becomes of a document of its `_id` that is there now. skip: it stays. replace: it gives way.',
  },
});

export const RestoreDocumentThenQuery = defineClass('RestoreDocumentThenQuery', {
  dry_run: { kind: 'flag', fallback: false, description: 'Only say what would become of it.' },
  confirm: { ...CONFIRM, description: 'The name of the collection: 400 without it where `conflict` is `replace`.' },
});

/** A document that was put back as it was. */
export class RestoredDocument {
  @Field({ kind: 'text', required: true, description: 'Its collection.' })
  collection!: string;

  @Field({ kind: 'text', required: true, description: 'What it was asked for by.' })
  id!: string;

  @Field({ kind: 'instant', required: true, description: 'The time as of which it was put back.' })
  at!: Date;

  @Field({
    kind: 'text',
    values: PLACED,
    enumName: 'DocumentThenOutcome',
    required: true,
    description:
      'inserted: it was gone, and is back. replaced: what was there gave way. skipped: what is there stays. unchanged: it is there as it was.',
  })
  outcome!: Placed;

  @Field({ kind: 'flag', required: true, description: 'Whether nothing was written since `dry_run` was asked for.' })
  dry_run!: boolean;

  @Field({
    kind: 'instant',
    description: 'When it had been changed last before that time; left out when it was as in the backup.',
  })
  changed_at?: Date;

  @Field({ kind: 'text', required: true, description: 'The backup that it was read from, and followed since.' })
  backup_id!: string;
}

/** A document as it was. */
export class PastDocument {
  @Field({ kind: 'text', required: true, description: 'Its collection.' })
  collection!: string;

  @Field({ kind: 'text', required: true, description: 'What it was asked for by.' })
  id!: string;

  @Field({ kind: 'instant', required: true, description: 'The time that was asked for.' })
  at!: Date;

  @Field({
    kind: 'any',
    schema: { type: 'object', additionalProperties: true },
    required: true,
    description: 'All of it as it was stored, as relaxed Extended JSON.',
  })
  document!: unknown;

  @Field({
    kind: 'instant',
    description: 'When it was changed last before that; left out when it was as in the backup.',
  })
  changed_at?: Date;

  @Field({ kind: 'text', required: true, description: 'The backup that it was read from, and followed since.' })
  backup_id!: string;
}
