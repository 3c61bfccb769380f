import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';

export const INDEX_STATES = ['building', 'live', 'kept'] as const;
export type IndexState = (typeof INDEX_STATES)[number];

/** One index of a collection that is told of every change: the live one, one that is being built, one that is kept to go back to. */
@Model({
  collection: 'search_indices',
  indexes: [{ keys: { index: 1 }, unique: true, serves: 'finds an index by its name' }],
})
export class SearchIndex {
  @Field({ kind: 'text', required: true, description: 'Name of the index in Elasticsearch.' })
  index!: string;

  @Field({ kind: 'text', required: true, description: 'The collection whose documents it holds.' })
  collection_name!: string;

  @Field({
    kind: 'text',
    values: INDEX_STATES,
    enumName: 'SearchIndexState',
    required: true,
    description: 'Searched, being built, or kept so that one can go back to it at once.',
  })
  state!: IndexState;

  @Field({ kind: 'text', required: true, description: 'SHA-256 of its settings and mappings.' })
  fingerprint!: string;

  @Field({ kind: 'instant', required: true, description: 'When it was made.' })
  created_at!: Date;

  @Field({ kind: 'instant', description: 'When it is deleted, once it is no longer searched.' })
  delete_after?: Date;
}
