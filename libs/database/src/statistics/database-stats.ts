import { Field } from '@lucid/common';

const BYTES = { kind: 'int', long: true, min: 0, required: true } as const;

/** Sizes of one collection. */
export class CollectionStats {
  @Field({ kind: 'text', required: true, description: 'Name of the collection.' })
  name!: string;

  @Field({ ...BYTES, description: 'Documents.' })
  documents!: number;

  @Field({ ...BYTES, description: 'Size of the documents, uncompressed.' })
  data_bytes!: number;

  @Field({ ...BYTES, description: 'Size on disk, without indexes.' })
  storage_bytes!: number;

  @Field({ ...BYTES, description: 'Size of the indexes on disk.' })
  index_bytes!: number;

  @Field({ ...BYTES, description: 'Mean size of a document.' })
  average_document_bytes!: number;

  @Field({ ...BYTES, description: 'Number of indexes.' })
  indexes!: number;
}

/** Sizes of the database. */
export class DatabaseStats {
  @Field({ kind: 'text', required: true, description: 'Name of the database.' })
  database!: string;

  @Field({ ...BYTES, description: 'Documents of all collections.' })
  documents!: number;

  @Field({ ...BYTES, description: 'Size of all documents, uncompressed.' })
  data_bytes!: number;

  @Field({ ...BYTES, description: 'Size on disk of all collections, without indexes.' })
  storage_bytes!: number;

  @Field({ ...BYTES, description: 'Size on disk of all indexes.' })
  index_bytes!: number;

  @Field({ ...BYTES, description: 'Free space of the disk under MongoDB.' })
  disk_free_bytes!: number;

  @Field({ ...BYTES, description: 'Size of the disk under MongoDB.' })
  disk_total_bytes!: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => CollectionStats },
    required: true,
    description: 'Each collection, by name.',
  })
  collections!: CollectionStats[];
}
