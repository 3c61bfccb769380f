import { Field } from '@lucid/common';
import { DuplicateGroup, MOST_GROUPS } from '../index-build/duplicate-groups';
import { StoredIndex } from '../indexes/stored-index';

const COUNT = { kind: 'int', long: true, min: 0 } as const;

/** What creating an index would do. */
export class IndexPlan {
  @Field({ kind: 'flag', required: true, description: 'True: nothing was created.' })
  dry_run!: boolean;

  @Field({ kind: 'object', type: () => StoredIndex, required: true, description: 'The index as it would be.' })
  index!: StoredIndex;

  @Field({ ...COUNT, description: 'Documents of the collection; not known of a time series.' })
  documents?: number;

  @Field({ ...COUNT, description: 'Its size, as far as a sample of the documents tells; not known in time otherwise.' })
  estimated_bytes?: number;

  @Field({
    ...COUNT,
    description: 'Seconds that building it takes, of that order, if the server has little else to do.',
  })
  estimated_seconds?: number;

  @Field({
    kind: 'flag',
    description:
      'For a unique index: whether documents are in its way; not there where it could not be found out in time.',
  })
  has_duplicates?: boolean;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => DuplicateGroup },
    maxItems: MOST_GROUPS,
    description: `Groups of documents that are in the way of a unique index, the ${MOST_GROUPS} largest.`,
  })
  duplicates?: DuplicateGroup[];

  @Field({ kind: 'text', description: 'The index that serves the same queries already.' })
  served_by?: string;
}
