import { modelOptions, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { Resolution } from './resolutions';
import { ServiceSample } from './service-sample';

/** Keeps samples, and finds them. */
@Injectable()
export class ServiceSampleStore {
  constructor(private readonly mongo: MongoService) {}

  get collection(): mongo.Collection<ServiceSample> {
    return this.mongo.collection(modelOptions(ServiceSample).collection);
  }

  /** Writes samples whole, in the place of what was written of the same spans before. */
  async keep(samples: readonly ServiceSample[]): Promise<void> {
    if (samples.length === 0) return;
    const operations = samples.map((sample) => {
      const { resolution, at, replica } = sample;
      return { replaceOne: { filter: { resolution, at, replica }, replacement: sample, upsert: true } };
    });
    await this.collection.bulkWrite(operations, { ordered: false, ...this.mongo.limit });
  }

  /** The samples of a time, in its order. @param field what of them is read, such as `requests.users` */
  find(resolution: Resolution, from: Date, to: Date, field: string): AsyncIterable<ServiceSample> {
    const filter = { resolution, at: { $gte: from, $lt: to } };
    const projection = { _id: 0, at: 1, replica: 1, [field]: 1 };
    return this.collection.find(filter, { ...this.mongo.limit, projection, sort: { at: 1 } });
  }
}
