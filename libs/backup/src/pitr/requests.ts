import { defineClass, Field, type ModelClass } from '@lucid/common';
import { COLLECTION, DATABASE } from '../catalogue/backup';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

export interface RestoreToTimeRequest {
  to_time: Date;
  to_increment?: number;
  database: string;
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
    description: 'The database to restore into: one that holds nothing.',
    example: 'lucid_restored',
  },
}) as ModelClass<RestoreToTimeRequest>;

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
    description: 'The id of its model, or its `_id`.',
  },
}) as ModelClass<{ collection: string; id: string }>;

export const DocumentThenQuery = defineClass('DocumentThenQuery', {
  at: { kind: 'instant', required: true, description: 'The time: what had been done by then counts.' },
}) as ModelClass<{ at: Date }>;

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
