import { CronTime } from 'cron';

/** Five fields of a cron expression: minute, hour, day of the month, month, day of the week. */
export const FIVE_FIELDS = /^[0-9A-Za-z*,/-]+(?: [0-9A-Za-z*,/-]+){4}$/;

/** The next time that an expression names, strictly after a time. @throws Error when there is none within eight years, or it is none */
export function nextTick(cron: string, time_zone: string, after: Date): Date {
  const next = new CronTime(cron, time_zone).getNextDateFrom(after, time_zone).toJSDate();
  // Where clocks are put back, a time that was is not to come again.
  if (next <= after) throw new Error(`${cron} in ${time_zone} has no time after ${after.toISOString()}`);
  return next;
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
