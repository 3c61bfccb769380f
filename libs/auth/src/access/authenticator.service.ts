import { ProblemError } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { KeyTable } from '../keys/key-table';
import { KeyUsage } from '../keys/key-usage.service';
import { digestOf, prefixIn } from '../secrets/secret';
import { tooMany } from '../limits/rate-limit.guard';
import { RateLimits } from '../limits/rate-limits.service';
import { ANONYMOUS, CONFIGURED, type Identity } from './identity';

/** A key that is asked for or not known (RFC 9110 §11.6.1). */
const unauthenticated = (detail: string): ProblemError =>
  new ProblemError('unauthenticated', detail, { headers: { 'www-authenticate': 'ApiKey realm="lucid-storage"' } });

/**
 * Tells who asks by the key that was sent. Without any waiting where it can: a request whose key is known costs a digest and a
 * comparison.
 */
@Injectable()
export class Authenticator {
  private readonly logger = new Logger(Authenticator.name);
  private readonly configured: Buffer | undefined;
  private readonly required: boolean;
  private told = false;

  constructor(
    @Inject(CONFIG) { API_KEY, API_KEYS_REQUIRED }: Config,
    private readonly table: KeyTable,
    private readonly usage: KeyUsage,
    private readonly limits: RateLimits,
  ) {
    this.configured = API_KEY === undefined ? undefined : digestOf(API_KEY);
    this.required = API_KEYS_REQUIRED || this.configured !== undefined;
  }

  /**
   * Whether a key may not be needed: none is configured, and none was made as far as is known. Only loopback is served then, which
   * libs/config sees to.
   */
  get isOpen(): boolean {
    return !this.required && !this.table.hasKeys;
  }

  /**
   * @param address where the request comes from: so many unknown keys are taken from one and no more
   * @throws ProblemError 401 when a key is needed and not sent or not known, 429, 503 when that cannot be told
   */
  identify(given: string | undefined, address: string): Identity | Promise<Identity> {
    // Digests have one length, so that the comparison tells nothing about the key's.
    if (given !== undefined && this.configured !== undefined && timingSafeEqual(digestOf(given), this.configured))
      return CONFIGURED;
    if (given === undefined && this.required) throw unauthenticated('Send a key as X-API-Key.');
    const reading = this.table.fresh();
    return reading === undefined ? this.decide(given, address) : reading.then(() => this.decide(given, address));
  }

  private decide(given: string | undefined, address: string): Identity | Promise<Identity> {
    if (this.isOpen) return ANONYMOUS;
    this.tellOnce();
    if (given === undefined) throw unauthenticated('Send a key as X-API-Key.');
    return this.find(given) ?? this.findLater(given, address);
  }

  private find(given: string): Identity | undefined {
    const key = this.table.find(given);
    if (key !== undefined) this.usage.note(key);
    return key;
  }

  /** A key may have been made by another replica a moment ago: it is unknown only when it is not stored now. */
  private async findLater(given: string, address: string): Promise<Identity> {
    if (prefixIn(given) !== undefined) await this.table.upToDate();
    const identity = this.find(given);
    if (identity !== undefined) return identity;
    const allowance = this.limits.ofUnknown(address);
    if (!(await allowance.use())) {
      throw tooMany('unknown_keys', 'Too many unknown keys came from this address.', allowance);
    }
    throw unauthenticated('The key that was sent as X-API-Key is not known, has expired or is revoked.');
  }

  private tellOnce(): void {
    if (this.told || this.required) return;
    this.told = true;
    this.logger.log('Keys have been made: every caller needs one now.');
  }
}
