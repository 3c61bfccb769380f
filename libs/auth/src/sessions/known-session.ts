import { hash, timingSafeEqual } from 'node:crypto';
import type { StoredConsoleSession } from './console-session';

/** What binds a session to a secret: it can be checked with the cookie alone, and tells nothing of the secret without it. */
export const proofOf = (token: string, secretDigest: Buffer): Buffer =>
  hash('sha256', `${token}.${secretDigest.toString('hex')}`, 'buffer');

/** A session as this process knows it: what other replicas did to it shows once it is read again. */
export class KnownSession {
  readonly keyId: string;
  readonly endsAt: number;
  idleUntil = 0;
  private readonly proof: Buffer;
  private ended = false;
  private readAt: number;

  /** @param readAt when the reading of it began, by `performance.now` */
  constructor(
    readonly token: string,
    stored: StoredConsoleSession,
    readAt: number,
  ) {
    this.keyId = stored.key_id;
    this.endsAt = stored.ends_at.getTime();
    this.proof = Buffer.from(stored.secret_proof, 'hex');
    this.readAt = readAt;
    this.take(stored, readAt);
  }

  /** How old what is known of it is, in ms. */
  get ageMs(): number {
    return performance.now() - this.readAt;
  }

  get isOver(): boolean {
    return this.ended || Date.now() >= Math.min(this.idleUntil, this.endsAt);
  }

  /** Whether a secret is the one that signed in; compared in constant time. */
  isOf = (secretDigest: Buffer): boolean => timingSafeEqual(this.proof, proofOf(this.token, secretDigest));

  /** Takes over what is stored now. @param stored null where it is no more */
  take(stored: Pick<StoredConsoleSession, 'idle_until'> | null, readAt: number): void {
    this.readAt = readAt;
    if (stored === null) this.end();
    else this.idleUntil = Math.max(this.idleUntil, stored.idle_until.getTime());
  }

  end(): void {
    this.ended = true;
  }
}
