import {
  type Change,
  type ChangeConsumer,
  ConsumesChanges,
  type DocumentChange,
  documentKey,
  positionOfVersion,
  type Refusal,
} from '@lucid/changes';
import { type HeldLease, MongoService, READ_ANY } from '@lucid/mongo';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';
import type { mongo } from 'mongoose';
import { ConditionError, speaking } from '../connection/engine-errors';
import { searchedModels, type SearchedModel } from '../mapping/search-fields';
import { projectionOf, sourceOf } from '../mapping/source';
import { type IndexWrite, writeInOrder } from './bulk-writer';
import { IndexBuilder } from './index-builder';
import { SEARCH_CONSUMER } from './index-names';
import { IndexRegistry } from './index-registry';

/** How often indices that are kept no longer are deleted, in ms. */
const SWEEP_MS = 600_000;

/** Keeps every index on the list in step with MongoDB. */
@Injectable()
@ConsumesChanges()
export class SearchConsumer implements ChangeConsumer, OnModuleInit {
  readonly name = SEARCH_CONSUMER;
  private readonly logger = new Logger(SearchConsumer.name);
  private models = new Map<string, SearchedModel>();
  private sweptAt = Date.now();

  constructor(
    private readonly mongo: MongoService,
    private readonly elasticsearch: ElasticsearchService,
    private readonly registry: IndexRegistry,
    private readonly builder: IndexBuilder,
  ) {}

  onModuleInit(): void {
    this.models = new Map(searchedModels().map((model) => [model.collection, model]));
  }

  get collections(): readonly string[] {
    return [...this.models.keys()];
  }

  /** Builds what is missing, or would be made otherwise by now. */
  async prepare(lease: HeldLease): Promise<void> {
    await speaking(async () => {
      for (const model of this.models.values()) {
        if (!(await this.registry.isSound(model))) await this.replace(model, lease);
        await this.registry.removeForeign(model);
      }
    });
  }

  async rebuild(lease: HeldLease): Promise<void> {
    await speaking(async () => {
      for (const model of this.models.values()) await this.replace(model, lease);
    });
  }

  async apply(changes: readonly Change[], lease: HeldLease): Promise<Refusal[]> {
    return speaking(async () => this.take(changes, lease));
  }

  private async take(changes: readonly Change[], lease: HeldLease): Promise<Refusal[]> {
    for (const change of changes) {
      if (change.kind !== 'collection') continue;
      for (const collection of change.collections) {
        const model = this.models.get(collection);
        if (model !== undefined) await this.replace(model, lease);
      }
    }
    const latest = latestOf(changes.filter((change): change is DocumentChange => change.kind === 'document'));
    // Read after the changes: an index that is on the list by the time a change is told is fed with it.
    const indices = await this.registry.all();
    const writes: { write: IndexWrite; change: DocumentChange }[] = [];
    for (const [collection, model] of this.models) {
      const ofCollection = latest.filter((change) => change.collection === collection);
      const targets = indices.filter(({ collection_name }) => collection_name === collection);
      if (ofCollection.length === 0) continue;
      const stored = await this.readDocuments(model, ofCollection);
      for (const change of ofCollection) {
        const id = documentKey(change.id);
        const document = stored.get(id);
        const source = document === undefined ? undefined : sourceOf(document);
        for (const { index } of targets) writes.push({ change, write: { index, id, version: change.version, source } });
      }
    }
    try {
      const refusals = await writeInOrder(
        this.elasticsearch,
        writes.map(({ write }) => write),
        () => lease.assertHeld(),
      );
      const changeOf = new Map(writes.map(({ write, change }) => [write, change]));
      await this.sweep();
      return refusals.map(({ write, reason }) => ({ change: changeOf.get(write) as DocumentChange, reason }));
    } catch (error) {
      // Somebody deleted an index: it is made anew, and the batch is told again.
      if (error instanceof ConditionError && error.condition.kind === 'missing') await this.dropMissing(lease);
      throw error;
    }
  }

  /** The documents as they are now, or later than the last of the changes; those that are gone are missing. */
  private async readDocuments(
    model: SearchedModel,
    changes: readonly DocumentChange[],
  ): Promise<Map<string, mongo.Document>> {
    const ids = changes.map(({ id }) => id) as mongo.ObjectId[];
    const found = await this.mongo.readAfter(
      positionOfVersion(Math.max(...changes.map(({ version }) => version))),
      async (options) =>
        this.mongo
          .collection(model.collection)
          .find(
            { _id: { $in: ids } },
            { projection: projectionOf(model), batchSize: ids.length + 1, ...READ_ANY, ...options },
          )
          .toArray(),
    );
    return new Map(found.map((document) => [documentKey(document._id), document]));
  }

  private async replace(model: SearchedModel, lease: HeldLease): Promise<void> {
    const before = await this.registry.live(model);
    this.logger.log(`The index of ${model.collection} is built.`);
    const built = await this.builder.build(model, {
      signal: lease.signal,
      assertHeld: () => lease.assertHeld(),
      progress: () => undefined,
    });
    await this.builder.activate(model, built);
    // It was not fed with everything: there is no going back to it.
    if (before !== undefined) await this.registry.remove(before);
    this.logger.log(`The index of ${model.collection} holds ${built.documents} documents.`);
  }

  private async dropMissing(lease: HeldLease): Promise<void> {
    for (const { index, state } of await this.registry.all()) {
      if (await this.elasticsearch.indices.exists({ index })) continue;
      lease.assertHeld();
      await this.registry.remove(index);
      this.logger.warn(`The ${state} index ${index} is gone from Elasticsearch.`);
    }
    await this.prepare(lease);
  }

  private async sweep(): Promise<void> {
    if (Date.now() - this.sweptAt < SWEEP_MS) return;
    this.sweptAt = Date.now();
    await this.registry.sweep();
  }
}

/** The last change of each document, in the order they came in: what it holds is read once. */
function latestOf(changes: readonly DocumentChange[]): DocumentChange[] {
  const latest = new Map<string, DocumentChange>();
  for (const change of changes) {
    const key = `${change.collection}:${documentKey(change.id)}`;
    latest.delete(key);
    latest.set(key, change);
  }
  return [...latest.values()];
}
