import type { ListExplanation, RangeExplanation } from '@lucid/common';
import type { mongo } from 'mongoose';
import { planLine } from './plan-stage';
import { readPlan } from './read-plan';

/** Runs a find once more to see how it is done. @param limit the time limit of the call */
export async function explainFind(
  cursor: mongo.FindCursor,
  limit: { readonly maxTimeMS: number },
): Promise<RangeExplanation> {
  const { plan, indexes, executed } = readPlan(await cursor.explain({ verbosity: 'executionStats', ...limit }));
  const { keys = 0, documents = 0, returned = 0, milliseconds = 0 } = executed ?? {};
  return {
    plan: planLine(plan),
    ...(indexes.length > 0 && { index: indexes.join(', ') }),
    keys_examined: keys,
    documents_examined: documents,
    returned,
    milliseconds,
  };
}

/** The ranges of a page as one. */
export function explainRanges(ranges: RangeExplanation[]): ListExplanation {
  const total = (of: (range: RangeExplanation) => number): number => ranges.reduce((sum, range) => sum + of(range), 0);
  const indexes = [...new Set(ranges.flatMap(({ index }) => index ?? []))];
  return {
    plan: ranges.map(({ plan }) => plan).join(', then '),
    ...(indexes.length > 0 && { index: indexes.join(', ') }),
    keys_examined: total(({ keys_examined }) => keys_examined),
    documents_examined: total(({ documents_examined }) => documents_examined),
    returned: total(({ returned }) => returned),
    milliseconds: total(({ milliseconds }) => milliseconds),
    ranges,
  };
}
