type Counter = 'requests' | 'client_errors' | 'server_errors';
type Point = { t: string } & { [K in Counter]?: number | null };

/** Counters of spans as rates. A gap stays a gap. */
export const perSecond = (
  points: readonly Point[],
  counter: Counter,
  spanSeconds: number,
): { t: string; value: number | null }[] =>
  points.map((point) => {
    const value = point[counter] ?? null;
    return { t: point.t, value: value === null ? null : value / spanSeconds };
  });
