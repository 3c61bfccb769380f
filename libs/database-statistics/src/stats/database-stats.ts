import { defineClass, Field, type FieldOptions } from '@lucid/common';
import { count, quantity } from '../figures/fields';
import { DATABASE_HISTORY } from '../history/history';
import { Growth } from './growth';

/** Sizes of one collection, in the list of all. */
export class CollectionRow {
  @Field({ kind: 'text', required: true, description: 'Name of the collection.' })
  name!: string;

  @Field({ kind: 'instant', description: 'When this was so; absent where nothing was measured yet: ask again.' })
  measured_at?: Date;

  @Field(count('Documents; of a time-series collection, its buckets.', false))
  documents?: number;

  @Field(count('Size of the documents, uncompressed.', false))
  data_bytes?: number;

  @Field(quantity('Mean size of a document, uncompressed.'))
  average_document_bytes?: number;

  @Field(count('Size of the documents on disk, with free space; absent where documents were only counted yet.', false))
  storage_bytes?: number;

  @Field(count('Part of storage_bytes that is free for new documents.', false))
  free_bytes?: number;

  @Field(count('Size of all indexes on disk.', false))
  index_bytes?: number;

  @Field(count('Number of indexes.', false))
  indexes?: number;

  @Field(count('Reads since the server started; measuring is one of them.', false))
  reads?: number;

  @Field(count('Writes since the server started.', false))
  writes?: number;

  @Field(quantity('Mean time of these reads.'))
  read_latency_microseconds?: number;

  @Field(quantity('Mean time of these writes.'))
  write_latency_microseconds?: number;
}

/** What is told as a rate: every metric that is no gauge. */
export const RATES = Object.entries(DATABASE_HISTORY.metrics).filter(([, { kind }]) => kind !== 'gauge');

const rateFields = RATES.map(([name, { description }]): [string, FieldOptions] => [name, quantity(description)]);

/** What goes on, from the last sample until now; absent without a sample of the present run of the server. */
export const ServerRates = defineClass('ServerRates', {
  over_seconds: { ...quantity('Time that these are averages over.'), required: true },
  ...Object.fromEntries(rateFields),
});

/** Connections of the server, of all of its clients. */
export class ServerConnections {
  @Field(count('Open connections.'))
  current!: number;

  @Field(count('Connections that could be opened yet.'))
  available!: number;

  @Field(count('Connections with an operation under way.'))
  active!: number;
}

/** WiredTiger's cache. */
export class ServerCache {
  @Field(count('How much it may hold.', false))
  max_bytes?: number;

  @Field(count('How much it holds.', false))
  used_bytes?: number;

  @Field(count('Changed data in it that is not yet on disk.', false))
  dirty_bytes?: number;

  @Field(quantity('used_bytes of max_bytes, from 0 to 1. From 0.8 on WiredTiger puts pages out.'))
  used_ratio?: number;

  @Field(quantity('dirty_bytes of max_bytes, from 0 to 1. From 0.2 on callers have to help writing them.'))
  dirty_ratio?: number;
}

/** The data in use, as far as it can be told: MongoDB does not measure it. */
export class WorkingSet {
  @Field(
    count(
      'Size that it is not above: what the cache holds, as long as that is less than 80 % of it. Nothing that is in use was put out ' +
        'then. Absent in a full cache, where the working set may be smaller or larger.',
      false,
    ),
  )
  at_most_bytes?: number;

  @Field(
    quantity(
      'How long reading from disk at the present rate takes to fill the cache anew. In a full cache, minutes mean that the ' +
        'working set is larger than the cache, days that it fits.',
    ),
  )
  cache_turnover_seconds?: number;
}

/** The server under the database, for all of its databases. */
export class ServerStats {
  @Field({ kind: 'text', required: true, description: 'Version of MongoDB.' })
  version!: string;

  @Field(count('How long the server has run.'))
  uptime_seconds!: number;

  @Field({ kind: 'object', type: () => ServerConnections, required: true, description: 'Its connections.' })
  connections!: ServerConnections;

  @Field(count('Operations that wait to read.'))
  queued_reads!: number;

  @Field(count('Operations that wait to write.'))
  queued_writes!: number;

  @Field(count('Memory that it holds.'))
  resident_bytes!: number;

  @Field({ kind: 'object', type: () => ServerCache, required: true, description: 'Its cache.' })
  cache!: ServerCache;

  @Field({ kind: 'object', type: () => WorkingSet, required: true, description: 'The data in use.' })
  working_set!: WorkingSet;

  @Field({ kind: 'object', type: () => ServerRates, description: 'What goes on.' })
  rates?: { over_seconds: number } & Record<string, number | undefined>;
}

/** Sizes of the database, its collections, and its server. */
export class DatabaseStats {
  @Field({ kind: 'text', required: true, description: 'Name of the database.' })
  database!: string;

  @Field(count('Number of collections.'))
  collection_count!: number;

  @Field(count('Number of views.'))
  view_count!: number;

  @Field(count('Number of indexes.'))
  index_count!: number;

  @Field(count('Documents of all collections.'))
  documents!: number;

  @Field(quantity('Mean size of a document, uncompressed.'))
  average_document_bytes?: number;

  @Field(count('Size of all documents, uncompressed.'))
  data_bytes!: number;

  @Field(count('Size on disk of all collections, without indexes.'))
  storage_bytes!: number;

  @Field(count('Size on disk of all indexes.'))
  index_bytes!: number;

  @Field(
    count(
      'Part of storage_bytes that is free for new documents, and that `compact` would give back; of collections that were measured.',
    ),
  )
  free_bytes!: number;

  @Field(count('Free space of the disk under MongoDB.'))
  disk_free_bytes!: number;

  @Field(count('Size of the disk under MongoDB.'))
  disk_total_bytes!: number;

  @Field({ kind: 'object', type: () => Growth, description: 'How it grows; absent until there is an hour of history.' })
  growth?: Growth;

  @Field({ kind: 'object', type: () => ServerStats, description: 'The server; absent where it may not be asked.' })
  server?: ServerStats;

  @Field({ kind: 'text', description: 'Why there is no `server`.' })
  server_refusal?: string;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => CollectionRow },
    required: true,
    description: 'Collections, in the order asked for.',
  })
  collections!: CollectionRow[];

  @Field({ kind: 'text', description: 'Cursor of the next collections; absent when these are the last.' })
  next_cursor?: string;
}
