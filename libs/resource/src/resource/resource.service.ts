import {
  type BulkEnvelope,
  type BulkResult,
  checkIfMatch,
  fieldsOf,
  type ModelClass,
  ProblemError,
  type WriteContext,
} from '@lucid/common';
import {
  insertedDocument,
  type MongoService,
  readStored,
  recordOf,
  sameVersion,
  updateStored,
  DUPLICATE_KEY,
  duplicateProblem,
  isDuplicate,
} from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { isDeepStrictEqual } from 'node:util';
import { createClass, replaceClass } from '../definition/bodies';
import { bulkCreate } from './bulk-create';
import type { Stored } from '../definition/common-fields';
import type { ResourceDefinition } from '../definition/definition';
import { leftInvalid, type Sends, sentByPatch, sentByReplacement, updateOf } from '../update/document-update';
import { contended, nextVersion, patched, refuseLeftInvalid, refuseOtherId, split } from '../update/patched';
import { ReadingService } from './reading.service';
import { duplicateOf, findTaken, writeErrorsOf } from './unique-values';

/** How often a change is tried again on a document that others keep changing, when the caller asked for no version. */
const MAX_ROUNDS = 64;

/**
 * What every model's documents can be asked for and changed by. A model's own service says what makes its documents
 * whole ({@link complete}) and, where one insert is not enough, how they are stored ({@link store}).
 */
export abstract class ResourceService<T extends Stored> extends ReadingService<T> {
  readonly createBody: ModelClass;
  private readonly replaceBody: ModelClass;

  protected constructor(mongo: MongoService, definition: ResourceDefinition<T>) {
    super(mongo, definition);
    this.createBody = createClass(definition.model);
    this.replaceBody = replaceClass(definition.model);
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

  /**
   * Writes what differs between a document and the version it was made from.
   * @param sends what of it the request sends
   * @returns the document as it is then; undefined when another write came first
   */
  protected async overwrite(
    before: T,
    document: T,
    sends: Sends,
    session?: mongo.ClientSession,
  ): Promise<T | undefined> {
    if (session === undefined) return this.mongo.write((own) => this.overwrite(before, document, sends, own));
    const { model } = this.definition;
    const update = updateOf(model, before, document, recordOf(before).invalid, sends);
    return updateStored<T>(this.collection, model, before, update, { ...this.mongo.limit, session });
  }

  /** Deletes a document in the version it was read in. @returns false when another write came first */
  protected async remove(before: T, session?: mongo.ClientSession): Promise<boolean> {
    if (session === undefined) return this.mongo.write((own) => this.remove(before, own));
    const { deletedCount } = await this.collection.deleteOne(sameVersion(before), { ...this.mongo.limit, session });
    return deletedCount === 1;
  }

  /** Forgets what was cached of documents that were written: as they were, and as they are. */
  uncache(documents: readonly T[]): void {
    this.cache.written(this.definition.model, documents);
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
      return this.inserted(document);
    } catch (error) {
      const earlier = writing.recovering ? await this.storedBefore(document) : undefined;
      if (earlier !== undefined) return earlier;
      throw isDuplicate(error) ? duplicateOf(this.definition.model, error) : error;
    }
  }

  /** The answer of a new document that was stored. */
  inserted(document: T): T {
    return insertedDocument(this.storedForm(document));
  }

  /** The stored document if it is what an earlier try of the same request wrote: all but its times is the same. */
  async storedBefore(document: T): Promise<T | undefined> {
    const { id, model } = this.definition;
    const earlier = await readStored<T>(this.collection, model, { [id]: document[id] }, this.mongo.limit);
    if (earlier === undefined) return undefined;
    const { created_at, updated_at } = earlier;
    return isDeepStrictEqual(earlier, { ...this.storedForm(document), created_at, updated_at }) ? earlier : undefined;
  }

  /** Replaces a document whole, but for what never changes. @throws ProblemError 404, 412, 422 */
  async replace(id: string, body: object, ifMatch: string | undefined): Promise<T> {
    return this.change(id, ifMatch, () => body, sentByReplacement(this.replaceBody));
  }

  /** Applies a merge patch (RFC 7396); the result is checked like a whole body. @throws ProblemError 404, 412, 422 */
  async patch(id: string, patch: object, ifMatch: string | undefined): Promise<T> {
    const sends = sentByPatch(patch);
    return this.change(id, ifMatch, (replaceable) => patched(this.replaceBody, replaceable, patch, sends), sends);
  }

  /**
   * Changes a document under its version, and again from what is stored if another write came between.
   * @param sends what of the document the request sends: nothing else is rewritten
   */
  protected async change(
    id: string,
    ifMatch: string | undefined,
    make: (replaceable: object) => object,
    sends: Sends,
  ): Promise<T> {
    const { model } = this.definition;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const before = await this.get(id);
      const { etag, invalid } = recordOf(before);
      checkIfMatch(ifMatch, etag);
      const [replaceable, kept] = split(before, fieldsOf(this.replaceBody));
      const next = { ...kept, ...make(replaceable) } as unknown as T;
      if (Object.keys(updateOf(model, before, next, invalid, sends)).length === 0) return before;
      refuseOtherId(before, this.definition.id, id);
      refuseLeftInvalid(leftInvalid(invalid, sends));
      const stamp = { updated_at: new Date(), version: nextVersion(before.version) };
      const whole = await this.complete({ ...next, ...stamp }, before);
      const after = await this.overwrite(before, whole, sends);
      if (after !== undefined) {
        this.uncache([before, after]);
        return after;
      }
    }
    throw contended(this.definition.id, id);
  }

  /** Deletes a document. @throws ProblemError 404, 409, 412 */
  async delete(id: string, ifMatch: string | undefined): Promise<void> {
    await this.deleteBy(id, ifMatch, (before) => this.remove(before));
  }

  /** Deletes a document by `remove`, again from what is stored if another write came between. */
  async deleteBy(id: string, ifMatch: string | undefined, remove: (before: T) => Promise<boolean>): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const before = await this.get(id);
      checkIfMatch(ifMatch, recordOf(before).etag);
      refuseOtherId(before, this.definition.id, id);
      this.checkDelete(before);
      if (await remove(before)) {
        this.uncache([before]);
        return;
      }
    }
    throw contended(this.definition.id, id);
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
