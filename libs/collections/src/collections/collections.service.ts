import { atOnce, type AuditNotes, decodeCursor, encodeCursor, ProblemError, type WriteContext } from '@lucid/common';
import {
  declaredCollection,
  differencesOf,
  hasCode,
  isShown,
  MongoService,
  NAMESPACE_EXISTS,
  NAMESPACE_NOT_FOUND,
  NO_TIE,
  type Page,
  readCollection,
} from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { Collection, CollectionSummary, CollectionType } from './collection';
import { type CreateCollection, createOptions } from './create-collection';
import { describeOptions, type ListedCollection, optionNames } from './describe-collection';
import { isProtected, refuseProtected } from './protection';

/** How many collections are counted at once: a list must not take the pool from callers. */
const AT_ONCE = 8;

/** BadValue, FailedToParse, InvalidOptions, InvalidNamespace, CommandNotSupportedOnView. */
const REFUSED = [2, 9, 72, 73, 166];

export interface CollectionsQuery {
  limit: number;
  cursor?: string;
  type?: CollectionType;
}

/** The collections of the database: listed, shown, created, renamed, dropped. */
@Injectable()
export class CollectionsService {
  constructor(private readonly mongo: MongoService) {}

  /** A page of collections by name; only those on it are counted. */
  async list({ limit, cursor, type }: CollectionsQuery): Promise<Page<CollectionSummary>> {
    const scope = ['collections', type];
    const after =
      cursor === undefined ? '' : String(decodeCursor(scope, cursor, (value) => typeof value === 'string').value);
    const filter = { name: { $gt: after }, ...(type !== undefined && { type }) };
    const names = (await this.listed(filter, { nameOnly: true }))
      .map(({ name }) => name)
      .filter(isShown)
      .sort(byBytes);
    const page = names.slice(0, limit);
    const found = await this.listed({ name: { $in: page } });
    const items = await atOnce(AT_ONCE, found, (listed) => this.summary(listed));
    const last = page.at(-1);
    return {
      items: items.sort((a, b) => byBytes(a.name, b.name)),
      ...(names.length > limit &&
        last !== undefined && { next_cursor: encodeCursor(scope, { value: last, id: NO_TIE }) }),
    };
  }

  /** @throws ProblemError 404 */
  async get(name: string): Promise<Collection> {
    const listed = await this.find(name);
    const declared = declaredCollection(name);
    return {
      name,
      type: listed.type,
      protected: declared !== undefined,
      ...(declared !== undefined && {
        drifted: differencesOf(declared, await readCollection(this.mongo.db, name, this.mongo.limit)).length > 0,
      }),
      ...(await this.count(listed)),
      ...describeOptions(listed),
    };
  }

  /** @throws ProblemError 404 */
  async find(name: string): Promise<ListedCollection> {
    const listed = await this.lookUp(name);
    if (listed === undefined) throw notFound(name);
    return listed;
  }

  /** What there is of a name; undefined where there is nothing. */
  async lookUp(name: string): Promise<ListedCollection | undefined> {
    return (await this.listed({ name }))[0];
  }

  /**
   * Creates a collection.
   * @throws ProblemError 409 when the name is taken, 400 or 422 for options that MongoDB does not take
   */
  async create(body: CreateCollection, { recovering }: WriteContext, audit: AuditNotes): Promise<Collection> {
    const { name } = body;
    audit.target = name;
    const options = createOptions(body);
    refuseProtected(name, 'created');
    try {
      await this.command({ create: name, ...options });
    } catch (error) {
      if (!hasCode(error, NAMESPACE_EXISTS)) throw refusal(error);
      // The request that was repeated may have created it and died before it answered.
      if (!(recovering && holds((await this.find(name)).options, options))) throw taken(name, '/name');
    }
    const created = await this.get(name);
    audit.after = created;
    return created;
  }

  /** @throws ProblemError 404, or 409 for a view, a time series, a protected collection or a name that is taken */
  async rename(name: string, to: string, { recovering }: WriteContext, audit: AuditNotes): Promise<Collection> {
    audit.target = name;
    refuseProtected(name, 'renamed');
    refuseProtected(to, 'made of another collection');
    const [[from], [there]] = await Promise.all([this.listed({ name }), this.listed({ name: to })]);
    if (from === undefined) {
      if (recovering && there !== undefined) return this.get(to);
      throw notFound(name);
    }
    if (from.type !== 'collection')
      throw new ProblemError('conflict', `${name} is a ${from.type}, and MongoDB renames plain collections only.`);
    if (there !== undefined) throw taken(to, '/to');
    audit.before = { name };
    const namespace = (collection: string): string => `${this.mongo.db.databaseName}.${collection}`;
    try {
      await this.command({ renameCollection: namespace(name), to: namespace(to) }, this.mongo.db.admin());
    } catch (error) {
      if (hasCode(error, NAMESPACE_NOT_FOUND)) throw notFound(name);
      throw hasCode(error, NAMESPACE_EXISTS) ? taken(to, '/to') : refusal(error);
    }
    audit.after = { name: to };
    return this.get(to);
  }

  /** Drops a collection with its documents and indexes. @throws ProblemError 404, or 409 for a protected one */
  async drop(name: string, audit: AuditNotes): Promise<void> {
    audit.target = name;
    refuseProtected(name, 'dropped');
    audit.before = await this.get(name);
    try {
      await this.command({ drop: name });
    } catch (error) {
      throw hasCode(error, NAMESPACE_NOT_FOUND) ? notFound(name) : refusal(error);
    }
  }

  private async command(command: mongo.Document, on: mongo.Db | mongo.Admin = this.mongo.db): Promise<void> {
    await this.mongo.write((session) => on.command({ ...command, ...this.mongo.limit }, { session }));
  }

  private async listed(filter: mongo.Document, options: { nameOnly?: boolean } = {}): Promise<ListedCollection[]> {
    const { db, limit } = this.mongo;
    const found = await db.listCollections(filter, { ...options, ...limit }).toArray();
    return found as unknown as ListedCollection[];
  }

  private async summary(listed: ListedCollection): Promise<CollectionSummary> {
    const { name, type } = listed;
    return { name, type, protected: isProtected(name), ...(await this.count(listed)), options: optionNames(listed) };
  }

  /** The server's own count; views and time series have none. */
  private async count({ name, type }: ListedCollection): Promise<{ documents?: number }> {
    if (type !== 'collection') return {};
    return { documents: await this.mongo.collection(name).estimatedDocumentCount(this.mongo.limit) };
  }
}

/** The order of MongoDB's own comparison of text, which the cursor goes on in. */
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Whether stored options have everything that was asked for; the server adds what was left out. */
function holds(stored: unknown, asked: unknown): boolean {
  if (typeof asked !== 'object' || asked === null) return stored === asked;
  if (typeof stored !== 'object' || stored === null) return false;
  return Object.entries(asked).every(([key, value]) => holds((stored as mongo.Document)[key], value));
}

const notFound = (name: string): ProblemError => new ProblemError('not_found', `There is no collection ${name}.`);

const taken = (name: string, pointer: string): ProblemError =>
  new ProblemError('duplicate', `There is a collection or view ${name} already.`, {
    errors: [{ pointer, code: 'duplicate', message: 'is the name of another collection' }],
  });

/** What MongoDB refuses although it was checked here: its versions differ in what they take. */
const refusal = (error: unknown): unknown =>
  hasCode(error, ...REFUSED)
    ? new ProblemError('unprocessable', 'This version of MongoDB does not take these options for this collection.', {
        cause: error,
      })
    : error;
