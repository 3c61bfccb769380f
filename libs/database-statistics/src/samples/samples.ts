import type { Fields } from '@lucid/common';
import { Model } from '@lucid/mongo';
import {
  COLLECTION_FIGURES,
  type CollectionValues,
  DATABASE_FIGURES,
  type DatabaseValues,
  figureFields,
  sampleClass,
} from '../figures/figures';

/** Which run of which server its counters belong to: between two runs there is no rate. */
export interface Run {
  server?: string;
  uptime_ms?: number;
}

/** What every sample has. */
export interface Sample extends Run {
  /** Start of the minute or hour that it is the sample of. */
  at: Date;
  /** When it was taken, by MongoDB's clock; missing while it is being taken, or when that failed. */
  sampled_at?: Date;
  /** Whether it is the first of its hour or day, and kept longer. */
  coarse?: boolean;
  expires_at: Date;
}

export type DatabaseSampleDocument = Sample & DatabaseValues;
export type CollectionSampleDocument = Sample & CollectionValues & { name: string };

const common: Fields = {
  at: { kind: 'instant', required: true, description: 'Start of the minute or hour that this is the sample of.' },
  sampled_at: { kind: 'instant', description: 'When it was taken; missing until it is.' },
  coarse: { kind: 'flag', description: 'Whether it is the first of its hour or day, and kept longer.' },
  server: { kind: 'text', description: 'The server whose counters these are.' },
  uptime_ms: { kind: 'int', long: true, description: 'How long that server had run.' },
  expires_at: { kind: 'instant', required: true, description: 'When it is forgotten.' },
};

const forgets = { keys: { expires_at: 1 }, expireAfterSeconds: 0, serves: 'forgets samples at their time' } as const;

/** A sample of the database and its server: one a minute, whichever replica takes it. */
export const DatabaseSample = sampleClass<DatabaseSampleDocument>('DatabaseSample', {
  ...common,
  ...figureFields(DATABASE_FIGURES),
});
Model({
  collection: 'database_samples',
  indexes: [
    { keys: { at: 1 }, unique: true, serves: 'the history of the database; one replica takes the sample of a minute' },
    forgets,
  ],
})(DatabaseSample);

/** A sample of a collection: one an hour. */
export const CollectionSample = sampleClass<CollectionSampleDocument>('CollectionSample', {
  name: { kind: 'text', required: true, description: 'Name of the collection.' },
  ...common,
  ...figureFields(COLLECTION_FIGURES),
});
Model({
  collection: 'collection_samples',
  indexes: [
    { keys: { name: 1, at: 1 }, unique: true, serves: 'the history of a collection' },
    { keys: { at: 1 }, serves: 'the latest samples of all collections' },
    forgets,
  ],
})(CollectionSample);
