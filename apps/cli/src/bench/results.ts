import type { BulkMode } from './bulk';
import type { Operation, Sample } from './load';

/** What an operation showed: the middle of the rounds of each server, and the middle of the ratios of neighbouring rounds. */
export interface Comparison {
  operation: Operation;
  service: Sample;
  bare: Sample;
  ratio: number;
  /** The ratio of each pair of rounds, as a sign of how much they scatter. */
  ratios: number[];
}

/** All that was measured; what was left out by `--only` is missing. */
export interface Results {
  comparisons: Comparison[];
  paced?: Sample;
  /** Documents per second. */
  bulk: Partial<Record<BulkMode, number>>;
  /** Evaluations of trust policies per second of processor time. */
  evaluations?: number;
  /** Resident memory of the service in MB, before and after all load. */
  memory: { rest: number; loaded: number };
  /** Until the first good answer, in s. */
  startSeconds: number;
}
