import { gauge, type Metric, ProvidesMetrics, type MetricSample, type MetricSource, samplesOf } from '@lucid/common';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { Disk, writableOf } from '../files/disk';
import { availableOf } from '../quota/claim-problem';
import { Ledger } from '../quota/ledger';
import type { StoredVolume } from '../volume/volume';
import { VolumeUsageService } from './volume-usage.service';

/** The most volumes that are told of, the fullest first: callers make them, and each is some lines. */
const MOST = 100;
const DAY_SECONDS = 24 * 3600;

/** What volumes hold and when they will be full, the same on every replica. */
@Injectable()
@ProvidesMetrics()
export class VolumeMetrics implements MetricSource {
  readonly name = 'volumes';
  readonly timeoutMs = 2000;

  constructor(
    private readonly mongo: MongoService,
    private readonly ledger: Ledger,
    private readonly usage: VolumeUsageService,
    private readonly disk: Disk,
  ) {}

  async collectMetrics(): Promise<Metric[]> {
    const all = await this.ledger.volumes.find({ state: 'ready' }, this.mongo.limit).toArray();
    const fullest = all.sort((a, b) => shareOf(b) - shareOf(a)).slice(0, MOST);
    const [forecasts, space] = await Promise.all([
      this.usage.forecasts(fullest),
      this.disk.space().catch(() => undefined),
    ]);
    const writable = writableOf(space);
    const each = (value: (volume: StoredVolume) => number | undefined): MetricSample[] =>
      samplesOf(fullest, ({ name }) => ({ volume: name }), value);
    const fullIn = (days: 'expected_days' | 'low_days'): MetricSample[] =>
      each(({ name }) => {
        const told = forecasts.get(name)?.[days];
        return told === undefined ? undefined : told * DAY_SECONDS;
      });
    return [
      gauge('lucid_volumes', `Volumes; of the fullest ${MOST} the rest is told.`, all.length),
      gauge(
        'lucid_volume_used_bytes',
        'Bytes of its files.',
        each(({ used_bytes }) => used_bytes),
      ),
      gauge(
        'lucid_volume_quota_bytes',
        'Bytes that it may hold.',
        each(({ quota_bytes }) => quota_bytes),
      ),
      gauge(
        'lucid_volume_available_bytes',
        'Bytes that it can still take, by its quota and by the disk.',
        each((volume) => Math.min(availableOf(volume), writable)),
      ),
      gauge('lucid_disk_bytes', 'Size of the disk under the volumes.', space?.total_bytes),
      gauge(
        'lucid_disk_writable_bytes',
        'Bytes that can still be written to the disk under the volumes. 1 % of the disk, at most 1 GB, stays free.',
        space && writable,
      ),
      gauge(
        'lucid_volume_files',
        'Its files.',
        each(({ file_count }) => file_count),
      ),
      gauge(
        'lucid_volume_full_in_seconds',
        'When it, or the disk under it, is expected to be full, as volumes grew in the last 90 days; absent with fewer than 7 of them, or beyond ten years.',
        fullIn('expected_days'),
      ),
      gauge(
        'lucid_volume_full_in_low_seconds',
        'When it may be full already: in 9 of 10 cases not before.',
        fullIn('low_days'),
      ),
    ];
  }
}

const shareOf = ({ used_bytes, quota_bytes }: StoredVolume): number => used_bytes / quota_bytes;
