import { rest } from '@lucid/common';
import { Logger } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { MongoService } from '../connection/mongo.service';
import { modelOptions } from '../schema/model';
import { LeaseRecord } from './lease-record';
import { processName } from './process-name';

/** How long a lease lasts without being renewed, in ms; it is renewed three times as often. */
export const LEASE_MS = 15_000;

/** A lease that this process holds. */
export interface HeldLease {
  readonly owner: string;
  /** Raised with each change of owner. What is written under a lease names it, so that a process that was paused writes nothing. */
  readonly term: number;
  /** Aborts when the lease is lost or the process stops. */
  readonly signal: AbortSignal;
  /**
   * To be called before each effect that cannot name the term: a process that was paused has not heard of anything yet.
   * @throws LeaseLostError when the lease may have run out by this process's clock
   */
  assertHeld(): void;
}

export class LeaseLostError extends Error {
  constructor(name: string) {
    super(`The lease ${name} was lost.`);
    this.name = 'LeaseLostError';
  }
}

const records = (mongo: MongoService): mongo.Collection<LeaseRecord> =>
  mongo.collection<LeaseRecord>(modelOptions(LeaseRecord).collection);

// MongoDB's clock alone decides: those of the replicas may differ.
const inMs = (ms: number): mongo.Document => ({ $add: ['$$NOW', ms] });

/** Takes a lease that nobody else holds. @returns its term, or undefined while another process holds it */
async function take(mongo: MongoService, name: string, owner: string, leaseMs: number): Promise<number | undefined> {
  const mine = { $eq: ['$owner', owner] };
  const free = { $lte: [{ $ifNull: ['$expires_at', new Date(0)] }, '$$NOW'] };
  const ifFree = (then: unknown, present: string): mongo.Document => ({
    $cond: [{ $or: [mine, free] }, then, present],
  });
  const lease = await records(mongo).findOneAndUpdate(
    { _id: name },
    [
      {
        $set: {
          owner: ifFree(owner, '$owner'),
          term: ifFree({ $add: [{ $ifNull: ['$term', 0] }, 1] }, '$term'),
          expires_at: ifFree(inMs(leaseMs), '$expires_at'),
        },
      },
    ],
    { ...mongo.limit, upsert: true, returnDocument: 'after' },
  );
  return lease?.owner === owner ? lease.term : undefined;
}

class Lease implements HeldLease {
  private readonly lost = new AbortController();
  readonly signal: AbortSignal;

  constructor(
    private readonly mongo: MongoService,
    private readonly name: string,
    readonly owner: string,
    readonly term: number,
    private readonly leaseMs: number,
    private validUntil: number,
    stopping: AbortSignal,
  ) {
    this.signal = AbortSignal.any([this.lost.signal, stopping]);
  }

  assertHeld(): void {
    if (this.isOver()) throw new LeaseLostError(this.name);
  }

  private isOver(): boolean {
    if (performance.now() >= this.validUntil) this.lost.abort();
    return this.signal.aborted;
  }

  /** Renews until it is lost or given up. A renewal that fails is tried again for as long as the lease lasts. */
  async keep(): Promise<void> {
    while (!this.isOver()) {
      const next = Math.min(this.leaseMs / 3, Math.max(0, this.validUntil - performance.now()));
      await rest(next, this.signal);
      if (this.isOver()) return;
      // Counted from before the call: MongoDB counts from later.
      const from = performance.now();
      const renewed = await this.renew().catch(() => undefined);
      if (renewed === true) this.validUntil = from + this.leaseMs;
      else if (renewed === false) this.lost.abort();
    }
  }

  private async renew(): Promise<boolean> {
    const { matchedCount } = await records(this.mongo).updateOne(
      { _id: this.name, owner: this.owner, term: this.term },
      [{ $set: { expires_at: inMs(this.leaseMs) } }],
      { maxTimeMS: Math.min(this.mongo.limit.maxTimeMS, this.leaseMs / 3) },
    );
    return matchedCount === 1;
  }

  /** Lets the next process have it at once. */
  async release(): Promise<void> {
    this.lost.abort();
    await records(this.mongo)
      .updateOne(
        { _id: this.name, owner: this.owner, term: this.term },
        { $set: { expires_at: new Date(0) } },
        this.mongo.limit,
      )
      .catch(() => undefined);
  }
}

/**
 * Does `work` in one process at a time, for as long as `stopping` is not aborted: waits for the lease, works while it is held, and waits again
 * when it was lost or the work ended, whatever it threw. A holder that dies is followed after {@link LEASE_MS}, one that stops at once.
 */
export async function underLease(
  mongo: MongoService,
  name: string,
  stopping: AbortSignal,
  work: (lease: HeldLease) => Promise<void>,
  { leaseMs = LEASE_MS }: { leaseMs?: number } = {},
): Promise<void> {
  const owner = processName();
  const logger = new Logger('Lease');
  while (!stopping.aborted) {
    const from = performance.now();
    // MongoDB away: the health report says so, and the next try may find it.
    const term = await take(mongo, name, owner, leaseMs).catch(() => undefined);
    if (term !== undefined) {
      const lease = new Lease(mongo, name, owner, term, leaseMs, from + leaseMs, stopping);
      const kept = lease.keep();
      try {
        await work(lease);
      } catch (error) {
        if (!lease.signal.aborted) logger.error(`${name}: ${(error as Error).message}`);
      } finally {
        await lease.release();
        await kept;
      }
    }
    await rest(leaseMs / 3, stopping);
  }
}
