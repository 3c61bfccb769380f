import { defineClass, type FieldOptions, type Fields, type ModelClass } from '@lucid/common';

/**
 * What is noted of a thing in a sample: a gauge is what it was at that moment, a counter what has happened since the
 * server started, so that two samples give the rate between them, however far apart they are.
 */
export interface Figure {
  kind: 'gauge' | 'counter';
  description: string;
}

export type Figures = Readonly<Record<string, Figure>>;

/** Figures as they were found; one that the server does not tell is missing. */
export type Values<F extends Figures> = { -readonly [name in keyof F]?: number | undefined };

const gauge = (description: string): Figure => ({ kind: 'gauge', description });
const counter = (description: string): Figure => ({ kind: 'counter', description });

const SIZES = {
  documents: gauge('Documents.'),
  data_bytes: gauge('Size of the documents, uncompressed.'),
  storage_bytes: gauge('Size of the documents on disk, compressed, with free space.'),
  index_bytes: gauge('Size of the indexes on disk.'),
  indexes: gauge('Indexes.'),
} as const satisfies Figures;

const OPERATIONS = {
  reads: counter('Reads.'),
  read_microseconds: counter('Time that reads took.'),
  writes: counter('Writes.'),
  write_microseconds: counter('Time that writes took.'),
} as const satisfies Figures;

/** What is sampled of each collection. */
export const COLLECTION_FIGURES = {
  ...SIZES,
  free_bytes: gauge('Part of storage_bytes that is free for new documents.'),
  ...OPERATIONS,
} as const;

/** What is sampled of the database and, from `inserts` on and but for the disk, of the whole server under it. */
export const DATABASE_FIGURES = {
  collections: gauge('Collections.'),
  ...SIZES,
  disk_used_bytes: gauge('Used space of the disk under MongoDB.'),
  connections: gauge('Open connections.'),
  active_connections: gauge('Connections with an operation under way.'),
  queued_reads: gauge('Operations that wait to read.'),
  queued_writes: gauge('Operations that wait to write.'),
  cache_bytes: gauge("Data in WiredTiger's cache."),
  dirty_cache_bytes: gauge('Changed data in the cache that is not yet on disk.'),
  resident_bytes: gauge('Memory that the server holds.'),
  inserts: counter('Documents inserted.'),
  queries: counter('Queries.'),
  updates: counter('Updates.'),
  deletes: counter('Deletions.'),
  getmores: counter('Further batches of cursors.'),
  commands: counter('Other commands.'),
  requests: counter('Requests of all kinds.'),
  network_in_bytes: counter('Bytes received.'),
  network_out_bytes: counter('Bytes sent.'),
  cache_read_bytes: counter('Data read from disk into the cache.'),
  cache_written_bytes: counter('Data written from the cache to disk.'),
  evicted_pages: counter('Pages put out of the cache.'),
  oplog_bytes: counter('Data written to the oplog.'),
  ...OPERATIONS,
} as const satisfies Figures;

export type CollectionValues = Values<typeof COLLECTION_FIGURES>;
export type DatabaseValues = Values<typeof DATABASE_FIGURES>;

/** A class of the fields by which figures are kept. */
export const figureFields = (figures: Figures): Fields =>
  Object.fromEntries(
    Object.entries(figures).map(([name, { description }]): [string, FieldOptions] => [
      name,
      { kind: 'int', long: true, description },
    ]),
  );

/** Names a class of fields. */
export const sampleClass = <T extends object>(name: string, fields: Fields): ModelClass<T> =>
  defineClass(name, fields) as ModelClass<T>;
