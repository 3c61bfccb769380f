import type { HeldLease } from '@lucid/mongo';
import { DiscoveryService } from '@nestjs/core';
import type { Change, DocumentChange } from './change';

/** A change that a consumer cannot take, however often it is told. The others of its batch were taken. */
export interface Refusal {
  change: DocumentChange;
  /** Why, for people; never a document's values. */
  reason: string;
}

/** A consumer cannot take any change until somebody, or its engine, removes the cause. The leader reports both, waits and tries again. */
export class BlockedError extends Error {
  constructor(
    /** What is wrong. */
    cause: string,
    /** What to do about it. */
    readonly action: string,
    options?: ErrorOptions,
  ) {
    super(cause, options);
  }
}

/** Marks a provider as a {@link ChangeConsumer}. */
export const ConsumesChanges = DiscoveryService.createDecorator();

/**
 * What is kept in step with MongoDB. Each consumer has a stream and a checkpoint of its own: one whose engine is away holds up nobody else.
 * One replica at a time tells it the changes, at least once each, and those of one document in order.
 */
export interface ChangeConsumer {
  /** Its name in answers and of its lease. */
  readonly name: string;
  readonly collections: readonly string[];
  /** Fields that it needs of documents as they were before a change and as they were written. */
  readonly fields?: readonly string[];
  /**
   * Puts itself in step with what MongoDB holds now: at the very first start, and when the oplog no longer holds what happened since the
   * checkpoint. What happens meanwhile is told afterwards.
   */
  rebuild(lease: HeldLease): Promise<void>;
  /** Called whenever a leader begins, before it is told anything: to see to it that what it writes to is there. */
  prepare?(lease: HeldLease): Promise<void>;
  /**
   * Takes a batch. Resolves once all of it is durable but for what it refuses for good; throws when it may do better later, and is then told
   * the whole batch again. Calls `lease.assertHeld()` before each effect that does not name the lease's term or the change's version.
   */
  apply(changes: readonly Change[], lease: HeldLease): Promise<Refusal[]>;
}
