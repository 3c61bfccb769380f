import type { ShapeProof } from '@lucid/database-operations';
import { verdictOf } from './verdict';

const shape = (more: Partial<ShapeProof> = {}): ShapeProof => ({
  ...{ shape_id: 's', queries: 5, index_used: 5, replayed: true },
  documents_examined: { before: 8000, after: 8 },
  keys_examined: { before: 0, after: 8 },
  milliseconds: { before: 10, after: 1 },
  ...more,
});

describe('the verdict on an index that was tried', () => {
  it.each<[string, ShapeProof[], string | undefined, string, string]>([
    ['a gain', [shape()], undefined, 'proven', '5 slow operations of shape s were run on a sample.'],
    [
      'a gain by values of the sample',
      [shape({ replayed: false })],
      undefined,
      'proven',
      '5 queries with values of the sample',
    ],
    ['no use', [shape({ index_used: 0 })], undefined, 'refuted', 'The planner chose the index for none of them.'],
    [
      'a small gain',
      [shape({ keys_examined: { before: 0, after: 4000 } })],
      undefined,
      'refuted',
      'With the index they examined 4008 keys and documents, without it 8000',
    ],
    ['no index at all', [], 'Two fields are arrays.', 'refuted', 'Two fields are arrays.'],
    ['nothing to try', [], undefined, 'undecided', 'No operation could be tried'],
    ['a second shape without a gain', [shape(), shape({ index_used: 0 })], undefined, 'proven', 'For 1 other shapes'],
  ])('says of %s what it is and why', (_, shapes, refused, verdict, reason) => {
    const told = verdictOf({ shapes, ...(refused !== undefined && { refused }) });
    expect(told).toEqual({ verdict, reason: expect.stringContaining(reason) as string });
  });
});
