import { isDuplicate, ProblemError } from '@lucid/common';
import type { mongo } from 'mongoose';
import { createHash } from 'node:crypto';
import type { IdempotencyRecord, KeptAnswer } from './idempotency-record';

/** How long an answer is kept, in ms. */
export const KEPT_MS = 24 * 3600 * 1000;
/** How long a request may be under way before another with its key takes over, in ms. Longer than any request may take. */
export const LOCK_MS = 60_000;

type Store = mongo.Collection<IdempotencyRecord>;

export type Claim = { attempt: number } | { answer: KeptAnswer };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The id of a request's record: one per caller, method, path and key. */
export const recordId = (...parts: [caller: string, method: string, path: string, key: string]): string =>
  sha256(JSON.stringify(parts));

/** What makes two bodies the same: their JSON as it was parsed. */
export const fingerprintOf = (body: unknown): string => sha256(JSON.stringify(body ?? null));

/** An id that follows from a record, in the shape of a UUID version 8 (RFC 9562 §5.8). */
export function derivedId(record: string, index: number): string {
  const hex = sha256(`${record}:${index}`);
  const variant = ((parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/**
 * Claims a key for a request.
 * @returns the attempt to execute under, or the answer that was given before
 * @throws ProblemError 422 when the key was used with another body, 409 while another request holds it
 */
export async function claim(store: Store, _id: string, fingerprint: string, maxTimeMS: number): Promise<Claim> {
  // A record can vanish between the two steps (its time ran out); then the claim starts over.
  for (let round = 0; round < 5; round += 1) {
    const now = Date.now();
    const locked_until = new Date(now + LOCK_MS);
    const fresh: IdempotencyRecord = {
      _id,
      fingerprint,
      attempt: 1,
      locked_until,
      expires_at: new Date(now + KEPT_MS),
    };
    try {
      await store.insertOne(fresh, { maxTimeMS });
      return { attempt: 1 };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const present = await store.findOne({ _id }, { maxTimeMS });
    if (present === null) continue;
    if (present.fingerprint !== fingerprint) {
      throw new ProblemError(
        'idempotency_key_reused',
        'This Idempotency-Key came with another body before. Use a new key for a new request.',
      );
    }
    if (present.answer !== undefined) return { answer: present.answer };
    if (present.locked_until.getTime() > now) throw inFlight(present.locked_until.getTime() - now);
    const { attempt } = present;
    const taken = await store.updateOne(
      { _id, attempt, answer: { $exists: false }, locked_until: present.locked_until },
      { $set: { locked_until }, $inc: { attempt: 1 } },
      { maxTimeMS },
    );
    if (taken.modifiedCount === 1) return { attempt: attempt + 1 };
  }
  throw inFlight(1000);
}

const inFlight = (ms: number): ProblemError =>
  new ProblemError(
    'idempotency_in_flight',
    'A request with this Idempotency-Key is under way. Repeat it later for its answer.',
    {
      headers: { 'retry-after': String(Math.max(1, Math.ceil(ms / 1000))) },
    },
  );

/** Keeps the answer of an attempt, unless a later attempt has taken over. */
export async function keep(
  store: Store,
  _id: string,
  attempt: number,
  answer: KeptAnswer,
  maxTimeMS: number,
): Promise<void> {
  await store.updateOne({ _id, attempt }, { $set: { answer } }, { maxTimeMS });
}

/** Gives a key free after a failure of ours, so that the next try need not wait for the lock to run out. */
export async function release(store: Store, _id: string, attempt: number, maxTimeMS: number): Promise<void> {
  await store.updateOne({ _id, attempt }, { $set: { locked_until: new Date(0) } }, { maxTimeMS });
}
