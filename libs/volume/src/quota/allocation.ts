import { ProblemError } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { modelOptions, MongoService } from '@lucid/mongo';
import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { StoredVolume, VolumeAllocation } from '../volume/volume';

/** A GB of VOLUME_SIZE_LIMIT_GB, in bytes. */
const GB = 1_000_000_000;

/** Hands out VOLUME_SIZE_LIMIT_GB as quotas: never more than there is, whoever asks at the same time. */
@Injectable()
export class Allocation {
  /** What the quotas may come to together, in bytes. */
  readonly limitBytes: number;

  constructor(
    private readonly mongo: MongoService,
    @Inject(CONFIG) config: Config,
  ) {
    this.limitBytes = config.VOLUME_SIZE_LIMIT_GB * GB;
  }

  /**
   * Bytes that no quota has, held until the transaction ends: it writes the one document that every other change of a
   * quota writes too, so that of two at once the second starts over and sees the first.
   */
  async free(session: mongo.ClientSession): Promise<number> {
    const options = { ...this.mongo.limit, session };
    await this.mongo
      .collection<VolumeAllocation>(modelOptions(VolumeAllocation).collection)
      .updateOne({ _id: 'quotas' }, { $inc: { changes: 1 } }, { ...options, upsert: true });
    const [sum] = await this.mongo
      .collection(modelOptions(StoredVolume).collection)
      .aggregate<{ bytes: number }>([{ $group: { _id: null, bytes: { $sum: '$quota_bytes' } } }], options)
      .toArray();
    return this.limitBytes - (sum?.bytes ?? 0);
  }

  /** Holds room for more quota. @throws ProblemError 507 when there is none */
  async require(bytes: number, session: mongo.ClientSession): Promise<void> {
    const free = await this.free(session);
    if (bytes <= free) return;
    throw new ProblemError(
      'out_of_space',
      `${Math.max(0, free)} bytes of VOLUME_SIZE_LIMIT_GB are in no quota yet, and ${bytes} are asked for. Shrink or delete another volume, or raise the limit.`,
    );
  }
}
