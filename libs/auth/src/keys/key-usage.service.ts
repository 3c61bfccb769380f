import { modelOptions, MongoService } from '@lucid/mongo';
import { Injectable, Logger } from '@nestjs/common';
import { StoredApiKey } from './api-key';
import type { WorkingKey } from './key-table';

/** How exact `last_used_at` is, in ms: a key is written to at most this often. */
const EXACT_MS = 60_000;

/** Notes when keys are used, beside the requests that use them. */
@Injectable()
export class KeyUsage {
  private readonly logger = new Logger(KeyUsage.name);

  constructor(private readonly mongo: MongoService) {}

  note(key: WorkingKey): void {
    const now = Date.now();
    if (now - key.usedAt < EXACT_MS) return;
    key.usedAt = now;
    void this.write(key.caller, now).catch((error: unknown) => {
      this.logger.debug(`the use of key ${key.caller} could not be noted: ${(error as Error).message}`);
    });
  }

  private async write(key_id: string, now: number): Promise<void> {
    const before = { $not: { $gt: new Date(now - EXACT_MS) } };
    await this.mongo
      .collection<StoredApiKey>(modelOptions(StoredApiKey).collection)
      .updateOne({ key_id, last_used_at: before }, { $set: { last_used_at: new Date(now) } }, this.mongo.limit);
  }
}
