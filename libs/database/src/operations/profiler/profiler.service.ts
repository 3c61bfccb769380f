import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { mongo } from 'mongoose';
import { primaryMember } from '../member';
import { profilerFilter, type ProfilerThreshold, thresholdOf } from './profiler-filter';
import type { ProfilerChange, ProfilerSettings } from './profiler-settings';

/** Size of the profile where none is there yet, in bytes: some thousand operations. MongoDB's own choice is 1 MB. */
const PROFILE_BYTES = 8 * 1024 * 1024;
/** MongoDB's own default of `slowms`. */
const SERVER_SLOW_MS = 100;
const NAMESPACE_EXISTS = 48;

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

  async read(): Promise<ProfilerSettings> {
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
    await this.apply(enabled ? 1 : 0, threshold);
  }

  /**
   * Turns it on where nobody has set it since the server started: what was turned off by hand here keeps its filter, and
   * what was turned on by hand its level. Who changed the server's own threshold has said what is slow.
   * @returns from how many ms operations are kept now, or undefined where it was left as it is
   */
  async turnOnUnlessSet(slowMs: number): Promise<number | undefined> {
    const { was, slowms, sampleRate, filter } = await this.status();
    if (was !== 0 || filter !== undefined) return undefined;
    const slow_ms = slowms === SERVER_SLOW_MS ? slowMs : Math.max(1, slowms);
    await this.set({ enabled: true, slow_ms, sample_rate: sampleRate });
    return slow_ms;
  }

  private async apply(level: 0 | 1, threshold: ProfilerThreshold): Promise<void> {
    await this.mongo.db.command({ profile: level, filter: profilerFilter(threshold), ...this.mongo.limit });
  }

  private async status(): Promise<ProfileStatus> {
    return (await this.mongo.db.command({ profile: -1, ...this.mongo.limit })) as unknown as ProfileStatus;
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
      if (!(error instanceof mongo.MongoServerError && error.code === NAMESPACE_EXISTS)) throw error;
    }
  }
}
