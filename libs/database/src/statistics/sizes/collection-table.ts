import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { isScratch } from '../../scratch-name';
import { COLLECTION_SERIES, startOf } from '../history/retention';
import { type CollectionSampleDocument, CollectionSample } from '../history/samples';
import { modelOptions } from '@lucid/mongo';
import { atOnce } from './at-once';
import { type CollectionSizes, countOf, type ListedCollection, readStatistics, sizesOf } from './collection-sizes';
import { sharedAnswer } from './shared-answer';

/** How many collections are asked at the same time: the server and the pool are the callers'. */
export const MEASURED_AT_ONCE = 2;
/** How many collections one answer measures at most. */
export const MEASURED_AT_MOST = 200;

/**
 * The sizes of every collection. Up to 200 of them are measured for an answer, those first that were measured longest ago;
 * the others are as they were last measured: for another answer, or by the hourly samples of any replica. One that
 * nobody has measured yet is at least counted. So the answer takes about as long for 200 collections as for thousands.
 */
@Injectable()
export class CollectionTable {
  private readonly measured = new Map<string, CollectionSizes>();
  private learnedUntil = new Date(0);

  constructor(private readonly mongo: MongoService) {}

  /** The sizes of all collections, by name, the service's own among them; an answer may be some seconds old. */
  readonly read: () => Promise<readonly CollectionSizes[]> = sharedAnswer(() => this.refresh());

  /** The collections, by name. Views store nothing, and `system.` ones are the server's. */
  async list(): Promise<ListedCollection[]> {
    const { db, limit } = this.mongo;
    const stored = { type: { $in: ['collection', 'timeseries'] } };
    const found = await db.listCollections(stored, { nameOnly: true, ...limit }).toArray();
    return (found as ListedCollection[])
      .filter(({ name }) => !name.startsWith('system.') && !isScratch(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Measures a collection now; undefined if it is gone. */
  async measure(name: string): Promise<CollectionSizes | undefined> {
    const found = await readStatistics(this.mongo.collection(name), this.mongo.limit);
    if (found === undefined) return undefined;
    const sizes = sizesOf(name, found);
    this.measured.set(name, sizes);
    return sizes;
  }

  /** What {@link read} shares: measures, and gives the sizes of all collections. */
  async refresh(): Promise<readonly CollectionSizes[]> {
    const listed = await this.list();
    await this.learnSamples();
    const there = new Set(listed.map(({ name }) => name));
    for (const name of this.measured.keys()) if (!there.has(name)) this.measured.delete(name);
    const measuredAt = ({ name }: ListedCollection): number => this.measured.get(name)?.measured_at.getTime() ?? 0;
    const stalest = listed.toSorted((a, b) => measuredAt(a) - measuredAt(b)).slice(0, MEASURED_AT_MOST);
    await atOnce(MEASURED_AT_ONCE, stalest, ({ name }) => this.measure(name));
    const { db, limit } = this.mongo;
    return atOnce(
      MEASURED_AT_ONCE,
      listed,
      async (collection) => this.measured.get(collection.name) ?? countOf(db, collection, limit),
    );
  }

  /** Takes what the hourly samples tell, where that is newer. */
  private async learnSamples(): Promise<void> {
    const { fine } = COLLECTION_SERIES;
    const since = startOf(new Date(Date.now() - fine), fine);
    const newer = { at: { $gte: since }, sampled_at: { $gt: this.learnedUntil } };
    const samples = await this.samples()
      .find(newer, { ...this.mongo.limit, projection: { _id: 0 } })
      .toArray();
    for (const { name, sampled_at, documents, data_bytes, ...figures } of samples) {
      const present = this.measured.get(name);
      if (sampled_at === undefined || documents === undefined || data_bytes === undefined) continue;
      if (sampled_at > this.learnedUntil) this.learnedUntil = sampled_at;
      if (present !== undefined && present.measured_at >= sampled_at) continue;
      this.measured.set(name, { ...figures, name, documents, data_bytes, measured_at: sampled_at, whole: true });
    }
  }

  private samples(): mongo.Collection<CollectionSampleDocument> {
    return this.mongo.collection(modelOptions(CollectionSample).collection);
  }
}
