import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';
import type { CacheReads } from '../counts/cache-counts';
import type { Requests } from '../counts/request-counts';
import { type Resolution, RESOLUTION_NAMES } from './resolutions';

/** What one replica counted in one span of time. It is written again, whole, while its span lasts. */
@Model({
  collection: 'service_samples',
  indexes: [
    { keys: { resolution: 1, at: 1, replica: 1 }, unique: true, serves: 'the history; one sample of each replica' },
    { keys: { expires_at: 1 }, expireAfterSeconds: 0, serves: 'forgets samples at their time' },
  ],
})
export class ServiceSample {
  @Field({ kind: 'text', values: RESOLUTION_NAMES, required: true, description: 'How long the span is.' })
  resolution!: Resolution;

  @Field({ kind: 'instant', required: true, description: 'Start of the span.' })
  at!: Date;

  @Field({ kind: 'text', maxLength: 100, required: true, description: 'Run of a process: another after each start.' })
  replica!: string;

  @Field({ kind: 'any', schema: { type: 'object' }, required: true, description: 'Requests, by group.' })
  requests!: Requests;

  @Field({ kind: 'any', schema: { type: 'object' }, required: true, description: 'Reads of the cache, by namespace.' })
  cache!: CacheReads;

  @Field({ kind: 'instant', required: true, description: 'Time at which the sample is deleted.' })
  expires_at!: Date;
}
