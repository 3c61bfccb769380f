import { Field } from '@lucid/common';
import { quantity } from '../figures/fields';
import type { DatabaseValues } from '../figures/figures';

const DAY_MS = 24 * 3600 * 1000;
/** Growth is told over the last week, or what there is of it. */
export const GROWTH_MS = 7 * DAY_MS;
/** Over less than this it would tell of moments, not days. */
const LEAST_MS = 3600 * 1000;

/** How sizes changed in a day, on average over the history of the last week. */
export class Growth {
  @Field({ kind: 'instant', required: true, description: 'The sample that the present sizes are compared with.' })
  since!: Date;

  @Field(quantity('Documents more in a day; negative when there were fewer.'))
  documents_per_day?: number;

  @Field(quantity('Uncompressed size more in a day.'))
  data_bytes_per_day?: number;

  @Field(quantity('Size on disk more in a day, without indexes.'))
  storage_bytes_per_day?: number;

  @Field(quantity('Size of the indexes on disk more in a day.'))
  index_bytes_per_day?: number;
}

type Sizes = Pick<DatabaseValues, 'documents' | 'data_bytes' | 'storage_bytes' | 'index_bytes'>;

/** The growth since a sample; undefined where that was less than an hour ago. */
export function growthSince(before: (Sizes & { sampled_at?: Date }) | null, now: Sizes, at: Date): Growth | undefined {
  const since = before?.sampled_at;
  if (before === null || since === undefined || at.getTime() - since.getTime() < LEAST_MS) return undefined;
  const days = (at.getTime() - since.getTime()) / DAY_MS;
  const perDay = (name: keyof Sizes): number => ((now[name] ?? NaN) - (before[name] ?? NaN)) / days;
  return {
    since,
    documents_per_day: perDay('documents'),
    data_bytes_per_day: perDay('data_bytes'),
    storage_bytes_per_day: perDay('storage_bytes'),
    index_bytes_per_day: perDay('index_bytes'),
  };
}
