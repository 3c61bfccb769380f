import { rest } from '@lucid/common';
import { Logger } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { readCollection } from '../schema/collection-state';
import type { DesiredCollection } from '../schema/desired-schema';
import type { Difference } from '../schema/differences';
import {
  applyDifferences,
  conflictWith,
  createCollection,
  indexBuilder,
  SchemaConflictError,
} from '../schema/schema-sync';
import type { WriteGate } from '../schema/write-gate';
import { letsInWrongDocuments, lossesOf } from './schema-losses';

const logger = new Logger('Schema');

/** How long it takes until a restoration that failed is tried again, in ms. */
const RETRY_MS = 1000;

export interface Keeping {
  db: mongo.Db;
  limit: { maxTimeMS: number };
  gate: WriteGate;
  stopping: AbortSignal;
}

/** One declared collection, which gets back what it loses of its schema. */
export class KeptCollection {
  /** Looks come one after another: what an earlier one has read is never noted after a later one. */
  private looking: Promise<void> = Promise.resolve();
  private restoring: Promise<void> | undefined;
  private losses: Difference[] = [];
  /** What keeps the schema from being restored, in words. */
  private problem: string | undefined;

  constructor(
    private readonly keeping: Keeping,
    private readonly desired: DesiredCollection,
  ) {}

  /** Compares the collection with its declaration, notes the result at the gate, and begins to restore what was lost. */
  async look(): Promise<void> {
    const looking = this.looking.then(() => this.compare());
    this.looking = looking.catch(() => undefined);
    await looking;
    if (this.losses.length > 0) this.restoring ??= this.restore();
  }

  /** Resolves once nothing is done for it any more. */
  async settled(): Promise<void> {
    await this.looking;
    await this.restoring;
  }

  private async compare(): Promise<void> {
    const { db, limit, gate, stopping } = this.keeping;
    const present = await readCollection(db, this.desired.name, limit);
    if (stopping.aborted) return;
    const before = this.losses.length;
    this.losses = lossesOf(this.desired, present);
    if (this.losses.length === 0) this.problem = undefined;
    if (this.losses.length > 0 && before === 0) logger.warn(`${this.desired.name} lost ${wordsOf(this.losses)}.`);
    const refusal = this.refusal();
    gate.set(db.databaseName, this.desired.name, {
      ...(present?.uuid !== undefined && { uuid: present.uuid }),
      ...(refusal !== undefined && { refusal }),
    });
  }

  private refusal(): string | undefined {
    const { name } = this.desired;
    const wrong = this.losses.filter(letsInWrongDocuments);
    if (wrong.length === 0) return undefined;
    const then = this.problem ?? 'The service restores it. Try again later.';
    return `Collection ${name} lost ${wordsOf(wrong)} through another program. Writes are refused until it is restored. ${then}`;
  }

  private async restore(): Promise<void> {
    const { stopping } = this.keeping;
    for (let failures = 0; !stopping.aborted && this.losses.length > 0;) {
      const lost = wordsOf(this.losses);
      try {
        await this.apply();
        await this.look();
        if (this.losses.length === 0) logger.log(`Restored ${lost} of ${this.desired.name}.`);
        continue;
      } catch (error) {
        this.problem = error instanceof SchemaConflictError ? error.message : undefined;
        if (failures % 60 === 0) logger.error(`${this.desired.name}: ${lost} cannot be restored: ${String(error)}`);
        failures += 1;
      }
      await this.look().catch(() => undefined);
      await rest(RETRY_MS, stopping);
    }
    // In the same step in which nothing was found lost: a look that finds a loss next begins anew.
    this.restoring = undefined;
  }

  /** @throws SchemaConflictError for what only a person can change */
  private async apply(): Promise<void> {
    const { db, limit } = this.keeping;
    const { desired, losses } = this;
    if (losses.some(({ kind }) => kind === 'collection_missing')) {
      await createCollection(db, desired, limit);
      return;
    }
    const conflict = losses.map((loss) => conflictWith(desired.name, loss)).find((found) => found !== undefined);
    await applyDifferences(db, desired, losses, indexBuilder(db, desired.name), limit);
    if (conflict !== undefined) throw conflict;
  }
}

const SUBJECTS: Partial<Record<Difference['kind'], string>> = {
  collection_missing: 'all of it',
  type: 'its place',
  validator: 'its validator',
  validation_level: 'its validation level',
  validation_action: 'its validation action',
  pre_images: 'its pre-images',
};

/** What was lost, for people. */
const wordsOf = (losses: readonly Difference[]): string =>
  losses.map(({ kind, subject }) => SUBJECTS[kind] ?? `the index ${subject}`).join(', ');
