import { atOnce } from '@lucid/common';
import { elementOf, hasCode, NAMESPACE_NOT_FOUND } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { dataOf } from '../format/backup-files';
import { canonicalJson } from '../bson/canonical-json';
import { type Described, NAMESPACE_TYPES, type NamespaceType } from '../format/metadata';
import { documentsOf, rawBatches, type RawRead } from './raw-batches';

const { BSON } = mongo;

/** Of a database's own collections only what users put there: stored functions. Buckets belong to their time series. */
const isLeftOut = (name: string): boolean => name.startsWith('system.') && name !== 'system.js';

/** How many namespaces are asked about at once: each takes MongoDB some milliseconds. */
const LANES = 4;

interface Listed {
  name: string;
  type: NamespaceType;
  info?: { uuid?: mongo.Binary };
}

/**
 * What stands in a database, by name. It is no snapshot: MongoDB tells options and indexes as they are now.
 * @param names only these, of which those that are not there are left out
 */
export async function describe(
  db: mongo.Db,
  read: RawRead & { limit: { readonly maxTimeMS: number } },
  names?: readonly string[],
): Promise<Described[]> {
  const { limit, ...options } = read;
  const filter = names === undefined ? {} : { filter: { name: { $in: names } } };
  const found: Described[] = [];
  for await (const batch of rawBatches(db, { listCollections: 1, ...filter, ...limit }, options)) {
    for (const document of documentsOf(batch)) {
      const { name, type, info } = BSON.deserialize(document) as Listed;
      if (!isLeftOut(name) && NAMESPACE_TYPES.includes(type))
        found.push({ name, type, ...uuidOf(info), options: fieldOf(document, 'options'), indexes: [] });
    }
  }
  const described: Described[] = [];
  await atOnce(LANES, found, async (namespace) => {
    const indexes = namespace.type === 'view' ? [] : await indexesOf(db, namespace.name, read);
    if (indexes !== undefined) described.push({ ...namespace, indexes });
  });
  return described.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The indexes of a collection, or undefined when it is gone. */
async function indexesOf(
  db: mongo.Db,
  name: string,
  { limit, ...options }: RawRead & { limit: { readonly maxTimeMS: number } },
): Promise<Uint8Array[] | undefined> {
  const indexes: Uint8Array[] = [];
  try {
    for await (const batch of rawBatches(db, { listIndexes: name, ...limit }, options))
      indexes.push(...documentsOf(batch));
    return indexes;
  } catch (error) {
    if (hasCode(error, NAMESPACE_NOT_FOUND)) return undefined;
    throw error;
  }
}

/** Whether a namespace is still the one that was described, with the same options and indexes. */
export function isSame(before: Described, after: Described | undefined): boolean {
  if (after === undefined || before.uuid !== after.uuid || before.type !== after.type) return false;
  return canonicalJson(before.options) === canonicalJson(after.options) && indexText(before) === indexText(after);
}

const indexText = ({ indexes }: Described): string =>
  indexes
    .map((index) => canonicalJson(index))
    .sort()
    .join();

/** A namespace, and the bytes of its documents as MongoDB counts them: good for a forecast, not for a proof. */
export type Estimated = Described & { bytes: number };

/** Namespaces with what MongoDB counts of each. */
export async function estimated(
  db: mongo.Db,
  described: readonly Described[],
  limit: { readonly maxTimeMS: number },
): Promise<Estimated[]> {
  const found: Estimated[] = [];
  await atOnce(LANES, described, async (each) => {
    found.push({ ...each, bytes: await bytesOf(db, each, limit) });
  });
  return found;
}

async function bytesOf(
  db: mongo.Db,
  { name, type }: Described,
  limit: { readonly maxTimeMS: number },
): Promise<number> {
  if (type === 'view') return 0;
  try {
    const [stats] = await db
      .collection(dataOf(name, type))
      .aggregate<{ size: number }>(
        [{ $collStats: { storageStats: {} } }, { $group: { _id: null, size: { $sum: '$storageStats.size' } } }],
        limit,
      )
      .toArray();
    return stats?.size ?? 0;
  } catch (error) {
    if (hasCode(error, NAMESPACE_NOT_FOUND)) return 0;
    throw error;
  }
}

/** The version of the server that a database is on. */
export async function versionOf(db: mongo.Db, limit: { readonly maxTimeMS: number }): Promise<string> {
  const { version } = (await db.admin().command({ buildInfo: 1, ...limit })) as { version: string };
  return version;
}

/** Bytes that are free on the disk of the server that a database is on; undefined where it does not tell. */
export async function freeBytes(db: mongo.Db, limit: { readonly maxTimeMS: number }): Promise<number | undefined> {
  const { fsTotalSize, fsUsedSize } = (await db.command({ dbStats: 1, ...limit })) as {
    fsTotalSize?: number;
    fsUsedSize?: number;
  };
  return fsTotalSize === undefined || fsUsedSize === undefined ? undefined : Math.max(0, fsTotalSize - fsUsedSize);
}

const uuidOf = (info: Listed['info']): { uuid?: string } =>
  info?.uuid === undefined ? {} : { uuid: info.uuid.toString('hex') };

/** A field's value that is a document, raw; an empty document where there is none. */
const fieldOf = (document: Uint8Array, field: string): Uint8Array =>
  elementOf(document, field)?.bytes ?? BSON.serialize({});
