import { counted } from '@lucid/common';
import type { Histogram } from 'prom-client';

/** Upper bounds of the histogram's spans, in seconds, as libs/common counts requests. A last span has no bound. */
export const BOUNDS = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
] as const;

/** Requests of a group. All are counts that can be added up over replicas and times; percentiles follow from `spans`. */
export interface RequestCounts {
  requests: number;
  client_errors: number;
  server_errors: number;
  /** Whose caller went before the answer was sent. */
  aborted: number;
  /** Time that the timed requests took, in all. */
  seconds: number;
  /** Timed requests by span of {@link BOUNDS}, the last without a bound. Streams of events are not timed: they last as long as callers like. */
  spans: number[];
}

/** Requests by group of operations. */
export type Requests = Record<string, RequestCounts>;

/** What a route belongs to, and whether its requests are timed. */
export type GroupOf = (route: string) => { group: string; isTimed: boolean };

export const noRequests = (): RequestCounts => ({
  ...{ requests: 0, client_errors: 0, server_errors: 0, aborted: 0, seconds: 0 },
  spans: Array.from({ length: BOUNDS.length + 1 }, () => 0),
});

const CALLER_GONE = 499;

/** What this process has counted since it began, by group. It reads the metric that Prometheus is told; the requests themselves do nothing for it. */
export async function readRequests(groupOf: GroupOf): Promise<Requests> {
  const metric = counted.getSingleMetric('http_server_request_duration_seconds') as Histogram | undefined;
  const found: Requests = {};
  for (const { metricName, labels, value } of (await metric?.get())?.values ?? []) {
    const { http_route, http_response_status_code, le } = labels as Record<string, string | number>;
    const { group, isTimed } = groupOf(String(http_route));
    const counts = (found[group] ??= noRequests());
    if (metricName?.endsWith('_count') === true) countRequests(counts, Number(http_response_status_code), value);
    else if (!isTimed) continue;
    else if (metricName?.endsWith('_sum') === true) counts.seconds += value;
    else addToSpan(counts.spans, String(le), value);
  }
  for (const { spans } of Object.values(found)) toSingleSpans(spans);
  return found;
}

function countRequests(counts: RequestCounts, status: number, count: number): void {
  counts.requests += count;
  if (status === CALLER_GONE) counts.aborted += count;
  else if (status >= 500) counts.server_errors += count;
  else if (status >= 400) counts.client_errors += count;
}

function addToSpan(spans: number[], bound: string, count: number): void {
  const at = bound === '+Inf' ? BOUNDS.length : BOUNDS.indexOf(Number(bound) as (typeof BOUNDS)[number]);
  if (at >= 0) spans[at] = (spans[at] ?? 0) + count;
}

/** Prometheus counts in each span those of the spans before it, too. */
function toSingleSpans(spans: number[]): void {
  for (let at = spans.length - 1; at > 0; at -= 1) spans[at] = (spans[at] ?? 0) - (spans[at - 1] ?? 0);
}

/** Adds counts to others. */
export function addRequests(to: RequestCounts, other: RequestCounts, sign: 1 | -1 = 1): void {
  for (const name of ['requests', 'client_errors', 'server_errors', 'aborted', 'seconds'] as const)
    to[name] += sign * other[name];
  for (const [at, count] of other.spans.entries()) to.spans[at] = (to.spans[at] ?? 0) + sign * count;
}

/** What was counted after an earlier reading of the same process; groups without requests are left out. */
export function requestsSince(earlier: Requests, now: Requests): Requests {
  const since: Requests = {};
  for (const [group, counts] of Object.entries(now)) {
    const grown = noRequests();
    addRequests(grown, counts);
    const before = earlier[group];
    if (before !== undefined) addRequests(grown, before, -1);
    if (grown.requests > 0) since[group] = grown;
  }
  return since;
}
