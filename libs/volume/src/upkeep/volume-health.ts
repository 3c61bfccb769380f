import { type Finding, type HealthIndicator, ProvidesHealth } from '@lucid/common';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { Disk } from '../files/disk';
import { Ledger } from '../quota/ledger';
import type { StoredVolume } from '../volume/volume';

/** From this share of its quota on, a volume is told as nearly full. */
const NEARLY_FULL = 0.9;

/** Whether the volumes can be written. The disk itself has a check of its own. */
@Injectable()
@ProvidesHealth()
export class VolumeHealth implements HealthIndicator {
  readonly name = 'volumes';
  readonly critical = false;
  readonly timeoutMs = 2000;
  readonly absence = {
    impact: 'Chunk files and backups cannot be stored.',
    action:
      'Mount the folder that VOLUME_MOUNT_PATH names, writable for the service, with the folders of the volumes in it.',
  };

  constructor(
    private readonly mongo: MongoService,
    private readonly disk: Disk,
    private readonly ledger: Ledger,
  ) {}

  async check(): Promise<Finding> {
    const volumes = await this.ledger.volumes.find({}, this.mongo.limit).toArray();
    const missing = await this.missing(volumes);
    const details = { volumes: volumes.length };
    if (missing.length > 0) {
      const symptom = `The folders of these volumes are not there or not writable: ${missing.join(', ')}.`;
      return {
        status: 'down',
        details,
        symptom,
        cause: 'The disk is not mounted, or another one is.',
        ...this.absence,
      };
    }
    const full = volumes.filter(({ used_bytes, quota_bytes }) => used_bytes >= quota_bytes * NEARLY_FULL);
    if (full.length === 0) return { status: 'up', details };
    return {
      status: 'degraded',
      details,
      symptom: `More than 90 % of the quota is used in ${full.map(({ name }) => name).join(', ')}.`,
      impact: 'Writes there are soon refused with 507.',
      cause: 'The quota is nearly used up.',
      action: 'Grow the quota (PATCH /api/v1/volumes/{name}), or remove what is not needed.',
    };
  }

  private async missing(volumes: readonly StoredVolume[]): Promise<string[]> {
    await using mount = await this.disk.open();
    const missing: string[] = [];
    for (const { name, state } of volumes) if (state === 'ready' && !(await mount.isWritable(name))) missing.push(name);
    return missing;
  }
}
