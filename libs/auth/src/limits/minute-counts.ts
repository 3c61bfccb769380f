import { secondsUntil, WINDOW_SECONDS } from './shared-count';

/** Counts of callers within the minute under way, on this replica. */
export class MinuteCounts {
  private counts = new Map<string, number>();
  private endsAt = -Infinity;

  /** Adds to the count of a caller. @returns what it comes to */
  add(caller: string, change: 1 | -1 = 1): number {
    const now = performance.now();
    if (now >= this.endsAt) {
      this.counts = new Map();
      this.endsAt = now + WINDOW_SECONDS * 1000;
    }
    const count = Math.max(0, (this.counts.get(caller) ?? 0) + change);
    this.counts.set(caller, count);
    return count;
  }

  /** Seconds until all counts begin at zero. */
  get secondsLeft(): number {
    return secondsUntil(this.endsAt);
  }
}
