import {
  type BackupStorage,
  EncryptionKeys,
  locationOf,
  placeOf,
  type S3Place,
  S3Store,
  VolumeStore,
  S3_TIMES,
} from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { VolumesService } from '@lucid/volume';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { join } from 'node:path';

export const STORAGES = ['volume', 's3'] as const;
/** volume: the volume `backups`. s3: the bucket that the configuration names. */
export type StorageName = (typeof STORAGES)[number];

/** The volume that backups stand in, each in a folder of its own. */
export const BACKUPS_VOLUME = 'backups';

/** The storages that backups are kept in, by their names. */
@Injectable()
export class BackupStorages implements OnApplicationShutdown {
  /** Those that backups are encrypted with. */
  readonly keys: EncryptionKeys;
  /** How long is waited for S3; tests shorten it. */
  readonly s3Times = { ...S3_TIMES };
  private readonly place: S3Place | undefined;
  private s3?: Promise<S3Store>;

  constructor(
    private readonly volumes: VolumesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.keys = new EncryptionKeys(config.BACKUP_ENCRYPTION_KEYS);
    this.place = placeOf(config);
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.s3)?.close();
  }

  /** Those that there are. */
  get names(): readonly StorageName[] {
    return this.place === undefined ? ['volume'] : STORAGES;
  }

  /** The one that was asked for, or that the configuration says. @throws ProblemError 409 when it is not configured */
  chosen(asked: StorageName = this.config.BACKUP_STORAGE): StorageName {
    if (asked === 's3') this.requirePlace();
    return asked;
  }

  /** @throws ProblemError 409 when it is not configured */
  async open(storage: StorageName): Promise<BackupStorage> {
    if (storage === 's3') return this.openS3();
    return new VolumeStore(await this.volumes.open(BACKUPS_VOLUME), this.keys);
  }

  /** Where a folder of a storage is, for people. */
  locationOf(storage: StorageName, folder: string): string {
    if (storage === 's3') return `${locationOf(this.requirePlace())}/${folder}`;
    return join(this.config.VOLUME_MOUNT_PATH, BACKUPS_VOLUME, folder);
  }

  private async openS3(): Promise<S3Store> {
    const place = this.requirePlace();
    this.s3 ??= S3Store.open(place, this.keys, this.s3Times, new Logger(S3Store.name));
    return this.s3;
  }

  private requirePlace(): S3Place {
    if (this.place !== undefined) return this.place;
    throw new ProblemError(
      'conflict',
      'S3 was asked for, and is not configured. Set BACKUP_S3_BUCKET, BACKUP_S3_ACCESS_KEY_ID and BACKUP_S3_SECRET_ACCESS_KEY, and restart.',
    );
  }
}
