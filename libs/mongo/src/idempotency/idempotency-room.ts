import { ProblemError } from '@lucid/common';
import type { MongoService } from '../connection/mongo.service';
import { modelOptions } from '../schema/model';
import { IdempotencyRecord, type KeptAnswer } from './idempotency-record';

/** What a record takes without its answer, with its places in three indexes, in bytes. */
export const RECORD_BYTES = 1024;
/** How often the records of a caller are added up, in ms. */
const REREAD_MS = 60_000;
/** So many callers are known at once. */
const MAX_CALLERS = 10_000;

interface Known {
  bytes: number;
  readAt: number;
}

/** What a record takes with its answer, in bytes. */
export const bytesOf = ({ body, location = '', etag = '' }: KeptAnswer): number =>
  RECORD_BYTES + Buffer.byteLength(body) + location.length + etag.length;

/**
 * Keeps the records of each caller within a size. MongoDB adds them up once a minute, from an index; what this replica writes meanwhile is
 * added to that, so that a caller exceeds its size by no more than what other replicas write for it within the minute.
 */
export class IdempotencyRoom {
  private readonly known = new Map<string, Known>();
  private readonly reading = new Map<string, Promise<Known>>();

  /** @param most bytes of each caller */
  constructor(
    private readonly mongo: MongoService,
    private readonly most: number,
  ) {}

  /** Whether a caller may add a record. */
  async isLeft(caller: string): Promise<boolean> {
    const known = this.known.get(caller) ?? (await this.readUsage(caller));
    // Beside the requests that go on with what is known; without an answer it is tried again by the next one.
    if (performance.now() - known.readAt > REREAD_MS) this.readUsage(caller).catch(() => undefined);
    return known.bytes < this.most;
  }

  /** Notes what was written for a caller. */
  add(caller: string, bytes: number): void {
    const known = this.known.get(caller);
    if (known !== undefined) known.bytes += bytes;
  }

  /** Why a caller may add no record now. */
  problem(): ProblemError {
    const megabytes = Math.round(this.most / 1_000_000);
    return new ProblemError(
      'too_many_requests',
      `Your idempotency records take ${megabytes} MB, which is the share of one caller. Each is kept for 24 hours. Nothing was done: try again later, or send the request without Idempotency-Key.`,
      { headers: { 'retry-after': String(REREAD_MS / 1000) } },
    );
  }

  private readUsage(caller: string): Promise<Known> {
    let reading = this.reading.get(caller);
    if (reading === undefined) {
      reading = this.sumRecords(caller).finally(() => this.reading.delete(caller));
      this.reading.set(caller, reading);
    }
    return reading;
  }

  private async sumRecords(caller: string): Promise<Known> {
    const [found] = await this.mongo
      .collection(modelOptions(IdempotencyRecord).collection)
      .aggregate<{ bytes: number }>(
        [{ $match: { caller } }, { $group: { _id: null, bytes: { $sum: '$bytes' } } }],
        this.mongo.limit,
      )
      .toArray();
    const known = { bytes: found?.bytes ?? 0, readAt: performance.now() };
    const [oldest] = this.known.keys();
    if (this.known.size >= MAX_CALLERS && oldest !== undefined) this.known.delete(oldest);
    this.known.set(caller, known);
    return known;
  }
}
