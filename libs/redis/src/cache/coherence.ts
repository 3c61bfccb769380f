import { rest } from '@lucid/common';
import { Logger } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { LocalTier } from './local-tier';
import type { RedisTier } from './redis-tier';

/** How far this process has heard of the database's changes. */
export interface ChangeStreamState {
  /** Every change up to here was invalidated in both tiers; undefined before anything was heard. */
  readonly position: string | undefined;
  /** Whether it is not cut off. */
  readonly isLive: boolean;
}

/** What is cached under one key. */
export interface CacheKey {
  namespace: string;
  id: string;
}

const NOT_FOLLOWING: ChangeStreamState = { position: undefined, isLive: false };

/** How often generations are compared with those in Redis, and the position is written there, in ms. */
const BEAT_MS = 1000;
/** How many keys are invalidated in Redis at once. */
const AT_ONCE = 64;
/** The most invalidations that are remembered from one beat to the next. */
const MAX_RECENT = 100_000;

/** In the order of time, and never given twice. */
const newGeneration = (): string => `${Date.now().toString(36)}${randomBytes(6).toString('hex')}`;

/**
 * Keeps what is cached in step with MongoDB. Every replica invalidates both tiers from its own view of the changes, so that none depends on
 * another, nor on messages that Redis may lose. What was invalidated so far stands in Redis beside the entries: where the two were lost, they were lost together.
 *
 * Redis is trusted until a connection or an invalidation failed: what comes back may be an older state of it. Then this replica does without
 * it until it has given every namespace a new generation, under whose keys nothing old can be.
 */
export class Coherence {
  private readonly logger = new Logger('Cache');
  private readonly generations = new Map<string, string>();
  private trusted = false;
  private streamState: ChangeStreamState = NOT_FOLLOWING;
  private advanced = '';
  /** What was invalidated in Redis since the generations were last seen to hold: under those that have taken their place it was not. */
  private recent: { key: CacheKey; at: string }[] = [];
  private beating: Promise<void> = Promise.resolve();

  constructor(
    private readonly prefix: string,
    private readonly local: LocalTier,
    private readonly redis: RedisTier,
    private readonly namespaces: () => Iterable<string>,
  ) {
    redis.onLoss(() => this.distrust());
  }

  /** How far this process has heard. */
  get changeStreamState(): ChangeStreamState {
    return this.streamState;
  }

  /** Whether entries of Redis may be used. */
  get isShared(): boolean {
    return this.trusted && !this.redis.isAway;
  }

  /** What a namespace's keys begin with; undefined until Redis was reached. */
  generationOf(namespace: string): string | undefined {
    return this.generations.get(namespace);
  }

  keyOf(namespace: string, id: string): string {
    return `${this.prefix}:${namespace}:${this.generations.get(namespace) ?? ''}:{${id}}`;
  }

  /** Begins to keep step, with what tells how far this process has heard. */
  start(state: ChangeStreamState, stopping: AbortSignal): void {
    this.streamState = state;
    this.beating = this.beat(stopping);
  }

  async stopped(): Promise<void> {
    await this.beating;
  }

  /** From where on changes must be heard so that what is in Redis is right; undefined when that is not known. */
  async begin(): Promise<string | undefined> {
    try {
      const position = await this.redis.agreed(this.positionKey);
      if (position === undefined || !(await this.adopt())) return undefined;
      this.trusted = true;
      return position;
    } catch {
      return undefined;
    }
  }

  /** Makes everything void that is cached anywhere. */
  async forget(): Promise<void> {
    this.local.clear();
    await this.renewAll();
  }

  /** Makes a namespace void, for a change at or before this position. */
  async forgetNamespace(namespace: string, at = ''): Promise<void> {
    this.local.clear(at);
    try {
      await this.renew(namespace);
    } catch {
      this.distrust();
    }
  }

  /** Invalidates keys in this process: of new documents, since only here it is remembered that there was none. */
  invalidateHere(keys: readonly CacheKey[], at: string): void {
    for (const { namespace, id } of keys) this.local.invalidate(`${namespace}:${id}`, at);
  }

  /** Invalidates keys in both tiers, for a change at or before this position. */
  async invalidate(keys: readonly CacheKey[], at: string): Promise<void> {
    this.invalidateHere(keys, at);
    if (!this.trusted) return;
    const changes = keys.map((key) => ({ key, at }));
    this.recent.push(...changes);
    try {
      if (this.recent.length > MAX_RECENT) throw new Error('More was changed than is remembered.');
      await this.invalidateShared(changes);
    } catch {
      this.distrust();
    }
  }

  private async invalidateShared(changes: readonly { key: CacheKey; at: string }[]): Promise<void> {
    for (let i = 0; i < changes.length; i += AT_ONCE) {
      await Promise.all(
        changes
          .slice(i, i + AT_ONCE)
          .map(async ({ key: { namespace, id }, at }) => this.redis.invalidate(this.keyOf(namespace, id), at)),
      );
    }
  }

  private distrust(): void {
    if (this.trusted) this.logger.warn('Redis was lost: it is not used until it is back, and then under new keys.');
    this.trusted = false;
    this.recent = [];
  }

  private get positionKey(): string {
    return `${this.prefix}:position`;
  }

  private generationKey(namespace: string): string {
    return `${this.prefix}:${namespace}:generation`;
  }

  private async renew(namespace: string): Promise<void> {
    // Another replica's new generation would not do: its entries may be older than changes that this one alone has heard of, and could not invalidate.
    const generation = newGeneration();
    await this.redis.agree(this.generationKey(namespace), generation);
    this.generations.set(namespace, generation);
  }

  private async renewAll(): Promise<void> {
    try {
      for (const namespace of this.namespaces()) await this.renew(namespace);
      if (!this.trusted) this.logger.log('Redis is used, under new generations of keys.');
      this.trusted = true;
    } catch {
      this.distrust();
    }
  }

  /**
   * Takes on the generations that stand in Redis. What this replica has invalidated since it last looked may be filled under a new one already, and whose
   * it is may have ended before it heard of the change: it is invalidated there too.
   * @returns false when one is missing
   */
  private async adopt(): Promise<boolean> {
    let complete = true;
    const looked = this.recent.length;
    for (const namespace of this.namespaces()) {
      const known = this.generations.get(namespace);
      const generation = await this.redis.agreed(this.generationKey(namespace));
      if (generation === undefined) complete = false;
      // Unless this replica has begun a new one itself meanwhile: what was read is then older.
      else if (generation !== known && this.generations.get(namespace) === known) {
        this.generations.set(namespace, generation);
        this.local.clear();
        await this.invalidateShared(this.recent.filter(({ key }) => key.namespace === namespace));
      }
    }
    this.recent.splice(0, looked);
    return complete;
  }

  private async beat(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      await rest(BEAT_MS, stopping);
      try {
        // Of before the generations are looked at: what is heard later may be invalidated under one that no longer holds.
        const { position } = this.streamState;
        if (position === undefined) continue;
        // A generation that is gone was lost with its entries, or evicted.
        if (!this.trusted || !(await this.adopt())) await this.renewAll();
        await this.advance(position);
      } catch {
        this.distrust();
      }
    }
  }

  private async advance(position: string): Promise<void> {
    if (!this.trusted || position <= this.advanced) return;
    await this.redis.advance(this.positionKey, position);
    this.advanced = position;
  }
}
