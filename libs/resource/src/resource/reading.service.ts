import type { ListQuery } from '@lucid/common';
import { ProblemError } from '@lucid/common';
import { modelOptions, type MongoService, type Page, readList, readStored } from '@lucid/mongo';
import type { CacheAnswer, CacheNamespace, ReadRequest } from '@lucid/redis';
import { Inject, type OnModuleInit } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { keyOf, loadedOf, ModelCache } from '../cache/model-cache';
import type { Stored } from '../definition/common-fields';
import type { ResourceDefinition } from '../definition/definition';

/** Reads the documents of a model: one by a unique field, from the cache or MongoDB, or a page of a list. */
export abstract class ReadingService<T extends Stored> implements OnModuleInit {
  @Inject(ModelCache)
  protected readonly cache!: ModelCache;

  private cached: CacheNamespace | undefined;

  protected constructor(
    protected readonly mongo: MongoService,
    readonly definition: ResourceDefinition<T>,
  ) {}

  onModuleInit(): void {
    const { path, model, cachedBy } = this.definition;
    if (cachedBy.length > 0) this.cached = this.cache.register(path, model, cachedBy);
  }

  protected get collection(): mongo.Collection {
    return this.mongo.collection(modelOptions(this.definition.model).collection);
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
    const found = await readStored<T>(this.collection, this.definition.model, { [field]: id }, this.mongo.limit);
    if (found === undefined) throw this.missing(id, field);
    return found;
  }

  /**
   * The answer of one document by a field of `cachedBy`, from wherever it is to be had soonest.
   * @returns at once, without a promise, what this process has
   * @throws ProblemError 404
   */
  readDocument(
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
      .readThrough(key, request, async (at) => this.load({ [field]: id }, at))
      .then((answer) => this.present(answer, id, field));
  }

  private present(answer: CacheAnswer, id: string | number, field: string): CacheAnswer {
    if (answer.entry.body !== undefined) return answer;
    throw this.missing(String(id), field, { 'x-cache': answer.outcome });
  }

  private async load(filter: mongo.Document, at: string): Promise<{ body: string; etag: string } | undefined> {
    const { model } = this.definition;
    const found = await this.mongo.readAfter(at, (options) => readStored(this.collection, model, filter, options));
    return found === undefined ? undefined : loadedOf(found);
  }

  async list(query: ListQuery, narrow: mongo.Document = {}): Promise<Page<T>> {
    return readList<T>(this.collection, this.definition, query, this.mongo.limit, narrow);
  }
}
