import { isDuplicate, modelOptions, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { Disk } from '../files/disk';
import { Ledger } from '../quota/ledger';
import type { StoredVolume } from '../volume/volume';
import { VolumeSample } from '../volume/volume-sample';
import { VolumeScan } from '../volume/volume-scan';
import { VolumesService } from '../volumes/volumes.service';
import { type Forecast, forecast, type Sample, WINDOW_DAYS } from './forecast';
import type { VolumeFolderList, VolumeForecast, VolumeUsage } from './volume-usage';

/** A day's sample is taken anew this often, in ms, so that its last one is nearly of its end. */
const AGAIN_MS = 3600_000;

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

/** How the use of volumes went, and where it goes. */
@Injectable()
export class VolumeUsageService {
  constructor(
    private readonly mongo: MongoService,
    private readonly ledger: Ledger,
    private readonly volumes: VolumesService,
    private readonly disk: Disk,
  ) {}

  private get samples(): mongo.Collection<VolumeSample> {
    return this.mongo.collection(modelOptions(VolumeSample).collection);
  }

  /** Takes today's sample of each volume, unless a replica did within the hour. */
  async sample(): Promise<void> {
    const now = new Date();
    const day = dayOf(now);
    const since = new Date(now.getTime() - AGAIN_MS);
    const volumes = await this.ledger.volumes.find({ state: 'ready' }, this.mongo.limit).toArray();
    const names = volumes.map(({ name }) => name);
    const younger = { volume: { $in: names }, day, sampled_at: { $gte: since } };
    const sampled = new Set(await this.samples.distinct('volume', younger, this.mongo.limit));
    for (const { name, used_bytes, file_count, quota_bytes } of volumes.filter((volume) => !sampled.has(volume.name))) {
      // Where another replica has been faster nothing matches, and the insert runs into the unique index: one alone writes.
      const filter = { volume: name, day, sampled_at: { $lt: since } };
      const update = { $set: { used_bytes, file_count, quota_bytes, sampled_at: now } };
      await this.samples.updateOne(filter, update, { ...this.mongo.limit, upsert: true }).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
    }
  }

  /** @param count how many days, today among them @throws ProblemError 404 */
  async usage(name: string, count: number): Promise<VolumeUsage> {
    const { quota_bytes, used_bytes, available_bytes, created_at } = await this.volumes.get(name);
    const first = new Date(Date.now() - (Math.max(count, WINDOW_DAYS) - 1) * 24 * 3600_000);
    const samples = await this.samples
      .find(
        // Of a volume of that name that was deleted before, samples may be left.
        { volume: name, day: { $gte: dayOf(first) }, sampled_at: { $gte: created_at } },
        { ...this.mongo.limit, sort: { day: 1 }, projection: { _id: 0 } },
      )
      .toArray();
    const days = samples.slice(-count).map(({ volume: _volume, sampled_at: _sampledAt, ...day }) => day);
    return {
      quota_bytes,
      used_bytes,
      available_bytes,
      days,
      days_until_full: earlier(forecast(samples, quota_bytes - used_bytes), await this.diskForecast()),
    };
  }

  /** When each of some volumes will be full, by its name. */
  async forecasts(volumes: readonly StoredVolume[]): Promise<Map<string, VolumeForecast>> {
    const first = dayOf(new Date(Date.now() - WINDOW_DAYS * 24 * 3600_000));
    const names = volumes.map(({ name }) => name);
    const samples = await this.samples
      .find({ volume: { $in: names }, day: { $gte: first } }, { ...this.mongo.limit, sort: { volume: 1, day: 1 } })
      .toArray();
    const byVolume = Map.groupBy(samples, ({ volume }) => volume);
    const disk = await this.diskForecast();
    return new Map(
      volumes.map(({ name, quota_bytes, used_bytes, created_at }) => {
        const own = (byVolume.get(name) ?? []).filter(({ sampled_at }) => sampled_at >= created_at);
        return [name, earlier(forecast(own, quota_bytes - used_bytes), disk)];
      }),
    );
  }

  /** When the disk will be full by what all volumes together grow. */
  private async diskForecast(): Promise<Forecast> {
    const now = new Date();
    const first = new Date(now.getTime() - WINDOW_DAYS * 24 * 3600_000);
    // Today not every volume may have been sampled: what they hold now stands for it.
    const days = this.samples.aggregate<Sample>(
      [
        { $match: { sampled_at: { $gte: first }, day: { $lt: dayOf(now) } } },
        { $group: { _id: '$day', used_bytes: { $sum: '$used_bytes' }, sampled_at: { $max: '$sampled_at' } } },
        { $sort: { _id: 1 } },
      ],
      this.mongo.limit,
    );
    const total = this.ledger.volumes.aggregate<{ used_bytes: number }>(
      [{ $group: { _id: null, used_bytes: { $sum: '$used_bytes' } } }],
      this.mongo.limit,
    );
    const [before, [today], writable] = await Promise.all([days.toArray(), total.toArray(), this.disk.writableBytes()]);
    return forecast([...before, { used_bytes: today?.used_bytes ?? 0, sampled_at: now }], writable);
  }

  /** @throws ProblemError 404 */
  async folders(name: string): Promise<VolumeFolderList> {
    const { created_at } = await this.volumes.get(name);
    const scan = await this.mongo
      .collection<VolumeScan>(modelOptions(VolumeScan).collection)
      .findOne({ volume: name, scanned_at: { $gte: created_at } }, { ...this.mongo.limit, projection: { _id: 0 } });
    if (scan === null) return { items: [], odd_count: 0, oddities: [] };
    return { scanned_at: scan.scanned_at, items: scan.folders, odd_count: scan.odd_count, oddities: scan.oddities };
  }
}

/** The forecast of what is full first: the quota of a volume, or the disk. */
function earlier(ofQuota: Forecast, ofDisk: Forecast): VolumeForecast {
  const ends = ({ expected_days = Infinity, low_days = Infinity }: Forecast): [number, number] => [
    expected_days,
    low_days,
  ];
  const [quota, disk] = [ends(ofQuota), ends(ofDisk)];
  const isDiskFirst = disk[0] < quota[0] || (disk[0] === quota[0] && disk[1] < quota[1]);
  return isDiskFirst ? { ...ofDisk, limited_by: 'disk' } : { ...ofQuota, limited_by: 'quota' };
}
