import { ProblemError } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';

/** What is known of a declared collection. */
export interface GatedCollection {
  /** Identifies the collection that has the declared schema. Another program may put another one under its name. */
  uuid?: mongo.Binary;
  /** Why writes are refused, in words for callers. */
  refusal?: string;
}

/** Commands that can store a wrong document. Deletions cannot: they may be what removes duplicates. */
const WRITES = new Set(['insert', 'update', 'findAndModify']);

/** Commands that MongoDB fails when the collection is not the one with this UUID. `findAndModify` takes none. */
const TAKE_UUID = new Set(['insert', 'update']);

const RETRY = { 'retry-after': '2' };

/** The problem of a write to a collection whose schema is not in place. */
export const schemaLost = (detail: string, cause?: unknown): ProblemError =>
  new ProblemError('schema_lost', detail, { headers: RETRY, cause });

/**
 * Stands in front of every write of this process to a declared collection. It refuses the write while the schema of the collection is not in place.
 * Every insert and update names the UUID of the collection, so MongoDB itself refuses it after a drop, a rename or `$out`, even before this
 * process has heard of that.
 */
@Injectable()
export class WriteGate {
  private readonly collections = new Map<string, GatedCollection>();
  private database = '';

  /** The collections whose writes are refused, and why. */
  get refusals(): { collection: string; reason: string }[] {
    return [...this.collections].flatMap(([collection, { refusal: reason }]) =>
      reason === undefined ? [] : [{ collection, reason }],
    );
  }

  /** Notes what is known of a declared collection. */
  set(database: string, collection: string, known: GatedCollection): void {
    this.database = database;
    this.collections.set(collection, known);
  }

  /** Lets every write pass. */
  open(): void {
    this.collections.clear();
  }

  /**
   * The command to send for a command of the driver.
   * @throws ProblemError 503 for a write to a collection whose schema is not in place
   */
  guarded(database: string, operation: string, command: mongo.Document): mongo.Document {
    if (!WRITES.has(operation) || database !== this.database || command['remove'] === true) return command;
    const known = this.collections.get(String(command[operation]));
    if (known === undefined) return command;
    if (known.refusal !== undefined) throw schemaLost(known.refusal);
    if (known.uuid === undefined || !TAKE_UUID.has(operation)) return command;
    return { ...command, collectionUUID: known.uuid };
  }
}
