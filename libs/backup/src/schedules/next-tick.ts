import { CronExpression } from '@lucid/config';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** How far apart the offset of a zone is looked at: no zone changes its clocks twice within it. */
const PROBE = 6 * HOUR;
/** No change of clocks skips or repeats more: a zone that crosses the date line moves them by a day. */
const LONGEST_CHANGE = 2 * DAY;

/**
 * The next time of a schedule, strictly after a time. Its expression means the clock on a wall in its time zone.
 *
 * Where it names every hour, every minute that the clock shows and that matches is a time: in an hour that clocks repeat, twice.
 * Else a time that clocks skip comes at the moment of the change, once for all that they skip; a time that they repeat comes the first time only.
 *
 * @throws Error when the expression cannot be read
 */
export function nextTick(cron: string, time_zone: string, after: Date): Date {
  const expression = CronExpression.parse(cron);
  const offsetAt = offsets(time_zone);
  const earliest = Math.floor(after.getTime() / 1000) + 1;
  // All times are in seconds. Before `shown`, the clock has shown, or skipped, every time already.
  let begin = earliest - LONGEST_CHANGE;
  let shown = begin + offsetAt(begin);
  for (;;) {
    const offset = offsetAt(begin);
    const end = nextChange(offsetAt, begin);
    let quietUntil = end;
    if (end > earliest) {
      const isSkipping = !expression.isHourly && shown < begin + offset && begin >= earliest;
      if (isSkipping && expression.next(shown) < begin + offset) return new Date(begin * 1000);
      const from = Math.max(begin, earliest) + offset;
      const next = expression.next(expression.isHourly ? from : Math.max(from, shown));
      if (next < end + offset) return new Date((next - offset) * 1000);
      // Nothing matches before, and no change of clocks comes so soon that it repeats what matched: those of the months up to then decide nothing.
      const isCalm = begin >= earliest && offsetAt(end) === offset;
      if (isCalm) quietUntil = Math.max(end, next - offset - 2 * LONGEST_CHANGE);
    }
    shown = Math.max(shown, end + offset);
    begin = quietUntil;
    if (begin > end) shown = Math.max(shown, begin + offsetAt(begin));
  }
}

/** The end of the time, from a time on, in which clocks keep their offset; at most two days later. */
function nextChange(offsetAt: (time: number) => number, from: number): number {
  const offset = offsetAt(from);
  for (let low = from; low < from + LONGEST_CHANGE; low += PROBE) {
    if (offsetAt(low + PROBE) === offset) continue;
    let high = low + PROBE;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle) === offset) low = middle;
      else high = middle;
    }
    return high;
  }
  return from + LONGEST_CHANGE;
}

const OFFSETS = new Map<string, (time: number) => number>();

/** What the clocks of a zone are ahead of UTC by, in seconds. */
function offsets(timeZone: string): (time: number) => number {
  // Names of zones are read in any case, and there are some 600 of them.
  const name = timeZone.toLowerCase();
  let known = OFFSETS.get(name);
  if (known === undefined) {
    const part = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
    const clock = new Intl.DateTimeFormat('en-US', { timeZone, ...part, ...time });
    known = (seconds) => {
      const [month = 0, day, year = 0, hour, minute, second] =
        clock
          .format(seconds * 1000)
          .match(/\d+/g)
          ?.map(Number) ?? [];
      return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - seconds;
    };
    OFFSETS.set(name, known);
  }
  return known;
}

/** Whether a time zone is one of the IANA's names, or an alias of one. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
