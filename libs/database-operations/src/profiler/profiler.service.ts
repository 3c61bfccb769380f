import { hasCode, modelOptions, MongoService, NAMESPACE_EXISTS, primaryMember } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { ProfiledServer } from './profiled-server';
import { profilerFilter, type ProfilerThreshold, thresholdOf } from './profiler-filter';
import type { ProfilerChange, ProfilerSettings } from './profiler-settings';

/** Size of the profile where none is there yet, in bytes: some thousand operations. MongoDB's own choice is 1 MB. */
const PROFILE_BYTES = 8 * 1024 * 1024;
/** MongoDB's own default of `slowms`. */
const SERVER_SLOW_MS = 100;

interface ProfileStatus {
  was: 0 | 1 | 2;
  slowms: number;
  sampleRate: number;
  filter?: mongo.Document;
}

/** The profiler of the service's database, on the primary. */
@Injectable()
export class ProfilerService {
  constructor(private readonly mongo: MongoService) {}

  async readSettings(): Promise<ProfilerSettings> {
    const [member, { was, slowms, sampleRate, filter }, size] = await Promise.all([
      primaryMember(this.mongo),
      this.status(),
      this.size(),
    ]);
    const threshold = filter === undefined ? { slow_ms: slowms, sample_rate: sampleRate } : thresholdOf(filter);
    return {
      member,
      enabled: was !== 0,
      every_operation: was === 2,
      custom_filter: threshold === undefined,
      ...threshold,
      ...(size !== undefined && { size_bytes: size }),
    };
  }

  /** Sets it until the server starts again or another member becomes primary. */
  async set({ enabled, ...threshold }: ProfilerChange): Promise<void> {
    if (enabled) await this.createProfile();
    const filter = enabled ? await this.filterFor(threshold) : 'unset';
    await this.mongo.db.command({ profile: enabled ? 1 : 0, filter, ...this.mongo.limit });
    const _id = await this.process();
    await this.mongo.write((session) =>
      this.servers.updateOne({ _id }, { $set: { set_at: new Date() } }, { upsert: true, ...this.mongo.limit, session }),
    );
  }

  /**
   * Turns it on where nobody has set it since the server started. Who turned it on by hand, or off after it was on, is not
   * contradicted; and who changed the server's own threshold has said what is slow.
   * @returns from how many ms operations are kept now, or undefined where it was left as it is
   */
  async turnOnUnlessSet(slowMs: number): Promise<number | undefined> {
    const { was, slowms, sampleRate, filter } = await this.status();
    if (was !== 0 || filter !== undefined) return undefined;
    if ((await this.servers.findOne({ _id: await this.process() }, this.mongo.limit)) !== null) return undefined;
    const slow_ms = slowms === SERVER_SLOW_MS ? slowMs : slowms;
    await this.set({ enabled: true, slow_ms, sample_rate: sampleRate });
    return slow_ms;
  }

  private get servers(): mongo.Collection<{ _id: string; set_at: Date }> {
    return this.mongo.collection(modelOptions(ProfiledServer).collection);
  }

  /**
   * What makes a threshold hold: nothing where it is the server's own, else a filter of the database, which costs the server
   * about 10 µs for each operation.
   */
  private async filterFor(threshold: ProfilerThreshold): Promise<mongo.Document | 'unset'> {
    const { slowms, sampleRate } = await this.status();
    const isServers = slowms === threshold.slow_ms && sampleRate === threshold.sample_rate;
    return isServers ? 'unset' : profilerFilter(threshold);
  }

  private async status(): Promise<ProfileStatus> {
    return (await this.mongo.db.command({ profile: -1, ...this.mongo.limit })) as unknown as ProfileStatus;
  }

  private async process(): Promise<string> {
    const { topologyVersion } = (await this.mongo.db.admin().command({ hello: 1, ...this.mongo.limit })) as {
      topologyVersion?: { processId: mongo.ObjectId };
    };
    return topologyVersion?.processId.toHexString() ?? '';
  }

  private async size(): Promise<number | undefined> {
    const [profile] = await this.mongo.db.listCollections({ name: 'system.profile' }, this.mongo.limit).toArray();
    return (profile as { options?: { size?: number } } | undefined)?.options?.size;
  }

  private async createProfile(): Promise<void> {
    try {
      await this.mongo.db.createCollection('system.profile', {
        capped: true,
        size: PROFILE_BYTES,
        ...this.mongo.limit,
      });
    } catch (error) {
      // An operator's, of whatever size, or another replica's of this moment.
      if (!hasCode(error, NAMESPACE_EXISTS)) throw error;
    }
  }
}
