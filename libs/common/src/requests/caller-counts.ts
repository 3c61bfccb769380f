/** Amounts that callers hold, and their sum. A caller who holds nothing takes no memory. */
export class CallerCounts {
  private readonly byCaller = new Map<string, number>();
  private sum = 0;

  get total(): number {
    return this.sum;
  }

  of(caller: string): number {
    return this.byCaller.get(caller) ?? 0;
  }

  /** @param change negative when a caller gives something back */
  add(caller: string, change: number): void {
    const amount = this.of(caller) + change;
    if (amount > 0) this.byCaller.set(caller, amount);
    else this.byCaller.delete(caller);
    this.sum += change;
  }
}
