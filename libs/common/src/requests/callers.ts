/** With more requests than this in the last second, somebody is there to feel what goes on beside: probes and followers of jobs are fewer. */
const FEW = 10;
const WINDOW_MS = 1000;

/** When the latest requests came in, the oldest overwritten first. */
const arrivals = new Float64Array(FEW + 1).fill(-Infinity);
let next = 0;

/** Notes that a request came in. */
export function callerArrived(): void {
  arrivals[next] = performance.now();
  next = (next + 1) % arrivals.length;
}

/** Whether callers are being served: work in the background that can wait makes way for them. */
export const areCallersThere = (): boolean => performance.now() - (arrivals[next] ?? -Infinity) < WINDOW_MS;
