import { inTime } from '@lucid/common';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CacheCounters, type CacheOutcome } from './cache-counters';
import { type CacheEntry, STALE_MS } from './cache-entry';
import type { Coherence } from './coherence';
import type { LocalTier } from './local-tier';
import type { RedisTier } from './redis-tier';
import type { Slots } from './slots';

/** How long a load holds the lock that other replicas wait for, in ms. */
const LOCK_MS = 5000;
const LOCK_POLL_MS = 15;
/** How long MongoDB is waited for where a kept entry may be served in its place, in ms. */
const PATIENCE_MS = 1000;
/** Shares of an entry's time: by how much it varies, and how much is left of it when it is refreshed ahead. */
const JITTER = 0.1;
const EARLY = 0.1;

/** What a read asks for beside the key. */
export interface ReadRequest {
  /** A consistency token: the answer has every change up to it. */
  min?: string | undefined;
  /** Whether the caller wants the database's own answer. */
  bypass?: boolean;
}

/** What a load found: the answer, or undefined when there is no such document. */
export type Loaded = { body: string; etag: string } | undefined;

/** Reads the database at a position or later; the text is empty where none is known. */
export type Load = (at: string) => Promise<Loaded>;

export interface CacheAnswer {
  entry: CacheEntry;
  outcome: CacheOutcome;
}

export interface NamespaceOptions {
  name: string;
  /** How long an entry is fresh, and how long the knowledge that there is none, in ms. */
  ttlMs: number;
  negativeTtlMs: number;
  /** Whether it is invalidated when what it is made of changes; what is not may be as old as its time. */
  isTracked: boolean;
}

/** What all namespaces of a process share. */
export interface CacheParts {
  local: LocalTier;
  redis: RedisTier;
  coherence: Coherence;
  /** Bounds the loads under way, so that MongoDB is not trampled when both tiers are empty. */
  slots: Slots;
}

/** Cached answers of one kind, read through two tiers. */
export class CacheNamespace {
  readonly counters = new CacheCounters();
  /** How long a load of another replica is waited for before this one loads too, in ms. Tests lengthen it. */
  lockWaitMs = 1000;
  private readonly flights = new Map<string, Promise<CacheAnswer>>();

  constructor(
    readonly options: NamespaceOptions,
    private readonly parts: CacheParts,
  ) {}

  /** A fresh entry of this process, without waiting: the hot path. */
  peek(id: string, { min, bypass = false }: ReadRequest): CacheEntry | undefined {
    if (bypass || !this.parts.coherence.changeStreamState.isLive) return undefined;
    const entry = this.parts.local.get(this.localKey(id));
    if (entry === undefined || entry.freshUntil <= Date.now() || !this.isNewEnough(entry, min)) return undefined;
    this.count('hit-local', entry);
    return entry;
  }

  /**
   * An entry, from wherever it is to be had soonest.
   * @throws what `load` throws, unless something may be served in its place
   */
  async readThrough(id: string, request: ReadRequest, load: Load): Promise<CacheAnswer> {
    const answer = await this.find(id, request, load);
    this.count(answer.outcome, answer.entry);
    return answer;
  }

  /** Forgets an answer in this process at once, after a write of its own: the other replicas hear of it. */
  written(id: string, at: string): void {
    this.parts.local.invalidate(this.localKey(id), at);
  }

  private async find(id: string, request: ReadRequest, load: Load): Promise<CacheAnswer> {
    const { coherence } = this.parts;
    // Without news of the database nothing that is kept can be known to be right.
    if (request.bypass === true || !coherence.changeStreamState.isLive) return this.around(id, request, load);
    const kept = this.kept(id, request.min);
    if (kept !== undefined) {
      if (kept.freshUntil > Date.now()) {
        if (this.isDue(kept)) this.refresh(id, load);
        return { entry: kept, outcome: 'hit-local' };
      }
      this.refresh(id, load);
      return { entry: kept, outcome: 'stale' };
    }
    const flight = this.flights.get(id);
    if (flight !== undefined) {
      this.counters.coalesced += 1;
      const answer = await flight;
      // It may have begun before a write that this caller knows of.
      if (this.isNewEnough(answer.entry, request.min) && this.isCurrent(id, answer.entry)) return answer;
    }
    return this.fly(id, request.min, load);
  }

  /** Reads the database itself; where that fails, or is slow to, what is kept is better than nothing, unless the caller asked for more. */
  private async around(id: string, { min, bypass }: ReadRequest, load: Load): Promise<CacheAnswer> {
    const read = this.load(min, load).then((entry): CacheAnswer => ({ entry, outcome: 'bypass' }));
    const kept = bypass === true || min !== undefined ? undefined : this.kept(id, undefined);
    if (kept === undefined) return read;
    const stale: CacheAnswer = { entry: kept, outcome: 'stale' };
    return inTime(
      read.catch(() => stale),
      PATIENCE_MS,
      () => stale,
    );
  }

  /** Loads a key once for everyone who asks meanwhile. */
  private async fly(id: string, min: string | undefined, load: Load): Promise<CacheAnswer> {
    const flight = this.fetch(id, min, load);
    this.flights.set(id, flight);
    try {
      return await flight;
    } finally {
      if (this.flights.get(id) === flight) this.flights.delete(id);
    }
  }

  private refresh(id: string, load: Load): void {
    if (this.flights.has(id)) return;
    this.counters.earlyRefreshes += 1;
    // Its failure is nobody's: what is kept is served for as long as it may be.
    this.fly(id, undefined, load).catch(() => undefined);
  }

  private async fetch(id: string, min: string | undefined, load: Load): Promise<CacheAnswer> {
    if (!this.parts.coherence.isShared) return { entry: await this.loadAndKeep(id, min, load), outcome: 'miss' };
    const shared = await this.shared(id, min);
    if (shared !== undefined) return { entry: shared, outcome: 'hit' };
    const lock = `${this.redisKey(id)}:lock`;
    const token = randomUUID();
    if (await this.takeLock(lock, token)) {
      try {
        return { entry: await this.loadAndKeep(id, min, load), outcome: 'miss' };
      } finally {
        await this.parts.redis.unlock(lock, token).catch(() => undefined);
      }
    }
    // Another replica loads it.
    for (const deadline = Date.now() + this.lockWaitMs; Date.now() < deadline;) {
      await sleep(LOCK_POLL_MS);
      const filled = await this.shared(id, min);
      if (filled !== undefined) {
        this.counters.coalesced += 1;
        return { entry: filled, outcome: 'hit' };
      }
    }
    return { entry: await this.loadAndKeep(id, min, load), outcome: 'miss' };
  }

  private async takeLock(lock: string, token: string): Promise<boolean> {
    try {
      return await this.parts.redis.lock(lock, token, LOCK_MS);
    } catch {
      return true;
    }
  }

  /** A fresh entry of Redis, which is then kept here too. */
  private async shared(id: string, min: string | undefined): Promise<CacheEntry | undefined> {
    const { redis, local, coherence } = this.parts;
    const key = this.redisKey(id);
    const passed = coherence.changeStreamState.position ?? '';
    const entry = await redis.get(key).catch(() => undefined);
    if (entry === undefined || entry.freshUntil <= Date.now() || key !== this.redisKey(id)) return undefined;
    if (!local.isCurrent(this.localKey(id), entry.at, passed)) return undefined;
    // Every change up to `passed` had been invalidated in Redis before it was asked.
    if (min !== undefined && entry.at < min && (passed < min || !this.options.isTracked)) return undefined;
    local.put(this.localKey(id), entry, passed);
    return entry;
  }

  /** Keeps an answer that nobody has asked for yet, which was read at a position or later. */
  async warm(id: string, loaded: Exclude<Loaded, undefined>, at: string): Promise<void> {
    await this.keep(id, this.redisKey(id), this.entryOf(loaded, at));
  }

  private async loadAndKeep(id: string, min: string | undefined, load: Load): Promise<CacheEntry> {
    // Of before the load: what is read must not be kept under a generation that came meanwhile.
    const key = this.redisKey(id);
    const entry = await this.load(min, load);
    await this.keep(id, key, entry);
    return entry;
  }

  private async keep(id: string, key: string, entry: CacheEntry): Promise<void> {
    const { local, redis, coherence } = this.parts;
    if (!coherence.changeStreamState.isLive) return;
    if (!local.put(this.localKey(id), entry)) this.counters.refusedFills += 1;
    // That there is no such document is remembered here only: a new one then costs Redis nothing.
    if (entry.body !== undefined && coherence.isShared && local.isCurrent(this.localKey(id), entry.at)) {
      await redis.fill(key, entry).catch(() => undefined);
    }
  }

  private async load(min: string | undefined, load: Load): Promise<CacheEntry> {
    const { slots, coherence } = this.parts;
    return slots.withSlot(async () => {
      this.counters.loads += 1;
      const position = coherence.changeStreamState.position ?? '';
      // What the caller knows of is there: the read waits for it before it comes here.
      const at = min !== undefined && min > position ? min : position;
      try {
        return this.entryOf(await load(at), at);
      } catch (error) {
        this.counters.failedLoads += 1;
        throw error;
      }
    });
  }

  private entryOf(loaded: Loaded, at: string): CacheEntry {
    const ttlMs = loaded === undefined ? this.options.negativeTtlMs : this.options.ttlMs;
    const freshUntil = Math.round(Date.now() + ttlMs * (1 - JITTER + 2 * JITTER * Math.random()));
    return { body: loaded?.body, etag: loaded?.etag ?? '', at: at.padStart(16, '0'), freshUntil };
  }

  private kept(id: string, min: string | undefined): CacheEntry | undefined {
    const entry = this.parts.local.get(this.localKey(id));
    if (entry === undefined || entry.freshUntil + STALE_MS <= Date.now()) return undefined;
    return this.isNewEnough(entry, min) ? entry : undefined;
  }

  private isNewEnough({ at }: CacheEntry, min: string | undefined): boolean {
    if (min === undefined || at >= min) return true;
    return this.options.isTracked && (this.parts.coherence.changeStreamState.position ?? '') >= min;
  }

  private isCurrent(id: string, { at }: CacheEntry): boolean {
    return this.parts.local.isCurrent(this.localKey(id), at, this.parts.coherence.changeStreamState.position);
  }

  /** Whether an entry is refreshed ahead: the nearer its end, the likelier, so that not all who read it do. */
  private isDue({ freshUntil }: CacheEntry): boolean {
    const left = (freshUntil - Date.now()) / (this.options.ttlMs * EARLY);
    return left < 1 && Math.random() > left;
  }

  private localKey(id: string): string {
    return `${this.options.name}:${id}`;
  }

  private redisKey(id: string): string {
    return this.parts.coherence.keyOf(this.options.name, id);
  }

  private count(outcome: CacheOutcome, { body }: CacheEntry): void {
    this.counters.outcomes[outcome] += 1;
    if (body === undefined) this.counters.negative += 1;
  }
}
