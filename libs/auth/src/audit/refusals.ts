import { setTimeout as sleep } from 'node:timers/promises';
import { MinuteCounts } from '../limits/minute-counts';
import { WINDOW_SECONDS } from '../limits/shared-count';
import type { Asked } from './audit-log.service';

/** So many refused requests of a caller have an audit record of their own in each minute. */
export const RECORDED_PER_MINUTE = 60;

/** Refused requests of one caller that are recorded together. */
export interface Summary {
  /** The latest of them. */
  asked: Asked;
  status: number;
  repeated: number;
}

/**
 * Decides which refused requests get an audit record of their own: the first of a caller in each minute. The others are counted, and recorded
 * together when the minute is over, so that a flood of them fills no disk.
 */
export class Refusals {
  private readonly counts = new MinuteCounts();
  private summaries = new Map<string, Summary>();
  private waiting = false;

  /** @param write records a summary; it does not throw */
  constructor(private readonly write: (summary: Summary) => Promise<void>) {}

  /** Whether a refused request is to be recorded by itself; if not, it is counted. */
  isRecorded(asked: Asked, status: number): boolean {
    const { caller } = asked.identity;
    if (this.counts.add(caller) <= RECORDED_PER_MINUTE) return true;
    const repeated = (this.summaries.get(caller)?.repeated ?? 0) + 1;
    this.summaries.set(caller, { asked, status, repeated });
    this.writeLater();
    return false;
  }

  /** Records what was counted so far. */
  async flush(): Promise<void> {
    const summaries = this.summaries;
    this.summaries = new Map();
    for (const summary of summaries.values()) await this.write(summary);
  }

  private writeLater(): void {
    if (this.waiting) return;
    this.waiting = true;
    void sleep(WINDOW_SECONDS * 1000, undefined, { ref: false }).then(() => {
      this.waiting = false;
      return this.flush();
    });
  }
}
