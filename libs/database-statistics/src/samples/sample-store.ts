import { isDuplicate, modelOptions, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { COLLECTION_SERIES, DATABASE_SERIES, retention, startOf } from './retention';
import {
  type CollectionSampleDocument,
  CollectionSample,
  type DatabaseSampleDocument,
  DatabaseSample,
} from './samples';

type WithoutTimes<T> = Omit<T, 'at' | 'expires_at' | 'coarse'>;

/** Rates are told over this time at least, in ms: over less they would tell of single operations. */
export const LEAST_RATE_MS = 5000;

/** Keeps samples, and finds them. */
@Injectable()
export class SampleStore {
  constructor(private readonly mongo: MongoService) {}

  get database(): mongo.Collection<DatabaseSampleDocument> {
    return this.mongo.collection(modelOptions(DatabaseSample).collection);
  }

  get collections(): mongo.Collection<CollectionSampleDocument> {
    return this.mongo.collection(modelOptions(CollectionSample).collection);
  }

  /** The latest sample of the database that is at least so old, in ms; of a secondary while there is no primary. */
  async latest(now: Date, olderThan: number): Promise<DatabaseSampleDocument | undefined> {
    const until = new Date(now.getTime() - olderThan);
    const sample = await this.database.findOne(
      { at: { $lte: until }, sampled_at: { $lte: until } },
      { ...this.mongo.limit, sort: { at: -1 }, readPreference: 'primaryPreferred' },
    );
    return sample ?? undefined;
  }

  /** Takes it upon this replica to sample the minute of a time: true for exactly one of all who ask. */
  async claim(now: Date): Promise<boolean> {
    const at = startOf(now, DATABASE_SERIES.fine);
    const expires_at = new Date(at.getTime() + DATABASE_SERIES.keepFine);
    try {
      await this.database.insertOne({ at, expires_at }, this.mongo.limit);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Keeps the sample of a minute that was claimed. */
  async keepDatabase(now: Date, sample: WithoutTimes<DatabaseSampleDocument>): Promise<void> {
    const at = startOf(now, DATABASE_SERIES.fine);
    const coarse = await this.database.findOne(
      { at: { $gte: startOf(at, DATABASE_SERIES.coarse), $lt: at }, coarse: true },
      { ...this.mongo.limit, projection: { at: 1 } },
    );
    const kept = { ...sample, ...retention(DATABASE_SERIES, at, coarse?.at) };
    await this.database.updateOne({ at }, { $set: kept }, this.mongo.limit);
  }

  /** Of these collections those that have no sample yet of the hour of a time. */
  async unsampled(now: Date, names: readonly string[]): Promise<string[]> {
    const sampled = await this.namesAt({ at: startOf(now, COLLECTION_SERIES.fine) });
    return names.filter((name) => !sampled.has(name));
  }

  /** Keeps samples of an hour; one that another replica has kept stays. */
  async keepCollections(now: Date, samples: readonly WithoutTimes<CollectionSampleDocument>[]): Promise<void> {
    if (samples.length === 0) return;
    const at = startOf(now, COLLECTION_SERIES.fine);
    const today = startOf(at, COLLECTION_SERIES.coarse);
    const coarse = await this.namesAt({ at: { $gte: today, $lt: at }, coarse: true });
    const documents = samples.map((sample) => ({
      ...sample,
      at,
      ...retention(COLLECTION_SERIES, at, coarse.has(sample.name) ? today : undefined),
    }));
    try {
      await this.collections.insertMany(documents, { ...this.mongo.limit, ordered: false });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  private async namesAt(filter: mongo.Filter<CollectionSampleDocument>): Promise<Set<string>> {
    const found = this.collections.find(filter, { ...this.mongo.limit, projection: { _id: 0, name: 1 } });
    return new Set((await found.toArray()).map(({ name }) => name));
  }
}
