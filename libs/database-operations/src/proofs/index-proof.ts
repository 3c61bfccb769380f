import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';

export const VERDICTS = ['proven', 'refuted', 'undecided'] as const;

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;
const ID = { kind: 'text', minLength: 16, maxLength: 16, pattern: /^[0-9a-f]{16}$/, required: true } as const;

export const ADVICE_ID = { ...ID, description: 'Id of the advice.' } as const;

/** A figure without the index, and with it. */
export class BeforeAfter {
  @Field({ ...COUNT, description: 'Without it.' })
  before!: number;

  @Field({ ...COUNT, description: 'With it.' })
  after!: number;
}

/** What queries of one shape took on the sample, a query, in the mean. */
export class ShapeProof {
  @Field({ ...ID, description: 'The shape, as slow operations name it.' })
  shape_id!: string;

  @Field({ ...COUNT, description: 'How many queries were tried.' })
  queries!: number;

  @Field({
    kind: 'flag',
    description:
      'Whether they were the slow operations themselves, as the profiler has kept them. Otherwise their values were taken from the sample.',
  })
  replayed?: boolean;

  @Field({ ...COUNT, description: 'How many of them the planner gave the index to, of its own accord.' })
  index_used!: number;

  @Field({ kind: 'object', type: () => BeforeAfter, required: true, description: 'Documents that were examined.' })
  documents_examined!: BeforeAfter;

  @Field({ kind: 'object', type: () => BeforeAfter, required: true, description: 'Index keys that were examined.' })
  keys_examined!: BeforeAfter;

  @Field({ kind: 'object', type: () => BeforeAfter, required: true, description: 'Time at the server, in ms.' })
  milliseconds!: BeforeAfter;
}

/** What came of building an index on a sample, and asking the slow queries there. */
export class IndexProof {
  @Field({ ...COUNT, description: 'Documents of the sample.' })
  sample_documents!: number;

  @Field({ ...COUNT, description: 'Documents of the collection then.' })
  collection_documents!: number;

  @Field({ ...COUNT, description: 'Size of the index on the sample.' })
  index_bytes!: number;

  @Field({
    ...COUNT,
    description: 'Entries of the index on the sample: more than documents where a field is an array.',
  })
  index_entries!: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => ShapeProof },
    required: true,
    description: 'Each shape of slow operations that could be tried.',
  })
  shapes!: ShapeProof[];

  @Field({
    kind: 'text',
    values: VERDICTS,
    enumName: 'ProofVerdict',
    description:
      '`proven`: the planner took the index and examined at most a fifth. `refuted`: it did not, or MongoDB builds no such index. `undecided`: no operation could be tried. Absent on older proofs.',
  })
  verdict?: (typeof VERDICTS)[number];

  @Field({ kind: 'text', description: 'Why, with the figures of the shape that wastes most.' })
  reason?: string;

  @Field({ kind: 'text', description: 'Why MongoDB builds no such index, where it does not.' })
  refused?: string;

  @Field({ kind: 'instant', required: true, description: 'When it was measured.' })
  proven_at!: Date;
}

/** A proof as it is kept, for as long as the data are likely to be what they were. */
@Model({
  collection: 'advice_proofs',
  indexes: [
    { keys: { advice_id: 1 }, unique: true, serves: 'the latest proof of an advice' },
    {
      keys: { proven_at: 1 },
      expireAfterSeconds: 7 * 24 * 3600,
      serves: 'forgets a proof when the data may be others',
    },
  ],
})
export class StoredProof extends IndexProof {
  @Field(ADVICE_ID)
  advice_id!: string;
}
