import { counted, gauge, type Metric, ProvidesMetrics, type MetricSource } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { ENDED_STATES, type JobState } from '../records/job';
import { JobStore } from '../records/job-store';

const ended = new Counter({
  name: 'lucid_jobs_ended_total',
  help: 'Jobs whose end this replica wrote, by what came of them.',
  labelNames: ['kind', 'state'],
  registers: [counted],
});

/** Counts from 0 on: of a series that begins with its first failure, Prometheus would not see that one. */
export function knowKind(kind: string): void {
  for (const state of ENDED_STATES) ended.inc({ kind, state }, 0);
}

/** Notes what became of a job; nothing where it goes on, or went to another worker. */
export function noteEnd(kind: string, state: JobState | null): void {
  if (state !== null && ENDED_STATES.includes(state)) ended.inc({ kind, state });
}

/** What waits and runs, the same on every replica. */
@Injectable()
@ProvidesMetrics()
export class JobMetrics implements MetricSource {
  readonly name = 'jobs';
  readonly timeoutMs = 2000;

  constructor(private readonly store: JobStore) {}

  async collectMetrics(): Promise<Metric[]> {
    const found = await this.store.countUnended();
    const now = Date.now();
    const samples = found.map(({ kind, state, count }) => ({ labels: { kind, state }, value: count }));
    const ages = found.map(({ kind, state, since }) => ({
      labels: { kind, state },
      value: Math.max(0, (now - since.getTime()) / 1000),
    }));
    return [
      gauge('lucid_jobs', 'Jobs that wait or run, by kind and state.', samples),
      gauge('lucid_jobs_oldest_age_seconds', 'How long ago the oldest of those was asked for.', ages),
    ];
  }
}
