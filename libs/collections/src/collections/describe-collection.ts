import { extendedJson } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { collationOf } from '../index-definition/index-collation';
import type {
  Collection,
  CollectionSummary,
  CollectionType,
  TimeSeriesOptions,
  ValidationAction,
  ValidationLevel,
} from './collection';

/** A collection as `listCollections` tells it. */
export interface ListedCollection {
  name: string;
  type: CollectionType;
  options: mongo.Document;
}

/** The names of the options that a collection has. */
export function optionNames({ type, options }: ListedCollection): CollectionSummary['options'] {
  const has: Record<CollectionSummary['options'][number], boolean> = {
    capped: options['capped'] === true,
    clustered: type === 'collection' && options['clusteredIndex'] !== undefined,
    collation: options['collation'] !== undefined,
    expiry: options['expireAfterSeconds'] !== undefined,
    pre_images: preImages(options),
    validator: validatorOf(options) !== undefined,
  };
  return (Object.keys(has) as CollectionSummary['options']).filter((name) => has[name]);
}

const preImages = (options: mongo.Document): boolean =>
  (options['changeStreamPreAndPostImages'] as { enabled?: boolean } | undefined)?.enabled === true;

/** The rules of a collection; undefined where it has none. */
export function validatorOf(options: mongo.Document): mongo.Document | undefined {
  const validator = options['validator'] as mongo.Document | undefined;
  return validator === undefined || Object.keys(validator).length === 0 ? undefined : validator;
}

/** The options of a collection in this API's terms. */
export function describeOptions({ type, options }: ListedCollection): Omit<Collection, 'name' | 'type' | 'protected'> {
  const validator = validatorOf(options);
  const expiry =
    options['expireAfterSeconds'] === undefined ? {} : { expire_after_seconds: Number(options['expireAfterSeconds']) };
  return {
    pre_images: preImages(options),
    ...(options['capped'] === true && { capped: cappedOf(options) }),
    ...(type === 'timeseries' && { time_series: { ...timeSeriesOf(options), ...expiry } }),
    ...(type === 'collection' && options['clusteredIndex'] !== undefined && { clustered: expiry }),
    ...(options['collation'] !== undefined && { collation: collationOf(options['collation'] as mongo.Document) }),
    ...(validator !== undefined && {
      validator: extendedJson(validator),
      validation_level: (options['validationLevel'] ?? 'strict') as ValidationLevel,
      validation_action: (options['validationAction'] ?? 'error') as ValidationAction,
    }),
    ...(type === 'view' && {
      view: { on: String(options['viewOn']), pipeline: extendedJson(options['pipeline'] ?? []) },
    }),
  };
}

const cappedOf = ({ size, max }: mongo.Document): NonNullable<Collection['capped']> => ({
  size_bytes: Number(size),
  ...(max !== undefined && { max_documents: Number(max) }),
});

function timeSeriesOf(options: mongo.Document): TimeSeriesOptions {
  const { timeField, metaField, granularity } = options['timeseries'] as mongo.Document;
  return {
    time_field: timeField as string,
    ...(metaField !== undefined && { meta_field: metaField as string }),
    ...(granularity !== undefined && { granularity: granularity as TimeSeriesOptions['granularity'] }),
  };
}
