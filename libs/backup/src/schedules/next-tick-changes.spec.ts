import fc from 'fast-check';
import { nextTick } from './next-tick';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const [BEGIN, END] = [Date.UTC(2020, 0), Date.UTC(2030, 0)];
/** A change is looked at from before it, when clocks may have been put back already, until the same times of the next day have come. */
const [BEFORE, COMPARED, AFTER] = [6 * HOUR, 3 * HOUR, 28 * HOUR];
/** How many times before and after a change are compared. */
const [SOME_BEFORE, SOME_AFTER] = [6, 18];

/** What a clock on the wall shows, as if it were in UTC. */
type Wall = (time: number) => number;

function wallOf(timeZone: string): Wall {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (time) => Date.parse(`${format.format(time).replace(' ', 'T')}Z`);
}

/** The minutes of ten years in which clocks show another time than the minute before leads one to expect. */
function changesOf(wall: Wall): number[] {
  const offset = (time: number): number => wall(time) - time;
  const changes: number[] = [];
  for (let day = BEGIN; day < END; day += 24 * HOUR) {
    if (offset(day) === offset(day + 24 * HOUR)) continue;
    let low = day;
    let high = day + 24 * HOUR;
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
}

/** What one field of a generated expression is: its text, and the numbers that it names. */
interface Field {
  text: string;
  names: (value: number) => boolean;
}

const any: Field = { text: '*', names: () => true };
const list = (values: number[]): Field => ({ text: values.join(), names: (value) => values.includes(value) });
const range = (low: number, high: number): Field => ({
  text: `${low}-${high}`,
  names: (value) => value >= low && value <= high,
});
const steps = (step: number): Field => ({ text: `*/${step}`, names: (value) => value % step === 0 });
const fields = (max: number): fc.Arbitrary<Field> =>
  fc.oneof(
    fc.array(fc.integer({ min: 0, max }), { minLength: 1, maxLength: 3 }).map(list),
    fc
      .tuple(fc.integer({ min: 0, max: max - 1 }), fc.integer({ min: 1, max }))
      .map(([a, b]) => range(Math.min(a, b), Math.max(a, b))),
    fc.integer({ min: 2, max: Math.floor(max / 2) }).map(steps),
    fc.constant(any),
  );

interface Generated {
  minute: Field;
  hour: Field;
  weekday: Field;
}

/** Half of the hours are near the change: those that are skipped or repeated, and their neighbours. */
const expressions = (hour: number): fc.Arbitrary<Generated> =>
  fc.record({
    minute: fields(59),
    hour: fc.oneof(
      fields(23),
      fc.integer({ min: -2, max: 2 }).map((by) => list([(hour + by + 24) % 24])),
    ),
    weekday: fc.oneof({ weight: 4, arbitrary: fc.constant(any) }, { weight: 1, arbitrary: fields(6) }),
  });

const textOf = ({ minute, hour, weekday }: Generated): string => `${minute.text} ${hour.text} * * ${weekday.text}`;

/** The rule of docs/guides/backup-schedules.md, minute by minute. */
function model({ minute, hour, weekday }: Generated, walls: readonly number[]): number[] {
  const matches = (wall: number): boolean => {
    const date = new Date(wall);
    return minute.names(date.getUTCMinutes()) && hour.names(date.getUTCHours()) && weekday.names(date.getUTCDay());
  };
  const isEveryHour = Array.from({ length: 24 }, (_, value) => hour.names(value)).every(Boolean);
  let latest = (walls[0] ?? 0) - MINUTE;
  return walls.flatMap((wall, n) => {
    if (isEveryHour) return matches(wall) ? [n] : [];
    let isDue = false;
    for (latest; latest < wall; latest += MINUTE) isDue ||= matches(latest + MINUTE);
    return isDue ? [n] : [];
  });
}

/** What clocks show minute by minute around a change. Many zones share one: it is read once. */
class Windows {
  private readonly known = new Map<string, number[]>();

  around(change: number, wall: Wall): number[] {
    const ends = [change - BEFORE, change - MINUTE, change, change + AFTER].map((time) => [time, wall(time)]);
    const key = ends.join();
    const walls =
      this.known.get(key) ??
      Array.from({ length: (BEFORE + AFTER) / MINUTE }, (_, n) => wall(change - BEFORE + n * MINUTE));
    this.known.set(key, walls);
    return walls;
  }
}

describe('nextTick', () => {
  it('names the times of the rule around each change of clocks of ten years, in every time zone', () => {
    let changes = 0;
    const windows = new Windows();
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const wall = wallOf(zone);
      for (const change of changesOf(wall)) {
        changes += 1;
        const walls = windows.around(change, wall);
        const hour = new Date(wall(change)).getUTCHours();
        for (const generated of fc.sample(expressions(hour), { numRuns: 2, seed: change / MINUTE + changes })) {
          const [cron, where] = [textOf(generated), `${zone} ${new Date(change).toISOString()}`];
          const times = model(generated, walls).map((n) => change - BEFORE + n * MINUTE);
          // Those that come every minute are many: some before the change and some after it are compared.
          const at = times.findIndex((time) => time >= change);
          const start = Math.max(0, (at < 0 ? times.length : at) - SOME_BEFORE);
          const expected = times.slice(start, start + SOME_BEFORE + SOME_AFTER);
          const told: number[] = [];
          let from = (expected[0] ?? change - COMPARED) - 1;
          while (told.length < expected.length) told.push((from = nextTick(cron, zone, new Date(from)).getTime()));
          const texts = (all: number[]): string[] => all.map((time) => new Date(time).toISOString());
          expect([cron, where, ...texts(told)]).toEqual([cron, where, ...texts(expected)]);
          // The model knows no more times: none comes before its end.
          if (start + expected.length === times.length)
            expect(nextTick(cron, zone, new Date(from)).getTime()).toBeGreaterThanOrEqual(change + AFTER);
        }
      }
    }
    // A Node built without time zones would test nothing.
    expect(changes).toBeGreaterThan(2000);
  });
});
