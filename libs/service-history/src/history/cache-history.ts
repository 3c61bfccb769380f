import { defineClass, Field, type FieldOptions } from '@lucid/common';
import { FROM, History, type HistoryQuery, RESOLUTION, TO } from './history-query';

export interface CacheHistoryQueryFields extends HistoryQuery {
  namespace?: string;
}

const NAMESPACE = { kind: 'text', maxLength: 64, pattern: /^[a-z0-9-]{1,64}$/, example: 'users' } as const;

export const CacheHistoryQuery = defineClass('CacheHistoryQuery', {
  from: FROM,
  to: TO,
  resolution: RESOLUTION,
  namespace: { ...NAMESPACE, collection: true, description: 'Only this kind of answers. Default: all of them.' },
});

const nullable = (description: string): FieldOptions => ({
  kind: 'any',
  schema: { type: ['number', 'null'], minimum: 0 },
  required: true,
  description,
});
const rate = (description: string): FieldOptions => ({
  kind: 'any',
  schema: { type: ['number', 'null'], minimum: 0, maximum: 1 },
  required: true,
  description,
});

/** Reads of the cache in a time. */
export class CacheFigures {
  @Field(nullable('Reads that a replica answered from its own memory.'))
  hit_local!: number | null;

  @Field(nullable('Reads that were answered from Redis.'))
  hit!: number | null;

  @Field(nullable('Reads that waited for the database.'))
  miss!: number | null;

  @Field(nullable('Reads that were answered with what was no longer fresh.'))
  stale!: number | null;

  @Field(nullable('Reads that went round the cache.'))
  bypass!: number | null;

  @Field(rate('Share of hits in either tier, of all reads but those round the cache. Null without such reads.'))
  hit_rate!: number | null;

  @Field(rate('Share of hits in the memory of a replica, of all reads but those round the cache.'))
  local_hit_rate!: number | null;

  @Field(rate('Share of hits in Redis, of the reads that a replica could not answer from its own memory.'))
  redis_hit_rate!: number | null;
}

/** A point of the history. Where a gap begins, all but `t` is null. */
export class CacheHistoryPoint extends CacheFigures {
  @Field({ kind: 'instant', required: true, description: 'Start of its minute, five minutes or hour.' })
  t!: Date;

  @Field(nullable('Replicas that sampled. A replica that was restarted counts twice. Null where a gap begins.'))
  replicas!: number | null;
}

/** Reads of one kind of answers in the whole time. */
export class CacheNamespaceTotal extends CacheFigures {
  @Field({ ...NAMESPACE, required: true, description: 'The kind of answers.' })
  namespace!: string;
}

/** What the cache did over a time, on all replicas. */
export class CacheHistory extends History {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => CacheHistoryPoint },
    required: true,
    description: 'The points, in the order of their time. The last one may be of a span that has not ended.',
  })
  points!: CacheHistoryPoint[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => CacheNamespaceTotal },
    required: true,
    description: 'Each kind of answers that was read in this time, the most read first.',
  })
  namespaces!: CacheNamespaceTotal[];
}
