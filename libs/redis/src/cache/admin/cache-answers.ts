import { Field } from '@lucid/common';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;
const NAMESPACE = { kind: 'text', pattern: /^[a-z0-9-]{1,64}$/, maxLength: 64 } as const;

/** What one kind of answers has done in this replica since it began. */
export class CacheNamespaceStats {
  @Field({ ...NAMESPACE, required: true, description: 'The kind of answers: `users`, `blocks`.' })
  namespace!: string;

  @Field({ kind: 'text', description: 'What its keys in Redis begin with now; absent until Redis was reached.' })
  generation?: string;

  @Field({ ...COUNT, description: 'How long an answer is kept that nobody changes, in s.' })
  ttl_seconds!: number;

  @Field({ ...COUNT, description: 'Reads that this process answered from its own memory.' })
  hit_local!: number;

  @Field({ ...COUNT, description: 'Reads that were answered from Redis.' })
  hit!: number;

  @Field({ ...COUNT, description: 'Reads that waited for the database.' })
  miss!: number;

  @Field({
    ...COUNT,
    description:
      'Reads that were answered with what was no longer fresh, while a fresh one was loaded or could not be.',
  })
  stale!: number;

  @Field({ ...COUNT, description: 'Reads that went round the cache.' })
  bypass!: number;

  @Field({
    kind: 'any',
    schema: { type: 'number', minimum: 0, maximum: 1 },
    description: 'Share of hits in either tier, of all reads but those round the cache.',
  })
  hit_rate?: number;

  @Field({ ...COUNT, description: 'Answers that there is no such document, of those above.' })
  negative!: number;

  @Field({ ...COUNT, description: "Reads that waited for another's load." })
  coalesced!: number;

  @Field({ ...COUNT, description: 'Loads from the database.' })
  loads!: number;

  @Field({ ...COUNT, description: 'Loads that failed.' })
  failed_loads!: number;

  @Field({ ...COUNT, description: 'Loads whose document was changed before they could be kept.' })
  refused_fills!: number;

  @Field({ ...COUNT, description: 'Loads ahead of time, so that nobody had to wait.' })
  early_refreshes!: number;
}

/** The cache as this replica sees it. */
export class CacheStats {
  @Field({ ...COUNT, description: "Answers in this process's memory." })
  local_entries!: number;

  @Field({ ...COUNT, description: 'What they take, in bytes.' })
  local_bytes!: number;

  @Field({ ...COUNT, description: 'What they may take, in bytes; the least recently used go first.' })
  local_max_bytes!: number;

  @Field({
    kind: 'text',
    values: ['used', 'away', 'renewing'],
    enumName: 'SharedCacheState',
    required: true,
    description: 'Whether Redis is used, does not answer, or waits for new keys after a loss.',
  })
  redis!: 'used' | 'away' | 'renewing';

  @Field({
    kind: 'flag',
    required: true,
    description: "Whether this replica hears of the database's changes; it caches nothing while it does not.",
  })
  live!: boolean;

  @Field({ kind: 'text', description: 'Up to where it has heard of changes, as a consistency token.' })
  position?: string;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => CacheNamespaceStats },
    required: true,
    description: 'Each kind of answers.',
  })
  namespaces!: CacheNamespaceStats[];
}

/** One key that stands in Redis. */
export class CacheKeyInfo {
  @Field({ ...NAMESPACE, required: true, description: 'The kind of answer.' })
  namespace!: string;

  @Field({ kind: 'text', required: true, description: 'Field and value that it was asked for by.' })
  key!: string;

  @Field({
    kind: 'text',
    values: ['answer', 'tombstone'],
    enumName: 'CacheKeyState',
    required: true,
    description: 'An answer, or the mark of a change that refuses what was read before it.',
  })
  state!: 'answer' | 'tombstone';

  @Field({
    kind: 'text',
    required: true,
    description: 'Position in the database that it belongs to, as a consistency token.',
  })
  position!: string;

  @Field({ ...COUNT, description: 'Size in bytes.' })
  size_bytes!: number;

  @Field({ ...COUNT, description: 'Seconds until Redis forgets it.' })
  ttl_seconds!: number;
}

/** A page of keys, in no order. */
export class CacheKeyPage {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => CacheKeyInfo },
    required: true,
    description: 'Keys of this page; a page may be short or empty before the last one.',
  })
  items!: CacheKeyInfo[];

  @Field({ kind: 'text', description: 'Cursor of the next page; absent on the last.' })
  next_cursor?: string;
}

/** One cached answer. */
export class CachedAnswer extends CacheKeyInfo {
  @Field({
    kind: 'any',
    schema: { type: 'object' },
    description: 'The answer; absent for a tombstone.',
  })
  value?: unknown;

  @Field({ kind: 'flag', required: true, description: 'Whether this process has it in its own memory too.' })
  local!: boolean;
}

/** What is to be forgotten. */
export class FlushCache {
  @Field({
    kind: 'list',
    items: NAMESPACE,
    minItems: 1,
    maxItems: 50,
    unique: true,
    collection: true,
    description: 'Kinds of answers; all of them when left out.',
  })
  namespaces?: string[];
}

/** What was forgotten, or would be. */
export class FlushResult {
  @Field({ kind: 'list', items: NAMESPACE, required: true, description: 'Kinds of answers.' })
  namespaces!: string[];

  @Field({ ...COUNT, description: 'Keys in Redis under the old generations; their space is freed in the background.' })
  keys!: number;

  @Field({ kind: 'flag', required: true, description: 'Whether nothing was done.' })
  dry_run!: boolean;
}
