import { duration } from './numbers';

const pad = (value: number): string => String(value).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Local time of day: `14:03:07`. */
export const clock = (at: Date): string => `${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`;

/** Local day: `28 Nov`, with the year unless it is this one. */
export function day(at: Date, now = new Date()): string {
  const year = at.getFullYear() === now.getFullYear() ? '' : ` ${at.getFullYear()}`;
  return `${at.getDate()} ${MONTHS[at.getMonth()] ?? ''}${year}`;
}

/** Local time, with the day unless that is today: `14:03:07`, `27 Nov 13:36`. */
export function moment(at: Date, now = new Date()): string {
  if (at.toDateString() === now.toDateString()) return clock(at);
  return `${day(at, now)} ${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

/** The same in UTC with all its parts: `2026-11-28 13:03:07 UTC`. */
export const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** How long ago: `5 s ago`, `16 days ago`, `in 4 h`. */
export function ago(at: Date, now = new Date()): string {
  const seconds = (now.getTime() - at.getTime()) / 1000;
  if (seconds < 0) return seconds > -1 ? 'now' : `in ${duration(Math.round(-seconds))}`;
  return seconds < 1 ? 'now' : `${duration(Math.round(seconds))} ago`;
}

/** A time as an input of type datetime-local has it: local, with seconds. */
export function inputValue(at: Date): string {
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}T${clock(at)}`;
}

/** The instant in ISO 8601 without fractions of a second. */
export const isoSeconds = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;
