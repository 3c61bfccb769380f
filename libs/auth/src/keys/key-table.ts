import { inTime } from '@lucid/common';
import { modelOptions, MongoConnector, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Identity } from '../identity/identity';
import { scopesOf } from '../identity/scopes';
import { digestOf, prefixIn, prefixOf } from '../secrets/secret';
import { ApiKeyChanges, StoredApiKey } from './api-key';
import { EndedKeys, type EndedReason } from './ended-keys';

/** The most keys that work at once: every replica holds all of them, about 1 kB each. */
export const MAX_WORKING_KEYS = 10_000;

/** Past this age what is known is read again, beside the requests that go on with it, in ms. */
const REREAD_MS = 1000;
/** Past this age nothing is decided by it any more, in ms: so long does a revoked key work on another replica at most. */
const MAX_AGE_MS = 2000;
/** MongoDB counts as away when it has not answered a reading for so long, in ms. */
const PATIENCE_MS = 1000;
/** What is known is read again this often when nobody asks, in ms: an outage may begin at any time. */
const IDLE_MS = 3000;
/** While MongoDB is away, a request that only reads is decided by what was known up to so long ago, in ms. The cache serves what it knew for as long. */
export const OUTAGE_MS = 60_000;
/** The least time between two readings, however many unknown keys are sent, in ms. */
const APART_MS = 50;

/** A stored key that works, as far as requests are concerned. */
export interface WorkingKey extends Identity {
  readonly secrets: readonly { digest: Buffer; until: number }[];
  readonly worksUntil: number;
  /** When its use was last noted by this process. */
  usedAt: number;
}

const FIELDS = 'key_id name prefix scopes rate_limit_per_minute ancestor_key_ids secrets works_until'.split(' ');
const PROJECTION = Object.fromEntries(FIELDS.map((name) => [name, 1]));

/**
 * Every key that works, held in this process by prefix: a request costs no read of the database, and an unknown key neither
 * memory nor, beyond one small read in {@link APART_MS}, anything of MongoDB's. It is read again only when the mark that each
 * change leaves is another one.
 */
@Injectable()
export class KeyTable {
  private keys = new Map<string, WorkingKey[]>();
  private ended = new EndedKeys([]);
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

  /** Notices keys that were changed on another replica, also while no request comes. */
  @Interval(IDLE_MS)
  freshenIdle(): void {
    if (this.connector.state.ready) this.fresh()?.catch(() => undefined);
  }

  /** Whether a key was ever made, as far as this process has seen. */
  get hasKeys(): boolean {
    return this.made;
  }

  /** How old what is known of the keys is, in ms. */
  get ageMs(): number {
    return performance.now() - this.readAt;
  }

  /**
   * Resolves once what is known is fresh enough to decide by; undefined when it is.
   * @param outageMs how old it may be while MongoDB is away, in ms. For requests that change nothing: a key that was revoked elsewhere during the
   *   outage could still read.
   * @throws ProblemError 503, or MongoDB's error
   */
  fresh(outageMs = 0): Promise<void> | undefined {
    const age = this.ageMs;
    if (age < REREAD_MS) return undefined;
    const reading = this.loadKeys();
    if (age < MAX_AGE_MS) return undefined;
    if (age > outageMs) return reading;
    const patience = Math.max(0, this.begunAt + PATIENCE_MS - performance.now());
    return inTime(
      reading.catch(() => undefined),
      patience,
      () => undefined,
    );
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
    return this.loadKeys();
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

  /** The key with an id, if it works and one of its secrets that work is the one that is looked for; and until when both do. */
  findById(keyId: string, isSecret: (digest: Buffer) => boolean): { key: WorkingKey; until: number } | undefined {
    const now = Date.now();
    const key = this.keys.get(prefixOf(keyId))?.find(({ caller }) => caller === keyId);
    const secret = key?.secrets.find(({ digest, until }) => until > now && isSecret(digest));
    if (key === undefined || secret === undefined || key.worksUntil <= now) return undefined;
    return { key, until: Math.min(key.worksUntil, secret.until) };
  }

  /** Why a secret that {@link find} does not know works no more, and of which key it is; undefined when it is no secret of a key. */
  whyEnded(secret: string): { reason: EndedReason; prefix: string } | undefined {
    const digest = digestOf(secret);
    const expired = this.keys
      .get(prefixIn(secret) ?? '')
      ?.some(({ secrets }) => secrets.some((known) => timingSafeEqual(known.digest, digest)));
    return expired === true
      ? { reason: 'expired', prefix: prefixIn(secret) ?? '' }
      : this.ended.find(prefixIn(secret) ?? '', digest);
  }

  private loadKeys(): Promise<void> {
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
    const keys = this.mongo.collection<StoredApiKey>(modelOptions(StoredApiKey).collection);
    const now = new Date();
    const found = await keys
      .find({ works_until: { $gt: now } }, { projection: PROJECTION, ...this.mongo.limit })
      .toArray();
    const ended = await EndedKeys.load(keys, now, this.mongo.limit);
    const byId = new Map(found.map((key) => [key.key_id, key]));
    // A key works no longer than those that it was made with, whoever ended them and however.
    const working = found.filter(({ ancestor_key_ids = [] }) => ancestor_key_ids.every((id) => byId.has(id)));
    this.keys = Map.groupBy(
      working.map((key) => workingKey(key, byId, usedAt.get(key.key_id) ?? -Infinity)),
      ({ key }) => key?.prefix ?? '',
    );
    this.ended = ended;
  }
}

function workingKey(stored: StoredApiKey, byId: ReadonlyMap<string, StoredApiKey>, usedAt: number): WorkingKey {
  const { key_id, name, prefix, scopes, rate_limit_per_minute, ancestor_key_ids = [], secrets, works_until } = stored;
  const limitedAbove = ancestor_key_ids.flatMap((id) => {
    const limit = byId.get(id)?.rate_limit_per_minute;
    return limit === undefined ? [] : [{ caller: id, ratePerMinute: limit }];
  });
  return {
    caller: key_id,
    grants: scopes,
    scopes: scopesOf(scopes),
    key: { name, prefix },
    ...(rate_limit_per_minute !== undefined && { ratePerMinute: rate_limit_per_minute }),
    ...(limitedAbove.length > 0 && { limitedAbove }),
    secrets: secrets.map(({ sha256, until }) => ({
      digest: Buffer.from(sha256, 'hex'),
      until: until?.getTime() ?? Infinity,
    })),
    worksUntil: works_until.getTime(),
    usedAt,
  };
}
