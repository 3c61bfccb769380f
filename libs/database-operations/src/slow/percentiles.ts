/** Percentiles of durations in whole milliseconds: how often each occurred is kept, not each of them. */
export class Percentiles {
  private readonly counts = new Map<number, number>();
  private total = 0;

  add(ms: number): void {
    this.counts.set(ms, (this.counts.get(ms) ?? 0) + 1);
    this.total += 1;
  }

  /** The least duration that this share of all does not exceed, in ms; 0 of none. @param share above 0, at most 1 */
  at(share: number): number {
    let left = Math.ceil(share * this.total);
    for (const ms of [...this.counts.keys()].sort((a, b) => a - b)) {
      left -= this.counts.get(ms) ?? 0;
      if (left <= 0) return ms;
    }
    return 0;
  }
}
