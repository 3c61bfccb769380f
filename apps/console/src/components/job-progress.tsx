import type { Job } from '@lucid/client';
import { bytes, count, duration } from '../format/numbers';
import styles from './job-progress.module.css';

type Progress = NonNullable<Job['progress']>;

const amount = (value: number, unit: string): string => (unit === 'bytes' ? bytes(value) : count(value));

/** How much is done, of how much, how fast. */
export function progressInWords({ done, total, unit, rate }: Progress): string {
  const of = total === undefined ? '' : ` of ${amount(total, unit)}`;
  const noun = unit === 'bytes' ? '' : ` ${unit}`;
  const speed = rate === undefined ? '' : ` · ${amount(rate, unit)}/s`;
  return `${amount(done, unit)}${of}${noun}${speed}`;
}

/** Progress of a job as the service tells it: a bar only where the total is known. */
export function JobProgress({ job }: { job: Job }) {
  const { progress, phase, state } = job;
  if (state === 'queued') return <span className={styles['quiet']}>waiting</span>;
  if (progress === undefined) return <span className={styles['quiet']}>{phase ?? ''}</span>;
  const { done, total, eta_seconds: left } = progress;
  return (
    <div className={styles['progress']}>
      {total !== undefined && (
        <progress
          max={Math.max(1, total)}
          value={done}
          aria-label={`${phase ?? 'progress'}: ${progressInWords(progress)}`}
        />
      )}
      <div className={styles['quiet']}>
        {progressInWords(progress)}
        {left !== undefined && ` · ${duration(left)} left`}
      </div>
    </div>
  );
}
