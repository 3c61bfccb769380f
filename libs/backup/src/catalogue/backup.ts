import {
  BACKUP_ID,
  COLLECTION,
  type Compression,
  COMPRESSIONS,
  COUNT,
  type Encryption,
  ENCRYPTIONS,
  type Engine,
  ENGINES,
  NAMESPACE,
  SCHEDULE_ID,
} from '@lucid/backup-engine';
import { Field, type ListDefinition } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { Drill } from './drill';
import { type StorageName, STORAGES } from '../storages/backup-storages';
import { BackupConsistency, BackupNamespace } from './backup-namespace';

export const STORAGE = { kind: 'text', values: STORAGES, enumName: 'BackupStorage' } as const;

const NAMES = { kind: 'list', minItems: 1, maxItems: 1000, unique: true } as const;

/** Collections that are asked for by name. */
export const COLLECTIONS = { ...NAMES, items: COLLECTION, collection: true } as const;

/** Names of namespaces that a backup brings: what stands under them in the database is not meant. */
export const BROUGHT_NAMESPACES = { ...NAMES, items: NAMESPACE } as const;

/** Namespaces of a backup that are asked for by name. */
export const NAMED_NAMESPACES = { ...BROUGHT_NAMESPACES, collection: true } as const;

/** complete: all that was wanted is in it. partial: some of its namespaces are not. damaged: it is not what was written any more. */
export const BACKUP_STATUSES = ['complete', 'partial', 'damaged'] as const;

export const BACKUPS: ListDefinition = {
  sorts: { created_at: {} },
  equals: { name: {}, status: {}, schedule_id: {}, storage: {} },
  omitted: ['namespaces', 'drill'],
};

/** A backup that can be restored from: it is here once its manifest stands, and not before. */
@Model({
  collection: 'backups',
  indexes: [
    { keys: { backup_id: 1 }, unique: true, serves: 'a backup by id' },
    { keys: { created_at: 1, _id: 1 }, serves: 'the list, and the latest' },
    { keys: { name: 1, created_at: 1, _id: 1 }, serves: 'the list of a name' },
    { keys: { status: 1, created_at: 1, _id: 1 }, serves: 'the list of a status, and its latest' },
    { keys: { schedule_id: 1, created_at: 1, _id: 1 }, serves: 'the list of a schedule' },
    { keys: { storage: 1, created_at: 1, _id: 1 }, serves: 'the list of a storage' },
    {
      keys: { created_at: 1 },
      partialFilterExpression: { proven_at: { $exists: true } },
      serves: 'the latest that was proven',
    },
    {
      keys: { drilled_at: 1, _id: 1 },
      partialFilterExpression: { drilled_at: { $exists: true } },
      serves: 'the list of drills, and the latest',
    },
    {
      keys: { deleting_at: 1 },
      partialFilterExpression: { deleting_at: { $exists: true } },
      serves: 'those whose deletion was broken off',
    },
  ],
})
export class Backup {
  @Field(BACKUP_ID)
  backup_id!: string;

  @Field({ kind: 'text', maxLength: 100, required: true, description: 'What it is called; several may be called so.' })
  name!: string;

  @Field({
    kind: 'text',
    values: ENGINES,
    enumName: 'BackupEngine',
    required: true,
    description: 'What read the database.',
  })
  engine!: Engine;

  @Field({
    kind: 'text',
    values: BACKUP_STATUSES,
    enumName: 'BackupStatus',
    required: true,
    description: 'complete; partial, with namespaces that are not; damaged, as its last verification found.',
  })
  status!: (typeof BACKUP_STATUSES)[number];

  @Field({ kind: 'text', required: true, description: 'The database that was read.' })
  database!: string;

  @Field({
    kind: 'text',
    values: COMPRESSIONS,
    enumName: 'Compression',
    required: true,
    description: 'How its files are compressed.',
  })
  compression!: Compression;

  @Field({
    kind: 'text',
    values: ENCRYPTIONS,
    enumName: 'Encryption',
    description: 'How its files are encrypted; absent on backups from before there was encryption, whose are not.',
  })
  encryption?: Encryption;

  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: 32,
    description:
      'Id of the key that its manifest is authenticated by, and its files are encrypted with. Without that key an encrypted one cannot be restored.',
  })
  key_id?: string;

  @Field({ ...STORAGE, required: true, description: 'Where it is kept: the volume `backups`, or S3.' })
  storage!: StorageName;

  @Field({
    kind: 'text',
    required: true,
    description: 'Its folder on the disk of the service; in S3, `s3://`, the bucket, and what its keys begin with.',
  })
  path!: string;

  @Field({ ...COUNT, description: 'Bytes of all its files but the manifest.' })
  size_bytes!: number;

  @Field({ ...COUNT, description: 'Documents in it.' })
  documents!: number;

  @Field({
    kind: 'object',
    type: () => BackupConsistency,
    required: true,
    description: 'How what is in it belongs together.',
  })
  consistency!: BackupConsistency;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => BackupNamespace },
    description: 'What is in it; not in lists, unless `fields` asks for it.',
  })
  namespaces?: BackupNamespace[];

  @Field({
    kind: 'list',
    items: COLLECTION,
    description: 'The collections that were asked for; absent when it is of the whole database.',
  })
  collections?: string[];

  @Field({ kind: 'text', required: true, description: 'Version of MongoDB that was read.' })
  server_version!: string;

  @Field({
    kind: 'text',
    minLength: 64,
    maxLength: 64,
    required: true,
    description: 'SHA-256 of its manifest, which holds those of all its files.',
  })
  manifest_sha256!: string;

  @Field({ kind: 'text', required: true, description: 'Whose key asked for it, or which schedule.' })
  requested_by!: string;

  @Field({ ...SCHEDULE_ID, required: false, description: 'The schedule that it is of.' })
  schedule_id?: string;

  @Field({ kind: 'flag', description: 'Whether it stays until it is unpinned: it cannot be deleted.' })
  pinned?: boolean;

  @Field({ kind: 'instant', required: true, description: 'When it was begun.' })
  created_at!: Date;

  @Field({ kind: 'instant', required: true, description: 'When it was whole.' })
  completed_at!: Date;

  @Field({ kind: 'instant', description: 'When all of its files were last read, and were as they had been written.' })
  verified_at?: Date;

  @Field({
    kind: 'instant',
    description:
      'When all of it was last restored, and counts, options and indexes were the same; and, in a drill, all that holds of the models.',
  })
  proven_at?: Date;

  @Field({ kind: 'instant', description: 'When it was last restored for trial.' })
  drilled_at?: Date;

  @Field({
    kind: 'object',
    type: () => Drill,
    description: 'What came of that; not in lists, unless `fields` asks for it.',
  })
  drill?: Drill;

  @Field({ kind: 'instant', description: 'Since when it is being deleted; it cannot be used any more.' })
  deleting_at?: Date;
}
