import type { Allowance } from './allowance';

/**
 * What a key may still ask that was made with a key of limited rate: a request is let through by every limit, its own and those above
 * it, so that more keys are no more requests. It shows the limit that has the least left.
 */
export class SharedAllowance {
  constructor(private readonly allowances: readonly [Allowance, ...Allowance[]]) {}

  get limit(): number {
    return this.tightest.limit;
  }

  get remaining(): number {
    return this.tightest.remaining;
  }

  get secondsLeft(): number {
    return this.tightest.secondsLeft;
  }

  async use(): Promise<boolean> {
    for (const allowance of this.allowances) if (!(await allowance.use())) return false;
    return true;
  }

  private get tightest(): Allowance {
    return this.allowances.reduce((least, other) => (other.remaining < least.remaining ? other : least));
  }
}
