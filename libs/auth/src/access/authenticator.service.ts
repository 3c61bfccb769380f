import { ProblemError } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { ANONYMOUS, CONFIGURED, type Identity, SIGNED_IN } from '../identity/identity';
import { unauthenticated } from '../identity/unauthenticated';
import { NEVER } from '../keys/api-key';
import { KeyTable, type WorkingKey } from '../keys/key-table';
import { KeyUsage } from '../keys/key-usage.service';
import { tooMany } from '../limits/rate-limit.guard';
import { RateLimits } from '../limits/rate-limits.service';
import { digestOf, prefixIn } from '../secrets/secret';
import { ConsoleSessions } from '../sessions/console-sessions.service';
import type { KnownSession } from '../sessions/known-session';
import { AuthenticationFailures } from './authentication-failures.service';

/** The form of a configured key: see `API_KEY` in libs/config. */
const CONFIGURED_FORM = /^[\x21-\x7e]{32,256}$/;

const KEY_OVER = 'The key of this request no longer works: it was revoked or replaced, or it has expired.';
const SESSION_OVER = 'The console session of this request has ended, or its key no longer works.';

/** Who asks by a session; without one, no key is needed. */
export interface SignedIn {
  identity: Identity;
  session?: KnownSession;
}

/**
 * Tells who asks by the key that was sent. Without any waiting where it can: a request whose key is known costs a digest and a
 * comparison.
 */
@Injectable()
export class Authenticator {
  /**
   * How old what is known of the keys may be while an answer to a stored key goes on, in ms: it ends when MongoDB could not be asked for so
   * long. Tests lengthen it.
   */
  longestUnsureMs = 4000;
  private readonly logger = new Logger(Authenticator.name);
  private readonly configured: Buffer | undefined;
  private readonly required: boolean;
  private told = false;

  constructor(
    @Inject(CONFIG) { API_KEY, API_KEYS_REQUIRED }: Config,
    private readonly table: KeyTable,
    private readonly usage: KeyUsage,
    private readonly limits: RateLimits,
    private readonly failures: AuthenticationFailures,
    private readonly sessions: ConsoleSessions,
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
   * @param outageMs how old what is known of the keys may be while MongoDB is away, in ms
   * @throws ProblemError 401 when a key is needed and not sent or not known, 429, 503 when that cannot be told
   */
  identify(given: string | undefined, address: string, outageMs: number): Identity | Promise<Identity> {
    // Digests have one length, so that the comparison tells nothing about the key's.
    if (given !== undefined && this.configured !== undefined && timingSafeEqual(digestOf(given), this.configured))
      return CONFIGURED;
    if (given === undefined && this.required) throw this.missing(address);
    const reading = this.table.fresh(outageMs);
    return reading === undefined ? this.decide(given, address) : reading.then(() => this.decide(given, address));
  }

  /**
   * Tells who asks by the cookie of a console session: the key that signed in, with the scopes that it has now.
   * @param address as of {@link identify}
   * @param outageMs as of {@link identify}
   * @throws ProblemError 401 when the session has ended or its key works no more, 429, 503 when that cannot be told
   */
  async identifySession(token: string, address: string, outageMs: number): Promise<SignedIn> {
    await this.table.fresh(outageMs);
    if (this.isOpen) return { identity: ANONYMOUS };
    const session = await this.sessions.find(token, outageMs);
    const holder = session && (this.holderOf(session) ?? (await this.holderLater(session)));
    if (session !== undefined && holder !== undefined) {
      this.sessions.noteUse(session);
      if (holder.key !== undefined) this.usage.note(holder.key);
      return { identity: holder.key ?? SIGNED_IN, session };
    }
    this.failures.note({ reason: session === undefined ? 'unknown' : 'revoked', address });
    await this.countUnknown(address);
    throw unauthenticated('The console session has ended, or its key works no more. Sign in again.');
  }

  /** Until when the key of a caller and the secret that was sent work; undefined where they have no end. */
  endOf(given: string | KnownSession, { caller }: Identity): Date | undefined {
    const isGiven = (secret: string) => (digest: Buffer) => timingSafeEqual(digest, digestOf(secret));
    const holder = typeof given === 'string' ? this.table.findById(caller, isGiven(given)) : this.holderOf(given);
    return holder === undefined || holder.until >= NEVER.getTime() ? undefined : new Date(holder.until);
  }

  /** Resolves once what is known of the keys, and of a session, is fresh enough to decide by. @throws ProblemError 503, or MongoDB's error */
  async fresh(session: KnownSession | undefined, outageMs?: number): Promise<void> {
    await this.table.fresh(outageMs);
    if (session !== undefined) await this.sessions.fresh(session, outageMs);
  }

  /**
   * Why a caller who was let in may no longer be answered; undefined while they may. It waits for nothing: it judges by what this
   * process knows of the keys, which {@link KeyTable.fresh} keeps up to date.
   * @param given the key that was sent with the request, or its session
   * @param then who the caller was when the request was let in
   * @param unsureMs how old what is known may be, in ms
   */
  whyWithdrawn(
    given: string | KnownSession | undefined,
    then: Identity,
    unsureMs = this.longestUnsureMs,
  ): ProblemError | undefined {
    if (then === CONFIGURED) return undefined;
    // Without a key there is none to be confirmed.
    const ageMs = Math.max(this.table.ageMs, typeof given === 'object' ? given.ageMs : 0);
    if (then !== ANONYMOUS && ageMs > unsureMs)
      return new ProblemError('engine_away', 'MongoDB cannot be asked whether the key still works. Try again later.', {
        headers: { 'retry-after': '2' },
      });
    const now = given === undefined || this.isOpen ? this.whileOpen() : this.ownerOf(given);
    if (now?.caller !== then.caller) return unauthenticated(typeof given === 'object' ? SESSION_OVER : KEY_OVER);
    const { scopes: left } = now;
    const lost = left === undefined ? [] : (then.scopes ?? []).filter((scope) => !left.includes(scope));
    if (lost.length === 0) return undefined;
    return new ProblemError('forbidden', `The key of this request no longer has the scope ${lost.join(', ')}.`);
  }

  private ownerOf(given: string | KnownSession): Identity | undefined {
    if (typeof given === 'string') return this.table.find(given);
    const holder = given.isOver ? undefined : this.holderOf(given);
    return holder && (holder.key ?? SIGNED_IN);
  }

  /** The key that a session was begun with, while the secret that was sent then works; without `key` for the configured one. */
  private holderOf({ keyId, isOf }: KnownSession): { key?: WorkingKey; until: number } | undefined {
    if (keyId !== CONFIGURED.caller) return this.table.findById(keyId, isOf);
    return this.configured !== undefined && isOf(this.configured) ? { until: Infinity } : undefined;
  }

  /** The key may have been made or given this secret by another replica a moment ago. */
  private async holderLater(session: KnownSession): Promise<ReturnType<Authenticator['holderOf']>> {
    await this.table.upToDate();
    return this.holderOf(session);
  }

  private whileOpen(): Identity | undefined {
    return this.isOpen ? ANONYMOUS : undefined;
  }

  private missing(address: string): ProblemError {
    this.failures.note({ reason: 'missing', address });
    return unauthenticated('Send a key as X-API-Key.');
  }

  private noteFailure(given: string, address: string): void {
    const ended = this.table.whyEnded(given);
    if (ended !== undefined) this.failures.note({ ...ended, address });
    else this.failures.note({ reason: this.hasForm(given) ? 'unknown' : 'malformed', address });
  }

  private hasForm(given: string): boolean {
    return prefixIn(given) !== undefined || (this.configured !== undefined && CONFIGURED_FORM.test(given));
  }

  private decide(given: string | undefined, address: string): Identity | Promise<Identity> {
    if (this.isOpen) return ANONYMOUS;
    this.tellOnce();
    if (given === undefined) throw this.missing(address);
    return this.find(given) ?? this.findLater(given, address);
  }

  private find(given: string): Identity | undefined {
    const key = this.table.find(given);
    if (key !== undefined) this.usage.note(key);
    return key;
  }

  /** A key may have been made by another replica a moment ago: it is unknown only when it is not stored now. */
  private async findLater(given: string, address: string): Promise<Identity> {
    // A revoked key never works again: MongoDB, which may be away, has nothing to add.
    const isRevoked = this.table.whyEnded(given)?.reason === 'revoked';
    if (prefixIn(given) !== undefined && !isRevoked) await this.table.upToDate();
    const identity = this.find(given);
    if (identity !== undefined) return identity;
    this.noteFailure(given, address);
    await this.countUnknown(address);
    throw unauthenticated('The key that was sent as X-API-Key is not known, has expired or is revoked.');
  }

  /** @throws ProblemError 429 when an address has sent too many keys or sessions that are not known */
  private async countUnknown(address: string): Promise<void> {
    const allowance = this.limits.ofUnknown(address);
    if (!(await allowance.use()))
      throw tooMany('unknown_keys', 'Too many unknown keys came from this address.', allowance);
  }

  private tellOnce(): void {
    if (this.told || this.required) return;
    this.told = true;
    this.logger.log('Keys have been made: every caller needs one now.');
  }
}
