/** A piece of time, in ms since the epoch. */
export interface Span {
  from: number;
  to: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
];
const SHORTEST = 30 * MINUTE;

/** The time that the timeline shows: all marks and ranges up to now, with a little room at its start. */
export function shownSpan(times: readonly number[], now: number): Span {
  const earliest = Math.min(now - SHORTEST, ...times);
  return { from: earliest - (now - earliest) * 0.03, to: now + (now - earliest) * 0.02 };
}

/** Where a time stands between the ends, from 0 to 1. */
export const positionOf = (time: number, { from, to }: Span): number => (time - from) / (to - from);

/** The time at a position from 0 to 1, to the second. */
export const timeAt = (position: number, { from, to }: Span): number =>
  Math.round((from + Math.min(1, Math.max(0, position)) * (to - from)) / 1000) * 1000;

/** Round local times to write on the axis. @param most the largest number of times */
export function axisTimes({ from, to }: Span, most: number): number[] {
  const step = STEPS.find((each) => (to - from) / each <= most) ?? Math.ceil((to - from) / most / DAY) * DAY;
  const offset = new Date(from).getTimezoneOffset() * MINUTE;
  const first = Math.ceil((from - offset) / step) * step + offset;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, at) => first + at * step);
}

/** Whether a time lies in one of the ranges. */
export const isWithin = (time: number, ranges: readonly Span[]): boolean =>
  ranges.some(({ from, to }) => time >= from && time <= to);

/** The newest backup that was made at or before a time. */
export function baseOf<B extends { created_at: string; status: string }>(
  backups: readonly B[],
  time: number,
): B | undefined {
  return backups
    .filter(({ created_at, status }) => status === 'complete' && Date.parse(created_at) <= time)
    .sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at))[0];
}
