import type { Problem } from '@lucid/common';
import type { mongo } from 'mongoose';
import type { JobProgress, JobState } from './job';
import { ENDED_STATES } from './job';

/** What callers see of work as it runs. */
export interface Shown {
  phase?: string;
  progress?: JobProgress;
}

/** What became of work that has stopped; `queued` is to be done again, by any worker. */
export type JobOutcome =
  { state: 'succeeded'; result?: unknown } | { state: 'failed'; error: Problem } | { state: 'queued' };

/** A value as it is, whatever text it holds: in an update by pipeline, `$name` would name a field. */
const literal = (value: unknown): mongo.Document => ({ $literal: value });

const literals = (fields: object): mongo.Document =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, literal(value)]));

/** A time so many ms from now, by MongoDB's clock: those of the replicas may differ. */
const inMs = (ms: number): mongo.Document => ({ $add: ['$$NOW', ms] });

const REVISED = { revision: { $add: ['$revision', 1] } };
const HOLD = ['slot', 'worker', 'leased_until'];
const NEEDS = ['params', 'checkpoint', 'one_per_target'];
const IS_CANCELLED = { $gt: ['$cancel_requested_at', null] };
const HAS_ENDED = { $in: ['$state', [...ENDED_STATES]] };

/** What a job has once it has ended, and what it needs no more. */
const settled = (keptMs: number): mongo.Document => ({
  $set: {
    ended_at: { $cond: [HAS_ENDED, '$$NOW', '$$REMOVE'] },
    expires_at: { $cond: [HAS_ENDED, inMs(keptMs), '$$REMOVE'] },
    ...Object.fromEntries(NEEDS.map((name) => [name, { $cond: [HAS_ENDED, '$$REMOVE', `$${name}`] }])),
  },
});

/**
 * A job that is there already is left as it is: a request was repeated.
 * @param audit_id of the request, which is told the end of the job
 */
export const queued = (job: object, audit_id?: string): mongo.Document[] => [
  {
    $replaceWith: {
      $cond: ['$state', '$$ROOT', { $mergeObjects: [literal({ ...job, state: 'queued' }), { created_at: '$$NOW' }] }],
    },
  },
  ...(audit_id === undefined
    ? []
    : [{ $set: { audits: { $setUnion: [{ $ifNull: ['$audits', []] }, literal([audit_id])] } } }]),
];

export const claimed = (slot: number, worker: string, leaseMs: number): mongo.Document[] => [
  {
    $set: {
      state: 'running',
      slot,
      worker: literal(worker),
      leased_until: inMs(leaseMs),
      attempt: { $add: ['$attempt', 1] },
      started_at: { $ifNull: ['$started_at', '$$NOW'] },
      ...REVISED,
    },
  },
  { $unset: ['phase', 'progress'] },
];

export const renewed = (leaseMs: number, shown?: Shown): mongo.Document[] => [
  { $set: { leased_until: inMs(leaseMs), ...(shown && { ...literals(shown), ...REVISED }) } },
];

/**
 * The work has stopped. A result that came before the work heard of a cancellation counts; what was thrown does not then.
 * What is done again is so when it was cancelled, too: to end what it has begun.
 * @param crashed whether it stopped because its process died
 */
export function stopped(outcome: JobOutcome, keptMs: number, shown: Shown = {}, crashed = false): mongo.Document[] {
  const { state, ...what } = outcome;
  const unlessCancelled = (value: unknown, otherwise: string): unknown =>
    state === 'failed' ? { $cond: [IS_CANCELLED, otherwise, value] } : value;
  return [
    {
      $set: {
        state: unlessCancelled(state, 'cancelled'),
        ...literals(shown),
        ...Object.fromEntries(
          Object.entries(what).map(([name, value]) => [name, unlessCancelled(literal(value), '$$REMOVE')]),
        ),
        ...(crashed && { crashes: { $add: ['$crashes', 1] } }),
        ...REVISED,
      },
    },
    settled(keptMs),
    { $unset: HOLD },
  ];
}

/** A job that was never begun is cancelled; one that was is, once its worker has heard of it, or the next that takes it. */
export const cancelAsked = (keptMs: number): mongo.Document[] => [
  {
    $set: {
      cancel_requested_at: { $ifNull: ['$cancel_requested_at', '$$NOW'] },
      state: {
        $cond: [{ $and: [{ $eq: ['$state', 'queued'] }, { $eq: ['$attempt', 0] }] }, 'cancelled', '$state'],
      },
      ...REVISED,
    },
  },
  settled(keptMs),
];

/** Cancelled although its work goes on: it keeps its slot, and its target, until that has stopped. */
export const cancelledWithoutWork = (keptMs: number, phase: string): mongo.Document[] => [
  { $set: { state: 'cancelled' satisfies JobState, phase, ended_at: '$$NOW', expires_at: inMs(keptMs), ...REVISED } },
  { $unset: ['params', 'checkpoint'] },
];

/** The work of a job that had ended without it has stopped. */
export const freed = (): mongo.Document[] => [{ $unset: [...HOLD, ...NEEDS, 'phase'] }];
