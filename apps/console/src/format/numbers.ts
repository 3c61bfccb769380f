const decimal = (digits: number): Intl.NumberFormat =>
  new Intl.NumberFormat('en-US', { maximumFractionDigits: digits, minimumFractionDigits: 0 });
const whole = decimal(0);
const tenth = decimal(1);

/** A number of things, with separators: `1,266,056`. */
export const count = (value: number): string => whole.format(value);

/** A number of things with its noun: `1 job`, `3 jobs`. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** A measured value with at most one digit after the point, or two while it is below one. */
export const measured = (value: number): string => (Math.abs(value) < 1 ? decimal(2) : tenth).format(value);

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;

/** An amount of data in decimal units: `412 MB`. */
export function bytes(value: number): string {
  let amount = value;
  let unit = 0;
  while (Math.abs(amount) >= 999.95 && unit < UNITS.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const text = unit === 0 || Math.abs(amount) >= 100 ? whole.format(amount) : tenth.format(amount);
  return `${text} ${UNITS[unit] ?? 'B'}`;
}

/** A part of one as a percentage: `82.7 %`. */
export const percent = (part: number): string => `${tenth.format(part * 100)} %`;

/** A length of time in its two largest units: `4.2 s`, `3 min 20 s`, `61 h`. */
export function duration(seconds: number): string {
  if (seconds < 0) return `-${duration(-seconds)}`;
  if (seconds < 0.001) return '0 s';
  if (seconds < 1) return `${whole.format(seconds * 1000)} ms`;
  if (seconds < 10) return `${tenth.format(seconds)} s`;
  const rounded = Math.round(seconds);
  if (rounded < 60) return `${rounded} s`;
  if (rounded < 600) return joined(Math.floor(rounded / 60), 'min', rounded % 60, 's');
  if (rounded < 3600) return `${Math.round(rounded / 60)} min`;
  const minutes = Math.round(rounded / 60);
  if (minutes < 720) return joined(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  if (minutes < 72 * 60) return `${Math.round(minutes / 60)} h`;
  return `${count(Math.round(minutes / 1440))} days`;
}

const joined = (large: number, unit: string, small: number, smaller: string): string =>
  small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smaller}`;

/** Microseconds as a length of time. */
export const microseconds = (value: number): string =>
  value < 1000 ? `${whole.format(value)} µs` : duration(value / 1e6);
