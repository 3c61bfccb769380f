import { Field } from '@lucid/common';
import { count, quantity } from '../figures/fields';
import { Growth } from './growth';
import { OperationLatency } from './latency';

/** The size of an index on disk. */
export class IndexSize {
  @Field({ kind: 'text', required: true, description: 'Name of the index.' })
  name!: string;

  @Field(count('Its size on disk.'))
  size_bytes!: number;
}

/** Operations on a collection since the server started, by what they do. */
export class CollectionLatency {
  @Field({ kind: 'object', type: () => OperationLatency, required: true, description: 'Reads.' })
  reads!: OperationLatency;

  @Field({ kind: 'object', type: () => OperationLatency, required: true, description: 'Writes.' })
  writes!: OperationLatency;

  @Field({ kind: 'object', type: () => OperationLatency, required: true, description: 'Other commands.' })
  commands!: OperationLatency;

  @Field({ kind: 'object', type: () => OperationLatency, required: true, description: 'Operations in transactions.' })
  transactions!: OperationLatency;
}

/** What the server knows of one collection. */
export class CollectionStats {
  @Field({ kind: 'text', required: true, description: 'Name of the collection.' })
  name!: string;

  @Field({ kind: 'instant', required: true, description: "When this was so, by MongoDB's clock." })
  measured_at!: Date;

  @Field({ kind: 'flag', required: true, description: 'Whether it is bounded, and forgets its oldest documents.' })
  capped!: boolean;

  @Field(
    count(
      'Documents, by the count that the server keeps: after a crash it may be off a little. Of a time-series collection, its buckets.',
    ),
  )
  documents!: number;

  @Field(quantity('Mean size of a document, uncompressed.'))
  average_document_bytes?: number;

  @Field(count('Size of the documents, uncompressed.'))
  data_bytes!: number;

  @Field(count('Size of the documents on disk, compressed, with free space.'))
  storage_bytes!: number;

  @Field(count('Part of storage_bytes that is free for new documents, and that `compact` would give back.'))
  free_bytes!: number;

  @Field(count('Size of all indexes on disk.'))
  index_bytes!: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => IndexSize },
    required: true,
    description: 'Each index, the largest first.',
  })
  indexes!: IndexSize[];

  @Field({ kind: 'object', type: () => CollectionLatency, required: true, description: 'How long operations took.' })
  latency!: CollectionLatency;

  @Field({ kind: 'object', type: () => Growth, description: 'How it grows; absent until there is an hour of history.' })
  growth?: Growth;
}
