import { isShown, modelOptions, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { mongo } from 'mongoose';
import { COLLECTION_FIGURES } from '../figures/figures';
import { COLLECTION_SERIES, startOf } from '../samples/retention';
import { type CollectionSampleDocument, CollectionSample } from '../samples/samples';
import { type CollectionSizes, countedSizes, type ListedCollection, readStatistics, sizesOf } from './collection-sizes';
import { sharedAnswer } from './shared-answer';

/** How many collections one answer measures at most and, however long it takes, at least; in between for so many ms. */
export const MEASURED_AT_MOST = 100;
export const MEASURED_AT_LEAST = 32;
const MEASURE_MS = 300;
/** How long those that are not known yet are counted after that, in ms. */
const COUNT_MS = 300;

/** What is taken over from a sample. */
const SAMPLED = {
  _id: 0,
  ...Object.fromEntries(['name', 'sampled_at', ...Object.keys(COLLECTION_FIGURES)].map((field) => [field, 1])),
};

/** What is known of a collection: of one that nobody came to yet, its name. */
export type KnownSizes = Pick<CollectionSizes, 'name'> & Partial<CollectionSizes>;

/**
 * The sizes of every collection. Some are measured for an answer, those first that were measured longest ago; the others
 * are as they were last measured: for another answer, or by the hourly samples of any replica. One that nobody has
 * measured yet is at least counted. So the answer takes about as long for a hundred collections as for thousands; and one
 * after the other, since two at once took both processors of a small server from its callers.
 */
@Injectable()
export class CollectionTable {
  private readonly known = new Map<string, CollectionSizes>();
  private learnedUntil = new Date(0);

  constructor(private readonly mongo: MongoService) {}

  /** The sizes of all collections, by name, the service's own among them; an answer may be some seconds old. */
  readonly read: () => Promise<readonly KnownSizes[]> = sharedAnswer(() => this.refresh());

  /** The collections, by name. Views store nothing, and `system.` ones are the server's. */
  async list(): Promise<ListedCollection[]> {
    const { db, limit } = this.mongo;
    const stored = { type: { $in: ['collection', 'timeseries'] } };
    const found = await db.listCollections(stored, { nameOnly: true, ...limit }).toArray();
    return (found as ListedCollection[]).filter(({ name }) => isShown(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Measures a collection now; undefined if it is gone, or the server cannot tell of it: the others count all the same. */
  async measure(name: string): Promise<CollectionSizes | undefined> {
    const found = await orUndefined(readStatistics(this.mongo.collection(name), this.mongo.limit));
    if (found === undefined) return undefined;
    const sizes = sizesOf(name, found);
    this.known.set(name, sizes);
    return sizes;
  }

  /** What {@link read} shares: measures, and gives the sizes of all collections. */
  async refresh(): Promise<readonly KnownSizes[]> {
    const listed = await this.list();
    await this.learnSamples();
    const there = new Set(listed.map(({ name }) => name));
    for (const name of this.known.keys()) if (!there.has(name)) this.known.delete(name);
    await this.measureStalest(listed);
    await this.countUnknown(listed);
    return listed.map(({ name }) => this.known.get(name) ?? { name });
  }

  private async measureStalest(listed: readonly ListedCollection[]): Promise<void> {
    const measuredAt = ({ name }: ListedCollection): number => {
      const { whole = false, measured_at } = this.known.get(name) ?? {};
      return whole ? (measured_at?.getTime() ?? 0) : 0;
    };
    const stalest = listed.toSorted((a, b) => measuredAt(a) - measuredAt(b)).slice(0, MEASURED_AT_MOST);
    const goesOn = this.within(MEASURE_MS, MEASURED_AT_LEAST);
    for (const { name } of stalest) {
      if (!goesOn()) break;
      await this.measure(name);
    }
  }

  private async countUnknown(listed: readonly ListedCollection[]): Promise<void> {
    const { db, limit } = this.mongo;
    const goesOn = this.within(COUNT_MS);
    for (const collection of listed.filter(({ name }) => !this.known.has(name))) {
      if (!goesOn()) break;
      const counted = await orUndefined(countedSizes(db, collection, limit));
      if (counted !== undefined) this.known.set(collection.name, counted);
    }
  }

  /** Takes what the hourly samples tell, where that is newer. */
  private async learnSamples(): Promise<void> {
    const { fine } = COLLECTION_SERIES;
    const since = startOf(new Date(Date.now() - fine), fine);
    const newer = { at: { $gte: since }, sampled_at: { $gt: this.learnedUntil } };
    const samples = await this.samples()
      .find(newer, { ...this.mongo.limit, projection: SAMPLED })
      .toArray();
    for (const { name, sampled_at, ...figures } of samples) {
      const present = this.known.get(name);
      if (sampled_at === undefined) continue;
      if (sampled_at > this.learnedUntil) this.learnedUntil = sampled_at;
      if (present?.whole === true && present.measured_at >= sampled_at) continue;
      this.known.set(name, { ...figures, name, measured_at: sampled_at, whole: true });
    }
  }

  /** Says yes for some time, in ms, from now on, and before that so many times in any case. */
  protected within(ms: number, atLeast = 0): () => boolean {
    const end = performance.now() + ms;
    let times = 0;
    return () => (times += 1) <= atLeast || performance.now() < end;
  }

  private samples(): mongo.Collection<CollectionSampleDocument> {
    return this.mongo.collection(modelOptions(CollectionSample).collection);
  }
}

async function orUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof mongo.MongoServerError) return undefined;
    throw error;
  }
}
