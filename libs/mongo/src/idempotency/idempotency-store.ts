import { ProblemError, Slices } from '@lucid/common';
import { Logger } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MongoService } from '../connection/mongo.service';
import { isDuplicate } from '../problem/server-codes';
import { modelOptions } from '../schema/model';
import { IdempotencyRecord, type KeptAnswer } from './idempotency-record';
import { bytesOf, type IdempotencyRoom, RECORD_BYTES } from './idempotency-room';

/** How long an answer is kept, in ms. */
export const KEPT_MS = 24 * 3600 * 1000;
/** How long after a failure an outcome is noted again, in ms. */
const AGAIN_MS = 250;

const UNLOCKED = { $set: { locked_until: new Date(0) } };

export type Claim = { attempt: number; salt: string } | { answer: KeptAnswer };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The id of a request's record: one per caller, method, path and key. */
export const recordId = (...parts: [caller: string, method: string, path: string, key: string]): string =>
  sha256(JSON.stringify(parts));

/** Bytes of a body that are hashed between two pauses. */
const PIECE_BYTES = 1024 * 1024;

/** A hash of a parsed body as JSON: two bodies are the same if it is equal. A large body is hashed in slices. */
export async function fingerprintOf(body: unknown): Promise<string> {
  const slices = new Slices();
  const text = JSON.stringify(body ?? null);
  await slices.pause();
  const bytes = Buffer.from(text);
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    hash.update(bytes.subarray(at, at + PIECE_BYTES));
    await slices.pause();
  }
  return hash.digest('hex');
}

/** An id that follows from a request's salt, in the shape of a UUID version 8 (RFC 9562 §5.8). */
export function derivedId(salt: string, index: number): string {
  const hex = sha256(`${salt}:${index}`);
  const variant = ((parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

const inFlight = (ms: number): ProblemError =>
  new ProblemError(
    'idempotency_in_flight',
    'A request with this Idempotency-Key is under way. Repeat it later for its answer.',
    {
      headers: { 'retry-after': String(Math.max(1, Math.ceil(ms / 1000))) },
    },
  );

/** The keys in MongoDB: they outlive the process, and every replica sees them. */
export class IdempotencyStore {
  private readonly logger = new Logger(IdempotencyStore.name);

  constructor(
    private readonly mongo: MongoService,
    private readonly room: IdempotencyRoom,
  ) {}

  private get records(): mongo.Collection<IdempotencyRecord> {
    return this.mongo.collection(modelOptions(IdempotencyRecord).collection);
  }

  /**
   * Claims a key for a request.
   * @returns the attempt to execute under, or the answer that was given before
   * @throws ProblemError 422 when the key was used with another body or If-Match, 409 while another request holds it, 429 when the key is new and the
   * records of the caller take as much as they may
   */
  async claim(_id: string, fingerprint: string, caller: string): Promise<Claim> {
    const hasRoom = await this.room.isLeft(caller);
    // A record can vanish between the two steps (its time ran out), or be taken over; then the claim starts over.
    for (let round = 0; round < 5; round += 1) {
      const salt = randomUUID();
      if (hasRoom && (await this.open(_id, fingerprint, salt, caller))) return { attempt: 1, salt };
      const present = await this.records.findOne({ _id }, this.mongo.limit);
      if (present === null && !hasRoom) throw this.room.problem();
      if (present === null) continue;
      if (present.fingerprint !== fingerprint) {
        throw new ProblemError(
          'idempotency_key_reused',
          'An earlier request with this Idempotency-Key had another body or another If-Match. Use a new key for a new request.',
        );
      }
      if (present.answer !== undefined) return { answer: present.answer };
      const wait = present.locked_until.getTime() - Date.now();
      if (wait > 0) throw inFlight(wait);
      if (await this.takeOver(present)) return { attempt: present.attempt + 1, salt: present.salt };
    }
    throw inFlight(1000);
  }

  private lockedUntil(): Date {
    return new Date(Date.now() + this.mongo.longestWriteMs);
  }

  private async open(_id: string, fingerprint: string, salt: string, caller: string): Promise<boolean> {
    const expires_at = new Date(Date.now() + KEPT_MS);
    try {
      await this.records.insertOne(
        {
          _id,
          caller,
          bytes: RECORD_BYTES,
          fingerprint,
          salt,
          attempt: 1,
          locked_until: this.lockedUntil(),
          expires_at,
        },
        this.mongo.limit,
      );
      this.room.add(caller, RECORD_BYTES);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      return this.unlock({ _id, salt, attempt: 1 }, error);
    }
  }

  private async takeOver({ _id, attempt, locked_until }: IdempotencyRecord): Promise<boolean> {
    const own = { locked_until: this.lockedUntil() };
    const { modifiedCount } = await this.records
      .updateOne(
        { _id, attempt, locked_until, answer: { $exists: false } },
        { $set: own, $inc: { attempt: 1 } },
        this.mongo.limit,
      )
      .catch((error: unknown) => this.unlock({ _id, attempt: attempt + 1, ...own }, error));
    return modifiedCount === 1;
  }

  /** Unlocks what may have been locked with an answer that was lost. @throws the error */
  private unlock(locked: Partial<IdempotencyRecord>, error: unknown): never {
    void this.untilDone(() => this.records.updateOne(locked, UNLOCKED, this.mongo.limit));
    throw error;
  }

  /** Does work again until it succeeds, or until every lock of now has run out by itself; it never fails. */
  async untilDone(work: () => Promise<unknown>): Promise<void> {
    const end = performance.now() + this.mongo.longestWriteMs;
    for (let isFirst = true; performance.now() < end; isFirst = false) {
      try {
        await work();
        return;
      } catch (error) {
        if (isFirst) this.logger.warn(`an idempotency key's outcome is noted later: ${(error as Error).message}`);
        await sleep(AGAIN_MS, undefined, { ref: false });
      }
    }
  }

  /** Keeps the answer of an attempt, unless a later attempt has taken over. */
  async keep(_id: string, attempt: number, answer: KeptAnswer, caller: string): Promise<void> {
    const bytes = bytesOf(answer);
    await this.records.updateOne({ _id, attempt }, { $set: { answer, bytes } }, this.mongo.limit);
    this.room.add(caller, bytes - RECORD_BYTES);
  }

  /** Forgets a key whose request was refused for its form: nothing was done, and a repeat is refused again. */
  async forget(_id: string, attempt: number, caller: string): Promise<void> {
    await this.records.deleteOne({ _id, attempt }, this.mongo.limit);
    this.room.add(caller, -RECORD_BYTES);
  }

  /** Gives a key free after a failure of ours, so that the next try need not wait for the lock to run out. */
  async release(_id: string, attempt: number): Promise<void> {
    await this.records.updateOne({ _id, attempt }, UNLOCKED, this.mongo.limit);
  }
}
