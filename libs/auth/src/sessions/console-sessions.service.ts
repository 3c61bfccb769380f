import { inTime } from '@lucid/common';
import { modelOptions, MongoConnector, MongoService } from '@lucid/mongo';
import { Injectable, Logger } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { digestOf } from '../secrets/secret';
import { StoredConsoleSession } from './console-session';
import { KnownSession, proofOf } from './known-session';

const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 12 * 3_600_000;
/** How exact the end of an idle session is, in ms: a session is written to at most this often. */
const EXACT_MS = 60_000;
/** Past this age a session is read again before a request goes by it, in ms. */
const REREAD_MS = 1000;
/** MongoDB counts as away when it has not answered a reading for so long, in ms. */
const PATIENCE_MS = 1000;
/** The most sessions that a key has: the next one ends the oldest. */
const MOST_OF_KEY = 100;
/** The most sessions that the process remembers: what is forgotten is read again. */
const MOST_KNOWN = 10_000;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Sessions of the console: begun with a key, used by a cookie, ended by time or by signing out. */
@Injectable()
export class ConsoleSessions {
  private readonly logger = new Logger(ConsoleSessions.name);
  private readonly known = new Map<string, KnownSession>();
  private readonly readings = new WeakMap<KnownSession, Promise<void>>();

  constructor(
    private readonly mongo: MongoService,
    private readonly connector: MongoConnector,
  ) {}

  private get sessions(): mongo.Collection<StoredConsoleSession> {
    return this.mongo.collection(modelOptions(StoredConsoleSession).collection);
  }

  /** Begins a session of a key. @param secret the secret that was sent: the session ends with it */
  async begin(key_id: string, secret: string): Promise<KnownSession> {
    const token = randomBytes(32).toString('base64url');
    const now = Date.now();
    const stored: StoredConsoleSession = {
      session_sha256: nameOf(token),
      key_id,
      secret_proof: proofOf(token, digestOf(secret)).toString('hex'),
      created_at: new Date(now),
      idle_until: new Date(now + IDLE_MS),
      ends_at: new Date(now + LONGEST_MS),
    };
    await this.sessions.insertOne(stored, this.mongo.limit);
    await this.endOldest(key_id);
    return this.remember(new KnownSession(token, stored, performance.now()));
  }

  /** The session of a cookie, undefined where there is none. @param outageMs as of {@link fresh} @throws ProblemError 503, or MongoDB's error */
  async find(token: string, outageMs: number): Promise<KnownSession | undefined> {
    if (!TOKEN.test(token)) return undefined;
    const known = this.known.get(nameOf(token));
    if (known !== undefined) {
      await this.fresh(known, outageMs);
      return known.isOver ? undefined : known;
    }
    const { stored, readAt } = await this.read(token);
    const session = stored === null ? undefined : this.remember(new KnownSession(token, stored, readAt));
    return session?.isOver === false ? session : undefined;
  }

  /**
   * Resolves once what is known of a session is fresh enough to decide by.
   * @param outageMs how old it may be while MongoDB is away, in ms
   * @throws ProblemError 503, or MongoDB's error
   */
  async fresh(session: KnownSession, outageMs = 0): Promise<void> {
    if (session.ageMs < REREAD_MS) return;
    const reading = this.readings.get(session) ?? this.readAgain(session);
    if (session.ageMs > outageMs) return reading;
    await inTime(
      reading.catch(() => undefined),
      PATIENCE_MS,
      () => undefined,
    );
  }

  /** Notes that a request came by a session, so that it does not end for being idle. */
  noteUse(session: KnownSession): void {
    const until = Math.min(Date.now() + IDLE_MS, session.endsAt);
    if (until - session.idleUntil < EXACT_MS) return;
    session.idleUntil = until;
    void this.sessions
      .updateOne({ session_sha256: nameOf(session.token) }, { $max: { idle_until: new Date(until) } }, this.mongo.limit)
      .catch((error: unknown) =>
        this.logger.debug(`The use of a console session could not be stored: ${(error as Error).message}`),
      );
  }

  /** Ends a session: on this replica at once, on the others when they read it next. */
  async end(token: string): Promise<void> {
    const session_sha256 = nameOf(token);
    await this.sessions.deleteOne({ session_sha256 }, this.mongo.limit);
    this.known.get(session_sha256)?.end();
    this.known.delete(session_sha256);
  }

  private readAgain(session: KnownSession): Promise<void> {
    const reading = this.read(session.token)
      .then(({ stored, readAt }) => session.take(stored, readAt))
      .finally(() => this.readings.delete(session));
    this.readings.set(session, reading);
    // Whoever waits for it gets its error too.
    reading.catch(() => undefined);
    return reading;
  }

  private async read(token: string): Promise<{ stored: StoredConsoleSession | null; readAt: number }> {
    this.connector.requireReady();
    const readAt = performance.now();
    const stored = await this.sessions.findOne({ session_sha256: nameOf(token) }, this.mongo.limit);
    if (stored === null) this.known.delete(nameOf(token));
    return { stored, readAt };
  }

  private remember(session: KnownSession): KnownSession {
    const [oldest] = this.known.keys();
    if (this.known.size >= MOST_KNOWN && oldest !== undefined) this.known.delete(oldest);
    this.known.set(nameOf(session.token), session);
    return session;
  }

  private async endOldest(key_id: string): Promise<void> {
    const [newestToEnd] = await this.sessions
      .find({ key_id }, { projection: { created_at: 1 }, ...this.mongo.limit })
      .sort({ created_at: -1 })
      .skip(MOST_OF_KEY)
      .limit(1)
      .toArray();
    if (newestToEnd === undefined) return;
    await this.sessions.deleteMany({ key_id, created_at: { $lte: newestToEnd.created_at } }, this.mongo.limit);
  }
}

/** What a session is stored under. */
const nameOf = (token: string): string => digestOf(token).toString('hex');
