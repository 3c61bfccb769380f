import type { ListExplanation, RangeExplanation } from '@lucid/common';
import type { mongo } from 'mongoose';
import { planLine } from './plan-stage';
import { readPlan } from './read-plan';

/**
 * Runs a find once more to see how it is done.
 * @param cursor of a find that decodes its answer: of a raw one, the explanation is raw too
 * @param limit the time limit of the call
 */
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

interface Stage {
  keyPattern?: Readonly<Record<string, unknown>>;
  multiKeyPaths?: Readonly<Record<string, readonly string[]>>;
  inputStage?: Stage;
  inputStages?: readonly Stage[];
}

/** The stages of a plan that read an index of a field. */
function scansOf(stage: Stage, field: string): Stage[] {
  const { keyPattern = {}, inputStage, inputStages = [] } = stage;
  const inputs = inputStage === undefined ? inputStages : [inputStage, ...inputStages];
  return [...(field in keyPattern ? [stage] : []), ...inputs.flatMap((input) => scansOf(input, field))];
}

/**
 * Whether documents of a filter may have a list as the value of a field: an index knows whether it ever held one. The planner is asked, and nothing
 * is read.
 */
export async function mayHoldLists(
  collection: mongo.Collection,
  filter: mongo.Document,
  field: string,
  limit: { readonly maxTimeMS: number },
): Promise<boolean> {
  const explained = await collection.find(filter, limit).explain({ verbosity: 'queryPlanner', ...limit });
  const { winningPlan = {} } =
    (explained as { queryPlanner?: { winningPlan?: Stage & { queryPlan?: Stage } } }).queryPlanner ?? {};
  const scans = scansOf(winningPlan.queryPlan ?? winningPlan, field);
  return scans.length === 0 || scans.some(({ multiKeyPaths }) => multiKeyPaths?.[field]?.length !== 0);
}
