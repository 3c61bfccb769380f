/** Up to this many milliseconds are kept as they are; above, to within one in a hundred. */
const EXACT_MS = 50;
const STEP = Math.log(1.02);

const bucketOf = (ms: number): number => (ms <= EXACT_MS ? ms : EXACT_MS + Math.round(Math.log(ms / EXACT_MS) / STEP));

const millisecondsOf = (bucket: number): number =>
  bucket <= EXACT_MS ? bucket : Math.round(EXACT_MS * Math.exp((bucket - EXACT_MS) * STEP));

/** Percentiles of any number of durations, in bounded memory. */
export class Percentiles {
  private readonly counts = new Map<number, number>();
  private total = 0;
  private longest = 0;

  /** @param ms a duration, at least 0 */
  add(ms: number): void {
    const bucket = bucketOf(ms);
    this.counts.set(bucket, (this.counts.get(bucket) ?? 0) + 1);
    this.total += 1;
    this.longest = Math.max(this.longest, ms);
  }

  /** The least duration that this share of all does not exceed, in ms; 0 of none. @param share from 0 to 1 */
  at(share: number): number {
    let left = Math.max(1, Math.ceil(share * this.total));
    for (const bucket of [...this.counts.keys()].sort((a, b) => a - b)) {
      left -= this.counts.get(bucket) ?? 0;
      if (left <= 0) return Math.min(millisecondsOf(bucket), this.longest);
    }
    return 0;
  }

  get max(): number {
    return this.longest;
  }
}
