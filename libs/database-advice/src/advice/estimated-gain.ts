import { Field } from '@lucid/common';
import { BeforeAfter, type IndexProof, type ShapeProof } from '@lucid/database-operations';
import type { MissingIndex, SlowNeeds } from '../findings/missing-indexes';

const METHOD =
  'The index was built on a sample. The slow operations that the profiler has kept were run there without and with it; of shapes that it keeps ' +
  'no operation of, queries with values of the sample were. On the whole collection: what the slow operations took, as the profiler has it, times the ratio of keys and documents examined on ' +
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

/**
 * What the proof of an index says that it gains the operations that are slow now; undefined where it did not try those
 * that waste most.
 */
export function provenGain(
  { shapes }: Pick<MissingIndex, 'shapes'>,
  proof: IndexProof | undefined,
): EstimatedGain | undefined {
  const tried = shapes.flatMap((needs) => {
    const shape = proof?.shapes.find(({ shape_id }) => shape_id === needs.shape);
    return shape === undefined ? [] : [{ needs, shape }];
  });
  return proof === undefined || tried.length === 0 || tried[0]?.needs !== shapes[0] ? undefined : gainOf(tried, proof);
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
