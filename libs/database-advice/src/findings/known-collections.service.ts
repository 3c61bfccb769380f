import {
  declarationOf,
  expirySecondsOf,
  IndexReader,
  type IndexState,
  type IndexUses,
  keysOf,
} from '@lucid/collections';
import { atOnce, ProblemError } from '@lucid/common';
import type { IndexKey } from '@lucid/database-operations';
import { findCollection, isShown, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { KnownCollection } from './findings';
import { isPlain, type KnownIndex } from './known-index';

/** The most collections that are looked at in one answer, and how many at once. */
const MOST_COLLECTIONS = 500;
const AT_ONCE = 4;

/** What was seen of the collections, and what could not be. */
export interface Seen {
  collections: KnownCollection[];
  unseen: string[];
}

interface Listed {
  name: string;
  options?: { collation?: mongo.Document };
}

/** Reads what advice must know of collections and their indexes. */
@Injectable()
export class KnownCollections {
  constructor(
    private readonly mongo: MongoService,
    private readonly reader: IndexReader,
  ) {}

  /** One collection, or all that hold documents of their own. @throws ProblemError 404, or 409 for a view */
  async readCollections(collection: string | undefined): Promise<Seen> {
    if (collection === undefined) return this.each(await this.all(), true);
    const found = await findCollection(this.mongo, collection);
    if (found.type === 'collection') return this.each([found], false);
    return {
      collections: [],
      unseen: [`${collection} is a time series: how its buckets are indexed is not looked at.`],
    };
  }

  /** @param mayBeGone whether one that was dropped meanwhile is left out */
  private async each(listed: readonly Listed[], mayBeGone: boolean): Promise<Seen> {
    const taken = listed.slice(0, MOST_COLLECTIONS);
    const seen: Seen = { collections: [], unseen: [] };
    if (taken.length < listed.length)
      seen.unseen.push(
        `Only ${MOST_COLLECTIONS} of ${listed.length} collections were looked at: ask for each of the others.`,
      );
    const known = await eachOf(taken, mayBeGone, (one) => this.asDefined(one));
    // Where every index is a declared one, nothing is advised against any: neither uses nor sizes are asked for.
    const others = new Set(known.filter(({ indexes }) => indexes.some(({ declared }) => !declared)));
    const uses = others.size === 0 ? [] : await this.reader.uses([...others].map(({ name }) => name));
    seen.collections = await eachOf(known, mayBeGone, async (one) => (others.has(one) ? this.asUsed(one, uses) : one));
    for (const { member } of uses.filter(({ answer }) => answer === undefined))
      seen.unseen.push(`The member ${member} could not be asked how it uses indexes: none is called unused.`);
    return seen;
  }

  private async all(): Promise<Listed[]> {
    const found = await this.mongo.db.listCollections<Listed>({ type: 'collection' }, this.mongo.limit).toArray();
    return found.filter(({ name }) => isShown(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private async asDefined({ name, options }: Listed): Promise<KnownCollection> {
    const specs = await this.reader.specs(name);
    const indexes = specs.map((spec) => knownIndex({ spec, size_bytes: 0, uses: [], ...declarationOf(name, spec) }));
    const collation = options?.collation && { collation: comparable(options.collation) };
    return { name, ...collation, indexes, members: [] };
  }

  private async asUsed(collection: KnownCollection, uses: IndexUses): Promise<KnownCollection> {
    const { indexes: states } = await this.reader.readIndexes(collection, uses);
    const indexes: KnownIndex[] = [];
    for (const index of states.map(knownIndex))
      indexes.push({ ...index, arrays: await this.arraysOf(collection.name, index) });
    return { ...collection, indexes, members: uses.map(({ member }) => member) };
  }

  /** The paths of an index under which documents have arrays, as the planner knows them. */
  private async arraysOf(collection: string, index: KnownIndex): Promise<string[]> {
    if (!isPlain(index) || index.hidden || index.building) return [];
    const scan = this.mongo.collection(collection).find({}, { hint: index.name });
    return multikeyPaths(await scan.explain({ verbosity: 'queryPlanner', ...this.mongo.limit }), index.keys);
  }
}

/** Reads each of some collections. @param mayBeGone whether one that was dropped meanwhile is left out */
async function eachOf<T>(
  collections: readonly T[],
  mayBeGone: boolean,
  read: (one: T) => Promise<KnownCollection>,
): Promise<KnownCollection[]> {
  const found = await atOnce(AT_ONCE, collections, async (one) => {
    try {
      return await read(one);
    } catch (error) {
      if (mayBeGone && error instanceof ProblemError && error.code === 'not_found') return undefined;
      throw error;
    }
  });
  return found.filter((one) => one !== undefined);
}

/** The paths with arrays in the plan of a scan; all of them where the server does not say which. */
function multikeyPaths(plan: unknown, keys: readonly IndexKey[]): string[] {
  if (typeof plan !== 'object' || plan === null) return [];
  const { isMultiKey, multiKeyPaths } = plan as { isMultiKey?: unknown; multiKeyPaths?: Record<string, unknown[]> };
  if (isMultiKey === true) return keys.map(([path]) => path).filter((path) => multiKeyPaths?.[path]?.length !== 0);
  return Object.values(plan).flatMap((part) => multikeyPaths(part, keys));
}

function knownIndex({
  spec,
  size_bytes,
  uses,
  building,
  declared,
}: Omit<IndexState, 'serves' | 'differs'>): KnownIndex {
  const { name, unique, clustered, sparse, hidden, partialFilterExpression, collation } = spec;
  const { prepareUnique } = spec as { prepareUnique?: boolean };
  return {
    name,
    keys: keysOf(spec).map(([path, kind]): IndexKey => [
      path,
      typeof kind === 'string' ? kind : Number(kind) < 0 ? -1 : 1,
    ]),
    declared: declared !== 'no',
    unique: unique === true || prepareUnique === true || clustered === true,
    expires: expirySecondsOf(spec) !== undefined,
    sparse: sparse === true,
    hidden: hidden === true,
    building: building !== undefined,
    ...(partialFilterExpression && { partialFilter: partialFilterExpression }),
    ...(collation && { collation: comparable(collation) }),
    arrays: [],
    sizeBytes: size_bytes,
    uses,
  };
}

/** A collation without the version of the library that keeps it. */
function comparable({ version: _version, ...collation }: mongo.Document): mongo.Document {
  return collation;
}
