import { type Ordered, orderedJson } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { canonicalJson } from '../bson/canonical-json';

/** What a namespace is. */
export const NAMESPACE_TYPES = ['collection', 'view', 'timeseries'] as const;
export type NamespaceType = (typeof NAMESPACE_TYPES)[number];

/** What MongoDB tells of a namespace, as it tells it: raw BSON, so that nothing of it is lost or put in another order. */
export interface Described {
  name: string;
  type: NamespaceType;
  /** 32 hexadecimal digits; a view has none. */
  uuid?: string;
  /** The options in listCollections' answer. */
  options: Uint8Array;
  /** listIndexes' answer, one after another. */
  indexes: Uint8Array[];
}

/** A namespace as its metadata file describes it. */
export interface Metadata {
  name: string;
  type: NamespaceType;
  options: Ordered;
  indexes: Ordered[];
}

/** The text of a metadata file, as mongodump writes it: canonical Extended JSON, `indexes` always a list. */
export function metadataText({ name, type, uuid, options, indexes }: Described): string {
  const parts = [
    ...(isEmpty(options) ? [] : [`"options":${canonicalJson(options)}`]),
    `"indexes":[${indexes.map((index) => canonicalJson(index)).join(',')}]`,
    ...(uuid === undefined ? [] : [`"uuid":${JSON.stringify(uuid)}`]),
    `"collectionName":${JSON.stringify(name)}`,
    `"type":${JSON.stringify(type)}`,
  ];
  return `{${parts.join(',')}}`;
}

/**
 * Reads a metadata file, of this service or of mongodump.
 * @param fallback the collection's name, where an old mongodump did not write it
 * @throws Error when it is none
 */
export function readMetadata(text: string, fallback: string | undefined): Metadata {
  const read = orderedJson(text);
  if (!(read instanceof Map)) throw new Error('it is no object');
  const { collectionName: name = fallback, type, options = NOTHING, indexes } = Object.fromEntries(read) as Raw;
  if (typeof name !== 'string' || name === '') throw new Error('it names no collection');
  if (!isOrdered(options)) throw new Error('its options are no object');
  if (indexes !== null && indexes !== undefined && !(Array.isArray(indexes) && indexes.every(isOrdered)))
    throw new Error('its indexes are no list of objects');
  return { name, type: typeOf(type, options), options, indexes: indexes ?? [] };
}

const NOTHING: Ordered = new Map();

type Raw = Record<'collectionName' | 'type' | 'options' | 'indexes', unknown>;

const isOrdered = (value: unknown): value is Ordered => value instanceof Map;

function typeOf(told: unknown, options: Ordered): NamespaceType {
  const known = NAMESPACE_TYPES.find((type) => type === told);
  if (known !== undefined) return known;
  if (told !== undefined && told !== '') throw new Error('its type is not known');
  return options.has('viewOn') ? 'view' : options.has('timeseries') ? 'timeseries' : 'collection';
}

const isEmpty = (document: Uint8Array): boolean => [...mongo.BSON.onDemand.parseToElements(document)].length === 0;
