import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable } from '@nestjs/common';
import type { Identity, LimitedCaller } from '../identity/identity';
import { Allowance } from './allowance';
import { SharedAllowance } from './shared-allowance';
import { SharedCount } from './shared-count';

/** The most callers, and the most addresses, that are held: what is forgotten is asked of the shared count again. */
const MAX_HELD = 20_000;

/** What is left of one limit, or of several at once. */
export type AnyAllowance = Pick<Allowance, 'limit' | 'remaining' | 'secondsLeft' | 'use'>;

/** Requests a minute: of each caller, and of each address whose keys are not known. */
@Injectable()
export class RateLimits {
  private readonly callers = new Map<string, Allowance>();
  private readonly addresses = new Map<string, Allowance>();

  constructor(
    private readonly count: SharedCount,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What a caller may still ask. What a key asks counts against the limits of the keys above it too. */
  of({ caller, ratePerMinute = this.config.RATE_LIMIT_PER_MINUTE, limitedAbove }: Identity): AnyAllowance {
    const own = this.ofCaller({ caller, ratePerMinute });
    return limitedAbove === undefined
      ? own
      : new SharedAllowance([own, ...limitedAbove.map((above) => this.ofCaller(above))]);
  }

  private ofCaller({ caller, ratePerMinute }: LimitedCaller): Allowance {
    return this.callers.get(caller) ?? this.hold(this.callers, `caller:${caller}`, caller, ratePerMinute);
  }

  /** How many unknown keys an address may still send. */
  ofUnknown(address: string): Allowance {
    const { AUTH_FAILURES_PER_MINUTE } = this.config;
    return (
      this.addresses.get(address) ?? this.hold(this.addresses, `unknown:${address}`, address, AUTH_FAILURES_PER_MINUTE)
    );
  }

  private hold(held: Map<string, Allowance>, name: string, key: string, limit: number): Allowance {
    const [oldest] = held.keys();
    if (held.size >= MAX_HELD && oldest !== undefined) held.delete(oldest);
    const allowance = new Allowance(limit, (points) => this.count.add(name, points));
    held.set(key, allowance);
    return allowance;
  }
}
