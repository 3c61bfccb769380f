import { Field } from '@lucid/common';
import { type MissingIndex, type SlowNeeds, WORTHWHILE_FACTOR } from './missing-indexes';
import { BeforeAfter, type IndexProof, type ShapeProof } from './proof/index-proof';

const METHOD =
  'The index was built on a sample, and queries of these shapes, with values of the sample, were run there without and ' +
  'with it. On the whole collection: what the slow operations took, as the profiler has it, times the ratio of keys and documents examined on ' +
  'the sample, and no less than they return. Of queries with a limit the truth is better.';

/** What an index gains, a query, in the mean of the slow ones that were tried. */
export class EstimatedGain {
  @Field({ kind: 'int', min: 0, required: true, description: 'Documents of the sample that it was measured on.' })
  sample_documents!: number;

  @Field({
    kind: 'object',
    type: () => BeforeAfter,
    required: true,
    description: 'Examined on the sample: keys and documents.',
  })
  sample_examined!: BeforeAfter;

  @Field({ kind: 'object', type: () => BeforeAfter, required: true, description: 'Time on the sample, in ms.' })
  sample_milliseconds!: BeforeAfter;

  @Field({
    kind: 'object',
    type: () => BeforeAfter,
    required: true,
    description: 'Documents examined on the whole: seen, and expected.',
  })
  documents_examined!: BeforeAfter;

  @Field({
    kind: 'object',
    type: () => BeforeAfter,
    required: true,
    description: 'Time on the whole, in ms: seen, and expected.',
  })
  milliseconds!: BeforeAfter;

  @Field({ kind: 'text', required: true, description: 'How that was found.' })
  method!: string;

  @Field({ kind: 'instant', required: true, description: 'When it was measured.' })
  proven_at!: Date;
}

/** Whether the gain of an index was seen, not looked for yet, or looked for and not found. */
export type Verdict = 'proven' | 'unproven' | 'refuted';

export interface Judgement {
  verdict: Verdict;
  gain?: EstimatedGain;
}

/**
 * What the proof of an index says of the operations that are slow now. An index is proven when the planner takes it of
 * its own accord, and {@link WORTHWHILE_FACTOR} times less is examined. A proof that did not try what wastes most now says nothing.
 */
export function judge({ shapes }: Pick<MissingIndex, 'shapes'>, proof: IndexProof | undefined): Judgement {
  if (proof === undefined) return { verdict: 'unproven' };
  if (proof.refused !== undefined) return { verdict: 'refuted' };
  const tried = shapes.flatMap((needs) => {
    const shape = proof.shapes.find(({ shape_id }) => shape_id === needs.shape);
    return shape === undefined ? [] : [{ needs, shape }];
  });
  if (tried.length === 0 || tried[0]?.needs !== shapes[0]) return { verdict: 'unproven' };
  const gain = gainOf(tried, proof);
  const { before, after } = gain.sample_examined;
  const taken = tried.some(({ shape }) => shape.index_used > 0);
  return { verdict: taken && before >= WORTHWHILE_FACTOR * Math.max(1, after) ? 'proven' : 'refuted', gain };
}

function gainOf(tried: readonly { needs: SlowNeeds; shape: ShapeProof }[], proof: IndexProof): EstimatedGain {
  const calls = tried.reduce((sum, { needs }) => sum + needs.calls, 0);
  const mean = (figure: (each: { needs: SlowNeeds; shape: ShapeProof }) => number): number =>
    Math.round(tried.reduce((sum, each) => sum + figure(each), 0) / calls);
  const onSample = (figure: (shape: ShapeProof) => BeforeAfter): BeforeAfter => ({
    before: mean(({ needs, shape }) => needs.calls * figure(shape).before),
    after: mean(({ needs, shape }) => needs.calls * figure(shape).after),
  });
  const examined = onSample(({ documents_examined: documents, keys_examined: keys }) => ({
    before: documents.before + keys.before,
    after: documents.after + keys.after,
  }));
  const ratio = Math.min(1, examined.after / Math.max(1, examined.before));
  const documents = mean(({ needs }) => needs.documentsExamined);
  const milliseconds = mean(({ needs }) => needs.milliseconds);
  const returned = mean(({ needs }) => needs.returned);
  return {
    sample_documents: proof.sample_documents,
    sample_examined: examined,
    sample_milliseconds: onSample((shape) => shape.milliseconds),
    documents_examined: {
      before: documents,
      after: Math.min(documents, Math.max(returned, Math.round(documents * ratio))),
    },
    milliseconds: { before: milliseconds, after: Math.ceil(milliseconds * ratio) },
    method: METHOD,
    proven_at: proof.proven_at,
  };
}
