import {
  type BulkEnvelope,
  type BulkResult,
  check,
  checkIfMatch,
  DUPLICATE_KEY,
  duplicateProblem,
  type Fields,
  fieldsOf,
  isDuplicate,
  type ListQuery,
  mergePatch,
  type ModelClass,
  ProblemError,
  type WriteContext,
} from '@lucid/common';
import { modelOptions, type MongoService, type Page, readList } from '@lucid/mongo';
import type { CacheAnswer, CacheNamespace, ReadRequest } from '@lucid/redis';
import { Inject, type OnModuleInit } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { isDeepStrictEqual } from 'node:util';
import { keyOf, loadedOf, ModelCache } from '../cache/model-cache';
import { createClass, replaceClass } from './bodies';
import { bulkCreate } from './bulk-create';
import type { Stored } from './common-fields';
import type { ResourceDefinition } from './definition';
import { duplicateOf, findTaken } from './unique-values';

/** How often a change is tried again on a document that others keep changing, when the caller asked for no version. */
const MAX_ROUNDS = 64;

const IDLESS = { _id: 0 } as const;

/**
 * What every model's documents can be asked for and changed by. A model's own service says what makes its documents
 * whole ({@link complete}) and, where one insert is not enough, how they are stored ({@link store}).
 */
export abstract class ResourceService<T extends Stored> implements OnModuleInit {
  @Inject(ModelCache)
  protected readonly cache!: ModelCache;

  private cached: CacheNamespace | undefined;
  readonly createBody: ModelClass;
  private readonly replaceBody: ModelClass;

  protected constructor(
    protected readonly mongo: MongoService,
    readonly definition: ResourceDefinition<T>,
  ) {
    this.createBody = createClass(definition.model);
    this.replaceBody = replaceClass(definition.model);
  }

  onModuleInit(): void {
    const { path, model, cachedBy } = this.definition;
    if (cachedBy.length > 0) this.cached = this.cache.register(path, model, cachedBy);
  }

  protected get collection(): mongo.Collection {
    return this.mongo.collection(modelOptions(this.definition.model).collection);
  }

  /**
   * Derives what the service derives and checks what no single field can say, before a document is stored.
   * @throws ProblemError 422 for a broken rule
   */
  protected complete(document: T, _before?: T): T | Promise<T> {
    return document;
  }

  /** Refuses a deletion that a rule forbids. @throws ProblemError 409 */
  protected checkDelete(_document: T): void {
    // Most documents may be deleted in any state.
  }

  /** A new document as it is stored and answered. */
  protected storedForm(document: T): T {
    return document;
  }

  /** Stores new documents, all or none. Called with the driver's errors left as they are. */
  protected async store(documents: T[], session?: mongo.ClientSession): Promise<void> {
    if (session === undefined) await this.mongo.write((own) => this.insert(documents, own));
    else await this.insert(documents, session);
  }

  /** The insert itself. Copies go in: the driver adds an `_id` to what it is given. */
  protected async insert(documents: readonly T[], session: mongo.ClientSession): Promise<void> {
    const copies = documents.map((document) => ({ ...document }));
    const options = { ...this.mongo.limit, session };
    if (copies.length === 1 && copies[0] !== undefined) await this.collection.insertOne(copies[0], options);
    else await this.collection.insertMany(copies, options);
  }

  /** Writes a document over the version it was made from. @returns false when another write came first */
  protected async overwrite(before: T, document: T, session?: mongo.ClientSession): Promise<boolean> {
    if (session === undefined) return this.mongo.write((own) => this.overwrite(before, document, own));
    const filter = { [this.definition.id]: before[this.definition.id], version: before.version };
    const { matchedCount } = await this.collection.replaceOne(filter, document, { ...this.mongo.limit, session });
    return matchedCount === 1;
  }

  /** Deletes a document in the version it was read in. @returns false when another write came first */
  protected async remove(before: T, session?: mongo.ClientSession): Promise<boolean> {
    if (session === undefined) return this.mongo.write((own) => this.remove(before, own));
    const filter = { [this.definition.id]: before[this.definition.id], version: before.version };
    const { deletedCount } = await this.collection.deleteOne(filter, { ...this.mongo.limit, session });
    return deletedCount === 1;
  }

  protected missing(
    id: string,
    field: string = this.definition.id,
    headers: Record<string, string> = {},
  ): ProblemError {
    const detail = `There is no ${this.definition.noun.toLowerCase()} whose ${field} is ${id}.`;
    return new ProblemError('not_found', detail, { headers });
  }

  /** One document by a unique field. @throws ProblemError 404 */
  async get(id: string, field: string = this.definition.id): Promise<T> {
    const found = await this.collection.findOne({ [field]: id }, { projection: IDLESS, ...this.mongo.limit });
    if (found === null) throw this.missing(id, field);
    return found as unknown as T;
  }

  /**
   * The answer of one document by a field of `cachedBy`, from wherever it is to be had soonest.
   * @returns at once, without a promise, what this process has
   * @throws ProblemError 404
   */
  read(
    id: string | number,
    request: ReadRequest,
    field: string = this.definition.id,
  ): CacheAnswer | Promise<CacheAnswer> {
    const { cached } = this;
    if (cached === undefined) throw new Error(`${this.definition.plural} are not cached.`);
    const key = keyOf(field, id);
    const entry = cached.peek(key, request);
    if (entry !== undefined) return this.present({ entry, outcome: 'hit-local' }, id, field);
    return cached
      .read(key, request, async (at) => this.load({ [field]: id }, at))
      .then((answer) => this.present(answer, id, field));
  }

  /** Forgets what was cached of documents that were written: as they were, and as they are. */
  uncache(documents: readonly T[]): void {
    this.cache.written(this.definition.model, documents);
  }

  private present(answer: CacheAnswer, id: string | number, field: string): CacheAnswer {
    if (answer.entry.body !== undefined) return answer;
    throw this.missing(String(id), field, { 'x-cache': answer.outcome });
  }

  private async load(filter: mongo.Document, at: string): Promise<{ body: string; etag: string } | undefined> {
    const found = await this.mongo.readAfter(at, (options) =>
      this.collection.findOne(filter, { projection: IDLESS, ...options }),
    );
    return found === null ? undefined : loadedOf(found);
  }

  async list(query: ListQuery, narrow: mongo.Document = {}): Promise<Page<T>> {
    return readList<T>(this.collection, this.definition, query, this.mongo.limit, narrow);
  }

  /** Makes a whole document of a checked body. `index` tells the documents of one request apart. */
  async make(body: object, writing: WriteContext, index?: number): Promise<T> {
    const { id, model } = this.definition;
    const now = new Date();
    const given = body as Record<string, unknown>;
    const identity =
      fieldsOf(model)[id]?.generated === true && given[id] === undefined ? { [id]: writing.newId(index) } : {};
    return this.complete({ ...identity, ...given, created_at: now, updated_at: now, version: 1 } as unknown as T);
  }

  /** Stores one new document. @throws ProblemError 409 when a unique value is taken, 422 for a broken rule */
  async create(body: object, writing: WriteContext): Promise<T> {
    const document = await this.make(body, writing);
    try {
      await this.store([document]);
      this.uncache([document]);
      return this.storedForm(document);
    } catch (error) {
      const earlier = writing.recovering ? await this.storedBefore(document) : undefined;
      if (earlier !== undefined) return earlier;
      throw isDuplicate(error) ? duplicateOf(this.definition.model, error) : error;
    }
  }

  /** The stored document if it is what an earlier try of the same request wrote: all but its times is the same. */
  async storedBefore(document: T): Promise<T | undefined> {
    const { id } = this.definition;
    const stored = await this.collection.findOne({ [id]: document[id] }, { projection: IDLESS, ...this.mongo.limit });
    if (stored === null) return undefined;
    const earlier = stored as unknown as T;
    const { created_at, updated_at } = earlier;
    return isDeepStrictEqual(earlier, { ...this.storedForm(document), created_at, updated_at }) ? earlier : undefined;
  }

  /** Replaces a document whole, but for what never changes. @throws ProblemError 404, 412, 422 */
  async replace(id: string, body: object, ifMatch: string | undefined): Promise<T> {
    return this.change(id, ifMatch, () => body);
  }

  /** Applies a merge patch (RFC 7396); the result is checked like a whole body. @throws ProblemError 404, 412, 422 */
  async patch(id: string, patch: object, ifMatch: string | undefined): Promise<T> {
    return this.change(id, ifMatch, (replaceable) => {
      const checked = check(this.replaceBody, mergePatch(replaceable, patch));
      if (checked.value !== undefined) return checked.value;
      // The patch by itself was in order: it is the document that would not be.
      throw new ProblemError('unprocessable', 'The patched document would break the rules listed in errors.', {
        errors: checked.errors,
      });
    });
  }

  /** Changes a document under its version, and again from what is stored if another write came between. */
  protected async change(id: string, ifMatch: string | undefined, make: (replaceable: object) => object): Promise<T> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const before = await this.get(id);
      checkIfMatch(ifMatch, before);
      const [replaceable, kept] = split(before, fieldsOf(this.replaceBody));
      const input = make(replaceable);
      if (isDeepStrictEqual(input, replaceable)) return before;
      const next = { ...kept, ...input, updated_at: new Date(), version: before.version + 1 } as unknown as T;
      const whole = await this.complete(next, before);
      if (await this.overwrite(before, whole)) {
        this.uncache([before, whole]);
        return whole;
      }
    }
    throw this.contended(id);
  }

  /** Deletes a document. @throws ProblemError 404, 409, 412 */
  async delete(id: string, ifMatch: string | undefined): Promise<void> {
    await this.deleteBy(id, ifMatch, (before) => this.remove(before));
  }

  /** Deletes a document by `remove`, again from what is stored if another write came between. */
  async deleteBy(id: string, ifMatch: string | undefined, remove: (before: T) => Promise<boolean>): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const before = await this.get(id);
      checkIfMatch(ifMatch, before);
      this.checkDelete(before);
      if (await remove(before)) {
        this.uncache([before]);
        return;
      }
    }
    throw this.contended(id);
  }

  private contended(id: string): ProblemError {
    const detail = `Others kept changing ${this.definition.id} ${id}. Nothing was written; try again.`;
    return new ProblemError('conflict', detail, { headers: { 'retry-after': '1' } });
  }

  /** Creates up to 1,000 documents. @throws ProblemError of the first items that fail, in atomic mode */
  async bulk(envelope: BulkEnvelope, writing: WriteContext, dryRun: boolean): Promise<BulkResult> {
    return bulkCreate<T>(this, envelope, writing, dryRun);
  }

  /** Stores new documents in one transaction. @throws ProblemError 409 with the pointer of the first that cannot be */
  async storeAll(documents: T[]): Promise<void> {
    try {
      await this.mongo.transaction((session) => this.store(documents, session));
      this.uncache(documents);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const [first] = writeErrorsOf(error);
      const { errors, detail } = duplicateOf(this.definition.model, first ?? error, `/items/${first?.index ?? 0}`);
      throw new ProblemError('duplicate', `Nothing was written: ${detail}`, { errors });
    }
  }

  /** Stores new documents each for itself. @returns the problem of each that could not be, by its place */
  async storeEach(documents: T[]): Promise<Map<number, unknown>> {
    try {
      const copies = documents.map((document) => ({ ...document }));
      await this.mongo.write((session) =>
        this.collection.insertMany(copies, { ordered: false, ...this.mongo.limit, session }),
      );
      return new Map();
    } catch (error) {
      const errors = writeErrorsOf(error);
      if (errors.length === 0) throw error;
      return new Map(
        errors.map((each) => [
          each.index,
          each.code === DUPLICATE_KEY ? duplicateOf(this.definition.model, each) : each,
        ]),
      );
    }
  }

  /** What would keep new documents from being stored, by their place; reads only. */
  async findProblems(documents: T[]): Promise<Map<number, ProblemError>> {
    const taken = await findTaken(this.mongo, this.definition.model, documents);
    return new Map(
      taken.flatMap((fields, place) => (fields === undefined ? [] : [[place, duplicateProblem(fields)] as const])),
    );
  }
}

/** The errors of single documents in the driver's error of a bulk write. */
function writeErrorsOf(error: unknown): mongo.WriteError[] {
  const { writeErrors } = error as { writeErrors?: mongo.WriteError | mongo.WriteError[] };
  return [writeErrors ?? []].flat();
}

/** A document's fields, those among the given ones apart from the rest. */
function split(document: object, fields: Fields): [among: object, rest: object] {
  const entries = Object.entries(document);
  return [
    Object.fromEntries(entries.filter(([name]) => name in fields)),
    Object.fromEntries(entries.filter(([name]) => !(name in fields))),
  ];
}
