import type { Job } from '@lucid/client';
import { printable } from '../table';

const WIDTH = 24;
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** A number of units for people: 1.2 GB, 3,000 documents. */
export function amount(value: number, unit: string): string {
  if (unit !== 'bytes') return `${value.toLocaleString('en-US')} ${unit}`;
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3));
  return `${(value / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${UNITS[power] ?? ''}`;
}

/** Where a job is, on one line: a bar, how much of how much, how fast, how long still, and what it is at. */
export function jobLine({ state, phase, progress }: Pick<Job, 'state' | 'phase' | 'progress'>): string {
  if (state !== 'running' || progress === undefined) return state === 'running' ? (phase ?? state) : state;
  const { done, total, unit, current, rate, eta_seconds } = progress;
  const share = total === undefined || total === 0 ? undefined : Math.min(1, done / total);
  const filled = Math.floor((share ?? 0) * WIDTH);
  const bar = share === undefined ? '' : `[${'#'.repeat(filled)}${' '.repeat(WIDTH - filled)}] `;
  const parts = [
    `${phase ?? 'working'} ${amount(done, unit)}${total === undefined ? '' : ` of ${amount(total, unit)}`}`,
    ...(rate === undefined ? [] : [`${amount(rate, unit)}/s`]),
    ...(eta_seconds === undefined ? [] : [`${eta_seconds} s left`]),
    ...(current === undefined || current === ''
      ? []
      : [printable(current.length > 40 ? `${current.slice(0, 39)}…` : current)]),
  ];
  return bar + parts.join(', ');
}
