import { Registry } from 'prom-client';

/** What this process counts and times as it happens. It is told together with what the sources of `MetricRegistry` read. */
export const counted = new Registry();
