import { type Count, secondsUntil, WINDOW_SECONDS } from './shared-count';

/** Which part of a limit is taken from the shared count at once: what a replica may hold unused. */
const PART = 100;

/** Adds points to the count of all replicas; undefined when that cannot be had. */
type Add = (points: number) => Promise<Count | undefined>;

/**
 * What this process may still let through of a limit. Points are taken from the count of all replicas a hundredth of the limit at a
 * time, and used up here, so that most requests ask nobody; of a limit below 200 they are taken one by one, and it is exact. While the
 * shared count is away, the process allows the limit by itself.
 */
export class Allowance {
  private left = 0;
  /** Points that nobody has taken yet, as far as is known. */
  private untaken: number;
  private endsAt = -Infinity;
  private waiting = 0;
  private taking: Promise<void> | undefined;

  constructor(
    readonly limit: number,
    private readonly add: Add,
  ) {
    this.untaken = limit;
  }

  /** Requests that are left in this window, as far as this process knows. */
  get remaining(): number {
    return this.left + this.untaken;
  }

  /** Seconds until the next window. */
  get secondsLeft(): number {
    return secondsUntil(this.endsAt);
  }

  /** Whether one more request is let through; at once where it can be told at once. */
  use(): boolean | Promise<boolean> {
    const over = performance.now() >= this.endsAt;
    if (!over && this.left > 0) {
      this.left -= 1;
      return true;
    }
    return !over && this.untaken === 0 ? false : this.useLater();
  }

  private async useLater(): Promise<boolean> {
    this.waiting += 1;
    try {
      do {
        this.taking ??= this.take().finally(() => (this.taking = undefined));
        await this.taking;
      } while (this.left === 0 && this.untaken > 0);
    } finally {
      this.waiting -= 1;
    }
    if (this.left === 0) return false;
    this.left -= 1;
    return true;
  }

  private async take(): Promise<void> {
    const points = Math.min(this.limit, Math.max(Math.floor(this.limit / PART), this.waiting));
    // From before it is asked, so that the window ends here no later than there.
    const now = performance.now();
    const count = await this.add(points);
    if (count === undefined) {
      this.left = this.limit;
      this.untaken = 0;
    } else {
      this.left = Math.max(0, Math.min(points, this.limit - (count.points - points)));
      this.untaken = Math.max(0, this.limit - count.points);
    }
    this.endsAt = now + (count?.msLeft ?? WINDOW_SECONDS * 1000);
  }
}
