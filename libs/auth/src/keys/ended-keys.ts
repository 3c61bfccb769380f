import type { mongo } from 'mongoose';
import { timingSafeEqual } from 'node:crypto';
import type { StoredApiKey } from './api-key';

/** The most ended keys that are held, those that ended last: an older one counts as unknown. */
const MOST = 1000;
const PROJECTION = { prefix: 1, secrets: 1, revoked_at: 1 };

export type EndedReason = 'expired' | 'revoked';

interface EndedKey {
  prefix: string;
  reason: EndedReason;
  digests: Buffer[];
}

/** The keys that were revoked or expired last, so that a refused request can be told from one whose key never was. */
export class EndedKeys {
  private readonly byPrefix: Map<string, EndedKey[]>;

  constructor(keys: readonly Pick<StoredApiKey, 'prefix' | 'secrets' | 'revoked_at'>[]) {
    const ended = keys.map(({ prefix, secrets, revoked_at }) => ({
      prefix,
      reason: revoked_at === undefined ? ('expired' as const) : ('revoked' as const),
      digests: secrets.map(({ sha256 }) => Buffer.from(sha256, 'hex')),
    }));
    this.byPrefix = Map.groupBy(ended, ({ prefix }) => prefix);
  }

  static async load(keys: mongo.Collection<StoredApiKey>, now: Date, limit: { maxTimeMS: number }): Promise<EndedKeys> {
    const found = keys
      .find({ works_until: { $lte: now } }, { projection: PROJECTION, ...limit })
      .sort({ works_until: -1 })
      .limit(MOST);
    return new EndedKeys(await found.toArray());
  }

  /** The key that a secret belonged to, by its prefix and digest; compared in constant time. */
  find(prefix: string, digest: Buffer): { reason: EndedReason; prefix: string } | undefined {
    const found = this.byPrefix
      .get(prefix)
      ?.find(({ digests }) => digests.some((known) => timingSafeEqual(known, digest)));
    return found && { reason: found.reason, prefix };
  }
}
