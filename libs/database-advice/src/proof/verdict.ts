import { type IndexProof, isImproved, workOf, WORTHWHILE_FACTOR } from '@lucid/database-operations';

/** What a proof has shown of an index, and why: judged by the shape that wastes most of those that were tried. */
export function verdictOf({
  refused,
  shapes,
}: Pick<IndexProof, 'refused' | 'shapes'>): Required<Pick<IndexProof, 'verdict' | 'reason'>> {
  if (refused !== undefined) return { verdict: 'refuted', reason: refused };
  const [worst] = shapes;
  if (worst === undefined)
    return {
      verdict: 'undecided',
      reason:
        'No operation could be tried: the profiler has none of these shapes any more, and the sample has no values for their fields.',
    };
  const { before, after } = workOf(worst);
  const what = worst.replayed === true ? 'slow operations' : 'queries with values of the sample';
  const tried = `${worst.queries} ${what} of shape ${worst.shape_id} were run on a sample.`;
  const others = shapes.filter((one) => one !== worst && !isImproved(one)).length;
  const rest = others === 0 ? '' : ` For ${others} other shapes the index gains nothing.`;
  if (isImproved(worst))
    return {
      verdict: 'proven',
      reason: `${tried} The planner chose the index for ${worst.index_used} of them, which examined ${after} keys and documents instead of ${before}.${rest}`,
    };
  const why =
    worst.index_used === 0
      ? 'The planner chose the index for none of them.'
      : `With the index they examined ${after} keys and documents, without it ${before}: less than ${WORTHWHILE_FACTOR} times as many.`;
  return { verdict: 'refuted', reason: `${tried} ${why}${rest}` };
}
