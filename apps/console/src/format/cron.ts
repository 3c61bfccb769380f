const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const padded = (text: string): string => text.padStart(2, '0');
const isNumber = (text: string | undefined): text is string => text !== undefined && /^\d+$/.test(text);
const stepOf = (text: string | undefined): string | undefined => /^\*\/(\d+)$/.exec(text ?? '')?.[1];

/** A cron expression in words, where it is one of the usual ones; otherwise the expression itself. */
export function cronInWords(cron: string): string {
  const fields = cron.trim().split(/\s+/);
  const [minute, hour, dayOfMonth, month, weekday] = fields.length === 6 ? fields.slice(1) : fields;
  if (month !== '*') return cron;
  const step = stepOf(minute);
  if (step !== undefined && hour === '*' && dayOfMonth === '*' && weekday === '*') return `every ${step} minutes`;
  if (!isNumber(minute)) return cron;
  const hours = stepOf(hour);
  const everyDay = dayOfMonth === '*' && weekday === '*';
  if (hour === '*' && everyDay) return `every hour at minute ${minute}`;
  if (hours !== undefined && everyDay) return `every ${hours} hours at minute ${minute}`;
  if (!isNumber(hour)) return cron;
  const time = `${padded(hour)}:${padded(minute)}`;
  if (everyDay) return `every day at ${time}`;
  if (dayOfMonth === '*' && isNumber(weekday)) return `every ${DAYS[Number(weekday) % 7] ?? ''} at ${time}`;
  if (isNumber(dayOfMonth) && weekday === '*') return `on day ${dayOfMonth} of each month at ${time}`;
  return cron;
}
