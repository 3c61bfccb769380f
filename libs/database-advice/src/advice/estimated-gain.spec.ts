import { type IndexProof, isRefutedBy, type ShapeProof } from '@lucid/database-operations';
import type { SlowNeeds } from '../findings/missing-indexes';
import { provenGain } from './estimated-gain';

const needs = (shape: string, more: Partial<SlowNeeds> = {}): SlowNeeds => ({
  ...{ shape, operation: 'find', equality: ['a'], range: [], sort: [] },
  ...{ calls: 10, milliseconds: 1000, documentsExamined: 2_000_000, keysExamined: 0, returned: 500 },
  ...more,
});
const shape = (shape_id: string, before: number, after: number, index_used = 5): ShapeProof => ({
  ...{ shape_id, queries: 5, index_used },
  documents_examined: { before, after },
  keys_examined: { before: 0, after },
  milliseconds: { before: 8, after: 0 },
});
const proof = (...shapes: ShapeProof[]): IndexProof => ({
  ...{ sample_documents: 20_000, collection_documents: 200_000, index_bytes: 1, index_entries: 20_000 },
  shapes,
  proven_at: new Date(0),
});

describe('the gain of an index', () => {
  it('is not known without a proof, nor from one that did not try what wastes most now', () => {
    expect(provenGain({ shapes: [needs('s')] }, undefined)).toBeUndefined();
    expect(provenGain({ shapes: [needs('s')] }, proof())).toBeUndefined();
    expect(provenGain({ shapes: [needs('s'), needs('t')] }, proof(shape('t', 20_000, 5)))).toBeUndefined();
  });

  it('is refuted unless the planner took the index and a fifth was examined at most', () => {
    expect(isRefutedBy(undefined, 's')).toBe(false);
    expect(isRefutedBy(proof(shape('t', 20_000, 20_000)), 's')).toBe(false);
    expect(isRefutedBy(proof(shape('s', 20_000, 2000)), 's')).toBe(false);
    expect(isRefutedBy(proof(shape('s', 20_000, 2001)), 's')).toBe(true);
    expect(isRefutedBy(proof(shape('s', 20_000, 5, 0)), 's')).toBe(true);
    expect(isRefutedBy({ ...proof(), refused: 'arrays' }, 's')).toBe(true);
  });

  it('is told for the whole by the ratio of the sample, and never less than what is returned', () => {
    expect(provenGain({ shapes: [needs('s')] }, proof(shape('s', 20_000, 200)))).toMatchObject({
      sample_documents: 20_000,
      sample_examined: { before: 20_000, after: 400 },
      documents_examined: { before: 200_000, after: 4000 },
      milliseconds: { before: 100, after: 2 },
    });
    const few = provenGain({ shapes: [needs('s')] }, proof(shape('s', 20_000, 1)));
    expect(few?.documents_examined).toEqual({ before: 200_000, after: 50 });
  });

  it('weighs shapes by how often they were called', () => {
    const shapes = [needs('s', { calls: 30 }), needs('t', { calls: 10 })];
    const gain = provenGain({ shapes }, proof(shape('s', 20_000, 100), shape('t', 4000, 20)));
    expect(gain?.sample_examined).toEqual({ before: 16_000, after: 160 });
  });
});
