import { modelOptions, MongoConnector, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Identity } from '../access/identity';
import { scopesOf } from '../access/scopes';
import { ApiKeyChanges, StoredApiKey } from './api-key';
import { digestOf, prefixIn } from '../secrets/secret';

/** The most keys that work at once: every replica holds all of them, about 1 kB each. */
export const MAX_WORKING_KEYS = 10_000;

/** Past this age what is known is read again, beside the requests that go on with it, in ms. */
const REREAD_MS = 1000;
/** Past this age nothing is decided by it any more, in ms: so long does a revoked key work on another replica at most. */
const MAX_AGE_MS = 2000;
/** The least time between two readings, however many unknown keys are sent, in ms. */
const APART_MS = 50;

/** A stored key that works, as far as requests are concerned. */
export interface WorkingKey extends Identity {
  readonly secrets: readonly { digest: Buffer; until: number }[];
  readonly worksUntil: number;
  /** When its use was last noted by this process. */
  usedAt: number;
}

const FIELDS = ['key_id', 'name', 'prefix', 'scopes', 'rate_limit_per_minute', 'secrets', 'works_until'];
const PROJECTION = Object.fromEntries(FIELDS.map((name) => [name, 1]));

/**
 * Every key that works, held in this process by prefix: a request costs no read of the database, and an unknown key neither
 * memory nor, beyond one small read in {@link APART_MS}, anything of MongoDB's. It is read again only when the mark that each
 * change leaves is another one.
 */
@Injectable()
export class KeyTable {
  private keys = new Map<string, WorkingKey[]>();
  private mark: string | undefined;
  private begunAt = -Infinity;
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  private made = false;

  constructor(
    private readonly mongo: MongoService,
    private readonly connector: MongoConnector,
  ) {}

  /** Whether a key was ever made, as far as this process has seen. */
  get hasKeys(): boolean {
    return this.made;
  }

  /** Resolves once what is known is fresh enough to decide by; undefined when it is. @throws ProblemError 503, or MongoDB's error */
  fresh(): Promise<void> | undefined {
    const age = performance.now() - this.readAt;
    if (age < REREAD_MS) return undefined;
    const reading = this.read();
    return age < MAX_AGE_MS ? undefined : reading;
  }

  /** Resolves once what was stored when this was called is known. */
  async upToDate(): Promise<void> {
    this.next ??= this.readNext();
    return this.next;
  }

  private async readNext(): Promise<void> {
    await this.reading?.catch(() => undefined);
    await sleep(Math.max(0, this.begunAt + APART_MS - performance.now()));
    this.next = undefined;
    return this.read();
  }

  /** The key that a secret belongs to, if it works. The secrets are compared in constant time. */
  find(secret: string): WorkingKey | undefined {
    const candidates = this.keys.get(prefixIn(secret) ?? '');
    if (candidates === undefined) return undefined;
    const digest = digestOf(secret);
    const now = Date.now();
    return candidates.find(
      ({ secrets, worksUntil }) =>
        worksUntil > now && secrets.some((known) => known.until > now && timingSafeEqual(known.digest, digest)),
    );
  }

  private read(): Promise<void> {
    if (this.reading === undefined) {
      this.reading = this.readIfChanged().finally(() => (this.reading = undefined));
      // Whoever waits for it gets its error too.
      this.reading.catch(() => undefined);
    }
    return this.reading;
  }

  private async readIfChanged(): Promise<void> {
    this.begunAt = performance.now();
    const { begunAt } = this;
    this.connector.requireReady();
    const { collection } = modelOptions(ApiKeyChanges);
    // The mark first: what changes after it is read makes the next reading find another one.
    const changes = await this.mongo.collection<ApiKeyChanges>(collection).findOne({}, this.mongo.limit);
    if (changes?.mark !== this.mark) await this.readKeys();
    this.mark = changes?.mark;
    this.made ||= changes !== null;
    this.readAt = begunAt;
  }

  private async readKeys(): Promise<void> {
    const usedAt = new Map([...this.keys.values()].flat().map((key) => [key.caller, key.usedAt]));
    const found = await this.mongo
      .collection<StoredApiKey>(modelOptions(StoredApiKey).collection)
      .find({ works_until: { $gt: new Date() } }, { projection: PROJECTION, ...this.mongo.limit })
      .toArray();
    this.keys = Map.groupBy(
      found.map((key) => workingKey(key, usedAt.get(key.key_id) ?? -Infinity)),
      ({ key }) => key?.prefix ?? '',
    );
  }
}

function workingKey(stored: StoredApiKey, usedAt: number): WorkingKey {
  const { key_id, name, prefix, scopes, rate_limit_per_minute, secrets, works_until } = stored;
  return {
    caller: key_id,
    grants: scopes,
    scopes: scopesOf(scopes),
    key: { name, prefix },
    ...(rate_limit_per_minute !== undefined && { ratePerMinute: rate_limit_per_minute }),
    secrets: secrets.map(({ sha256, until }) => ({
      digest: Buffer.from(sha256, 'hex'),
      until: until?.getTime() ?? Infinity,
    })),
    worksUntil: works_until.getTime(),
    usedAt,
  };
}
