import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { VOLUME_NAME } from './volume';

/** How long a day's sample is kept, in seconds: 400 days, so that a year can be compared with the one before. */
const KEPT_SECONDS = 400 * 24 * 3600;

/** What a volume had in use at the end of a day, or so far today. */
@Model({
  collection: 'volume_samples',
  indexes: [
    { keys: { volume: 1, day: 1 }, unique: true, serves: "a volume's usage by day" },
    { keys: { sampled_at: 1 }, expireAfterSeconds: KEPT_SECONDS, serves: 'forgets a sample after 400 days' },
  ],
})
export class VolumeSample {
  @Field({ ...VOLUME_NAME, required: true, description: 'Name of the volume.' })
  volume!: string;

  @Field({ kind: 'text', required: true, pattern: /^\d{4}-\d\d-\d\d$/, description: 'The day, in UTC.' })
  day!: string;

  @Field({ kind: 'int', long: true, min: 0, required: true, description: 'Bytes in use.' })
  used_bytes!: number;

  @Field({ kind: 'int', long: true, min: 0, required: true, description: 'Files.' })
  file_count!: number;

  @Field({ kind: 'int', long: true, min: 0, required: true, description: 'The quota then.' })
  quota_bytes!: number;

  @Field({ kind: 'instant', required: true, description: 'When it was taken.' })
  sampled_at!: Date;
}
