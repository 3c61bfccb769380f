import type { CacheEntry } from './cache-entry';

/** What an entry takes beside its texts, in bytes. */
const OVERHEAD_BYTES = 200;
/** The most invalidations that are remembered one by one. */
const MAX_TOMBSTONES = 50_000;

/** The entries of one process: bounded in bytes, the least recently used go first; and what was invalidated lately. */
export class LocalTier {
  private readonly entries = new Map<string, CacheEntry>();
  private readonly tombstones = new Map<string, string>();
  /** An entry that was read before this position may be older than an invalidation that is no longer remembered. */
  private floor = '';
  private bytes = 0;

  constructor(readonly maxBytes: number) {}

  get size(): { entries: number; bytes: number } {
    return { entries: this.entries.size, bytes: this.bytes };
  }

  get(key: string): CacheEntry | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    // The order of a map is the order of insertion: what is used goes to its end.
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry;
  }

  /**
   * Whether what was read at this position may be used: nothing is known to have changed the key since.
   * @param passed up to here every invalidation is also where the entry came from, so that those not remembered do not matter
   */
  isCurrent(key: string, at: string, passed = ''): boolean {
    return at >= (this.tombstones.get(key) ?? '') && (at >= this.floor || this.floor <= passed);
  }

  /** Keeps an entry, unless it is older than an invalidation; `passed` as in {@link isCurrent}. */
  put(key: string, entry: CacheEntry, passed = ''): boolean {
    if (!this.isCurrent(key, entry.at, passed)) return false;
    const present = this.entries.get(key);
    if (present !== undefined && present.at > entry.at) return false;
    this.remove(key);
    const bytes = sizeOf(key, entry);
    // One entry must not push a thousand out.
    if (bytes > this.maxBytes / 20) return false;
    this.entries.set(key, entry);
    this.bytes += bytes;
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= this.maxBytes) break;
      this.remove(oldest);
    }
    return true;
  }

  /** Forgets a key that was changed at this position, and refuses what was read before it. */
  invalidate(key: string, at: string): void {
    const entry = this.entries.get(key);
    if (entry !== undefined && entry.at < at) this.remove(key);
    const before = this.tombstones.get(key);
    if (before !== undefined && before >= at) return;
    this.tombstones.delete(key);
    this.tombstones.set(key, at);
    if (this.tombstones.size <= MAX_TOMBSTONES) return;
    const [oldest] = this.tombstones;
    if (oldest === undefined) return;
    this.tombstones.delete(oldest[0]);
    if (oldest[1] > this.floor) this.floor = oldest[1];
  }

  /** Forgets every entry, and refuses what was read before this position. */
  clear(at = ''): void {
    this.entries.clear();
    this.bytes = 0;
    if (at > this.floor) this.floor = at;
  }

  remove(key: string): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    this.entries.delete(key);
    this.bytes -= sizeOf(key, entry);
  }
}

const sizeOf = (key: string, { body, etag }: CacheEntry): number =>
  key.length + etag.length + (body?.length ?? 0) + OVERHEAD_BYTES;
