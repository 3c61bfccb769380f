import { HealthRegistry, MetricRegistry } from '@lucid/common';
import type { RunningApp } from '../setup/start-app';

/** Gives the health checks and metric sources of a service minutes to answer: what is slow on a busy machine is not away. */
export function bePatient({ app }: RunningApp): void {
  for (const each of [...app.get(HealthRegistry).all, ...app.get(MetricRegistry).all])
    Object.assign(each, { timeoutMs: 300_000 });
}
