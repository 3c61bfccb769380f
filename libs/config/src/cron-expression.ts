/** Names that stand for numbers, by field. Sunday is 0 and 7. */
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');

/** The fields of an expression in their order: the range of each, and the names that it accepts for its lowest numbers. */
const FIELDS = [
  { name: 'second', min: 0, max: 59, names: [] },
  { name: 'minute', min: 0, max: 59, names: [] },
  { name: 'hour', min: 0, max: 23, names: [] },
  { name: 'day of the month', min: 1, max: 31, names: [] },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  { name: 'day of the week', min: 0, max: 7, names: DAYS },
] as const;

type FieldRule = (typeof FIELDS)[number];

const DAY = 86_400;
/** The most days that each month has. */
const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** 29 February is eight years away at most: 2100 has none. */
const LONGEST_WAIT_DAYS = 8 * 366;

/**
 * A cron expression of five fields, or of six with seconds first: `*`, numbers, names, ranges, lists and steps. Where both day fields are
 * restricted, a day matches that either of them names.
 *
 * It knows no time zones: its times are what a clock on the wall shows, in seconds since 1970 as if the clock were in UTC.
 */
export class CronExpression {
  /** Whether it names all 24 hours. */
  readonly isHourly: boolean;

  private constructor(
    private readonly seconds: readonly number[],
    private readonly minutes: readonly number[],
    private readonly hours: readonly number[],
    private readonly days: ReadonlySet<number>,
    private readonly months: ReadonlySet<number>,
    private readonly weekdays: ReadonlySet<number>,
  ) {
    this.isHourly = hours.length === 24;
  }

  /** @throws Error that says which field cannot be read, or that no month has the day */
  static parse(text: string): CronExpression {
    const texts = text.split(/ +/);
    if (texts.length !== 5 && texts.length !== 6) throw new Error('must have five or six fields');
    if (texts.length === 5) texts.unshift('0');
    const [seconds = [], minutes = [], hours = [], days = [], months = [], weekdays = []] = FIELDS.map((field, n) =>
      numbersOf(texts[n] ?? '', field),
    );
    const isDay = months.some((month) => days.some((day) => day <= (DAYS_OF_MONTH[month - 1] ?? 0)));
    if (!isDay) throw new Error('names a day of the month that none of its months has');
    const sunday = weekdays.map((day) => day % 7);
    return new CronExpression(seconds, minutes, hours, new Set(days), new Set(months), new Set(sunday));
  }

  /** The first time that it names at or after a time of the wall clock. */
  next(from: number): number {
    const today = Math.floor(from / DAY);
    const rest = this.timeOfDay(from - today * DAY);
    if (rest !== undefined && this.isDay(today)) return today * DAY + rest;
    for (let day = today + 1; day <= today + LONGEST_WAIT_DAYS; day += 1)
      if (this.isDay(day)) return day * DAY + (this.timeOfDay(0) ?? 0);
    throw new Error('No day of eight years matches the cron expression.');
  }

  private isDay(day: number): boolean {
    const date = new Date(day * DAY * 1000);
    if (!this.months.has(date.getUTCMonth() + 1)) return false;
    const [isDate, isWeekday] = [this.days.has(date.getUTCDate()), this.weekdays.has(date.getUTCDay())];
    const areBothRestricted = this.days.size < 31 && this.weekdays.size < 7;
    return areBothRestricted ? isDate || isWeekday : isDate && isWeekday;
  }

  /** The first second of a day, at or after one, that it names. */
  private timeOfDay(from: number): number | undefined {
    for (const hour of this.hours) {
      if ((hour + 1) * 3600 <= from) continue;
      for (const minute of this.minutes) {
        const begin = hour * 3600 + minute * 60;
        const second = this.seconds.find((each) => begin + each >= from);
        if (second !== undefined) return begin + second;
      }
    }
    return undefined;
  }
}

/** Whether a text is a cron expression of five or six fields. */
export function isCron(text: string): boolean {
  try {
    CronExpression.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The numbers that a field names, sorted, each once. */
function numbersOf(text: string, field: FieldRule): number[] {
  const named = text.split(',').flatMap((item) => itemNumbers(item, field));
  return [...new Set(named)].sort((a, b) => a - b);
}

function itemNumbers(item: string, field: FieldRule): number[] {
  const refuse = (reason: string): never => {
    throw new Error(`${item} ${reason} in the field ${field.name}`);
  };
  const [, range = '', stepText] = /^(\*|\w+(?:-\w+)?)(?:\/(\d{1,2}))?$/.exec(item) ?? refuse('cannot be read');
  // Sunday is named twice: `*` means it once.
  const last = field.max === 7 ? 6 : field.max;
  const [low = NaN, high = stepText === undefined ? low : last] =
    range === '*' ? [field.min, last] : range.split('-').map((value) => numberOf(value, field));
  if (!(low >= field.min && low <= high && high <= field.max)) refuse('is out of range');
  const step = Number(stepText ?? 1);
  // A step that reaches no second number is a slip: `*/90` minutes is not every 90 minutes.
  if (stepText !== undefined && !(step >= 1 && step <= high - low)) refuse('has a step that is out of range');
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, n) => low + n * step);
}

function numberOf(text: string, { names, min }: FieldRule): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const index = (names as readonly string[]).indexOf(text.toLowerCase());
  return index < 0 ? NaN : index + min;
}
