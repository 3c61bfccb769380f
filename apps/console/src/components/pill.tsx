import { Check, Minus, TriangleAlert, X, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './pill.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'run' | 'quiet';

const MARKS = { good: Check, warn: TriangleAlert, bad: X, run: Play, quiet: Minus };

/** A state in a word, with a mark and a colour of its own. */
export function Pill({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Mark = MARKS[tone];
  return (
    <span className={`${styles['pill'] ?? ''} ${styles[tone] ?? ''}`}>
      <Mark size={11} strokeWidth={2.6} aria-hidden />
      {children}
    </span>
  );
}

const TONES: Readonly<Record<string, Tone>> = {
  ...{
    up: 'good',
    succeeded: 'good',
    complete: 'good',
    passed: 'good',
    ready: 'good',
    live: 'good',
    following: 'good',
  },
  ...{ active: 'good', completed: 'good', confirmed: 'good', green: 'good', PRIMARY: 'good', SECONDARY: 'good' },
  ...{
    degraded: 'warn',
    partial: 'warn',
    refused: 'warn',
    retrying: 'warn',
    locked: 'warn',
    yellow: 'warn',
    paused: 'warn',
  },
  ...{ down: 'bad', failed: 'bad', damaged: 'bad', compromised: 'bad', red: 'bad', gone: 'bad', revoked: 'bad' },
  ...{
    running: 'run',
    queued: 'run',
    begun: 'run',
    building: 'run',
    rebuilding: 'run',
    pending: 'run',
    creating: 'run',
  },
};

/** A state as the API names it. */
export function StatePill({ state }: { state: string }) {
  return <Pill tone={TONES[state] ?? 'quiet'}>{state.replaceAll('_', ' ')}</Pill>;
}
