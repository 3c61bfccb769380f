import {
  BACKUP_ID,
  type Compression,
  COMPRESSIONS,
  type Encryption,
  ENCRYPTIONS,
  type Engine,
  ENGINES,
} from '@lucid/backup-engine';
import { CONFIRM, CURSOR, defineClass, Field, LIMIT, listQueryClass, pageClass } from '@lucid/common';
import { Backup, BACKUPS, COLLECTIONS, STORAGE } from './backup';
import type { StorageName } from '../storages/backup-storages';

export interface ById {
  backup_id: string;
}

export const BackupPath = defineClass('BackupPath', { backup_id: BACKUP_ID });

export const ListBackupsQuery = listQueryClass(Backup, 'Backups', BACKUPS);

export const DeleteBackupQuery = defineClass('DeleteBackupQuery', {
  confirm: { ...CONFIRM, description: 'The id of the backup, once more: 400 without it.' },
});

export const UpdateBackupQuery = defineClass('UpdateBackupQuery', {
  confirm: { ...CONFIRM, description: 'Id of the backup, once more. Required with `pinned: false`.' },
});

export const BackupFilesQuery = defineClass('BackupFilesQuery', { limit: LIMIT, cursor: CURSOR });

/** A backup to be made. */
export class CreateBackup {
  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: 100,
    pattern: /^[A-Za-z0-9][A-Za-z0-9 ._:-]*$/,
    fallback: 'backup',
    description: 'What it is called; several may be called so.',
    example: 'before-migration',
  })
  name!: string;

  @Field({
    kind: 'text',
    values: ENGINES,
    enumName: 'BackupEngine',
    fallback: 'native',
    description:
      'What reads the database. native: all of it at one time of the cluster. mongodump: that program, each collection as it is when its turn comes.',
  })
  engine!: Engine;

  @Field({
    kind: 'text',
    values: COMPRESSIONS,
    enumName: 'Compression',
    fallback: 'zstd',
    description: 'How its files are compressed. mongorestore reads none and gzip.',
  })
  compression!: Compression;

  @Field({
    kind: 'text',
    values: ENCRYPTIONS,
    enumName: 'Encryption',
    description:
      'How its files are encrypted, after they were compressed. When left out: aes-256-gcm where BACKUP_ENCRYPTION_KEYS has a key, else none. mongorestore cannot read what is encrypted.',
  })
  encryption?: Encryption;

  @Field({ ...STORAGE, description: 'Where it is kept. When left out: as BACKUP_STORAGE says.' })
  storage?: StorageName;

  @Field({
    ...COLLECTIONS,
    description: 'Only these collections, views and time series; all of the database when left out.',
    example: ['users', 'sessions'],
  })
  collections?: string[];
}

export class UpdateBackup {
  @Field({
    kind: 'flag',
    effect: { kind: 'delete', when: [false], scope: 'backups:delete' },
    description:
      'Whether it stays until it is unpinned. `false` lets the retention delete it: the key needs `backups:delete`, and `confirm`.',
  })
  pinned?: boolean;
}

export class VerifyBackup {
  @Field({
    kind: 'int',
    min: 1,
    max: 100,
    fallback: 100,
    description:
      'Of the files of documents, so many in a hundred are read, chosen anew each time. All others are compared by their size.',
  })
  percent!: number;
}

/** A file of a backup, within its folder. */
export class BackupFile {
  @Field({ kind: 'text', required: true, description: 'Its path in the folder of the backup.' })
  path!: string;

  @Field({ kind: 'int', long: true, min: 0, required: true, description: 'Its size.' })
  size_bytes!: number;

  @Field({ kind: 'text', minLength: 64, maxLength: 64, required: true, description: 'Its SHA-256, as it was written.' })
  sha256!: string;
}

export const BackupFilePage = pageClass(BackupFile);
