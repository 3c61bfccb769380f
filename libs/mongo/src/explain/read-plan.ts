import type { mongo } from 'mongoose';
import { type PlanStage, planStage, type RawStage, stagesOf } from './plan-stage';

/** What running a query took. */
export interface Execution {
  keys: number;
  documents: number;
  returned: number;
  milliseconds: number;
}

/** What MongoDB says of how a query is done. */
export interface ReadPlan {
  plan: PlanStage;
  /** The plans that were weighed and not taken. */
  rejected: PlanStage[];
  /** There when the query was run. */
  executed?: Execution;
  /** Names of the indexes that are read, each once. */
  indexes: string[];
  wholeCollection: boolean;
  /** Whether anything is sorted in memory. */
  sorted: boolean;
  /** Whether it is documents as they are stored, which an index could have given in order: not groups, or what was joined. */
  sortsStored: boolean;
  usedDisk: boolean;
  queryHash?: string;
}

/** A plan as the planner tells it: plain, or beside its translation for the slot-based engine. */
type RawPlan = RawStage | { queryPlan: RawStage };

interface RawCursor {
  queryPlanner: { winningPlan: RawPlan; rejectedPlans?: RawPlan[]; queryHash?: string };
  executionStats?: {
    nReturned: number;
    executionTimeMillis: number;
    totalKeysExamined: number;
    totalDocsExamined: number;
    executionStages: RawStage;
  };
}

/** A stage of an aggregation: its specification under its name, with figures beside it. */
type RawPipelineStage = {
  $cursor?: RawCursor;
  nReturned?: number;
  executionTimeMillisEstimate?: number;
} & mongo.Document;

const plannedStage = (plan: RawPlan): RawStage => ('queryPlan' in plan ? (plan.queryPlan as RawStage) : plan);

/** The plan with its figures where it was run; the slot-based engine's own stages are too fine to be read by anyone. */
function cursorPlan({ queryPlanner: { winningPlan }, executionStats }: RawCursor): PlanStage {
  if (executionStats === undefined || 'queryPlan' in winningPlan) return planStage(plannedStage(winningPlan));
  return planStage(executionStats.executionStages);
}

function pipelineStage(raw: RawPipelineStage, input: PlanStage): PlanStage {
  const [name = '', specification] = Object.entries(raw).find(([key]) => key.startsWith('$')) ?? [];
  const fields = typeof specification === 'object' ? (specification as mongo.Document) : {};
  return planStage({ ...fields, stage: name, nReturned: raw.nReturned }, [input]);
}

const isOnDisk = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([key, child]) => (key === 'usedDisk' && child === true) || isOnDisk(child));

/** Reads the answer of `explain` to a find or an aggregation. */
export function readPlan(answer: mongo.Document): ReadPlan {
  const [first, ...later] = (answer['stages'] ?? []) as RawPipelineStage[];
  const cursor = first?.$cursor ?? (answer as RawCursor);
  const plan = later.reduce((input, stage) => pipelineStage(stage, input), cursorPlan(cursor));
  const { winningPlan: _won, rejectedPlans = [], queryHash } = cursor.queryPlanner;
  const stages = stagesOf(plan);
  const executed = cursor.executionStats && executionOf(cursor.executionStats, later);
  return {
    plan,
    rejected: rejectedPlans.map((rejected) => planStage(plannedStage(rejected))),
    ...(executed !== undefined && { executed }),
    indexes: [...new Set(stages.flatMap(({ index }) => index ?? []))],
    wholeCollection: stages.some(({ stage }) => stage === 'COLLSCAN'),
    sorted: stages.some(({ stage }) => stage === 'SORT' || stage === '$sort'),
    sortsStored: stages.some(({ stage }) => stage === 'SORT'),
    usedDisk: isOnDisk(answer),
    ...(queryHash !== undefined && { queryHash }),
  };
}

/** The figures of a whole query: joins read documents of their own, and the last stage says what is returned. */
function executionOf(stats: NonNullable<RawCursor['executionStats']>, later: readonly RawPipelineStage[]): Execution {
  const sum = (field: string, first: number): number =>
    later.reduce((total, stage) => total + Number(stage[field] ?? 0), first);
  return {
    keys: sum('totalKeysExamined', stats.totalKeysExamined),
    documents: sum('totalDocsExamined', stats.totalDocsExamined),
    returned: later.at(-1)?.nReturned ?? stats.nReturned,
    // The estimate of the last stage holds those before it, but not planning.
    milliseconds: Math.max(stats.executionTimeMillis, later.at(-1)?.executionTimeMillisEstimate ?? 0),
  };
}
