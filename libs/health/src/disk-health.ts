import { type Finding, type HealthIndicator, ProvidesHealth } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable } from '@nestjs/common';
import { statfs } from 'node:fs/promises';

/** Below this share of free space an operator should act. */
const LOW = 0.05;

/** The disk under the volumes. */
@Injectable()
@ProvidesHealth()
export class DiskHealth implements HealthIndicator {
  readonly name = 'disk';
  readonly critical = false;
  readonly timeoutMs = 2000;
  readonly absence = {
    impact: 'Volumes and backups cannot be written.',
    action: 'Create or mount the folder that VOLUME_MOUNT_PATH names, writable for the service.',
  };

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async check(): Promise<Finding> {
    const disk = await statfs(this.config.VOLUME_MOUNT_PATH).catch(() => undefined);
    if (disk === undefined) {
      const cause = 'VOLUME_MOUNT_PATH names no folder that can be read.';
      return { status: 'down', symptom: 'The folder of the volumes is not there.', cause, ...this.absence };
    }
    const { bavail, blocks, bsize } = disk;
    const details = { free_bytes: bavail * bsize, total_bytes: blocks * bsize };
    if (bavail >= blocks * LOW) return { status: 'up', details };
    return {
      status: 'degraded',
      details,
      symptom: `${Math.floor((100 * bavail) / blocks)} % of the disk is free.`,
      impact: 'Volumes and backups soon cannot be written.',
      cause: 'The disk under VOLUME_MOUNT_PATH is nearly full.',
      action: 'Free space or grow the disk.',
    };
  }
}
