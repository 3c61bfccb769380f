// RFC 3339 with seconds; the offset is required. Leap seconds are refused, as Date cannot hold one.
const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|[+-](\d\d):(\d\d))$/;

/** Digits of a second that a Date, and so MongoDB, holds: milliseconds. */
const HELD_DIGITS = 3;
const NANOSECOND_DIGITS = 9;
const NANOSECONDS_PER_MS = 1_000_000n;

/** The time up to its milliseconds, and all digits of its second; undefined for what is no RFC 3339 time. */
function read(text: string): { time: Date; fraction: string } | undefined {
  const match = RFC3339.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [offsetHour, offsetMinute] = [Number(match[8] ?? 0), Number(match[9] ?? 0)];
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > days || hour > 23 || minute > 59 || second > 59) return undefined;
  if (offsetHour > 23 || offsetMinute > 59) return undefined;
  const time = new Date(text.toUpperCase());
  if (time.getUTCFullYear() < 1 || time.getUTCFullYear() > 9999) return undefined;
  return { time, fraction: match[7] ?? '' };
}

/** Reads an RFC 3339 time; undefined for anything else, impossible days included. Digits after the milliseconds are cut off. */
export const parseInstant = (text: string): Date | undefined => read(text)?.time;

/** Reads an RFC 3339 time that a Date holds exactly; undefined for anything else. */
export function parseExactInstant(text: string): Date | undefined {
  const found = read(text);
  return found === undefined || /[1-9]/.test(found.fraction.slice(HELD_DIGITS)) ? undefined : found.time;
}

/** An RFC 3339 time in nanoseconds since 1970, with all of its digits; undefined for anything else. */
export function nanosecondsOf(text: string): bigint | undefined {
  const found = read(text);
  if (found === undefined) return undefined;
  const rest = found.fraction.slice(HELD_DIGITS).padEnd(NANOSECOND_DIGITS - HELD_DIGITS, '0');
  return BigInt(found.time.getTime()) * NANOSECONDS_PER_MS + BigInt(rest);
}
