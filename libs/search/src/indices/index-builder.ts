import { documentKey, dropLettersBefore, settleLetters, versionOf } from '@lucid/changes';
import { MongoService, READ_ANY } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';
import type { mongo } from 'mongoose';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConditionError } from '../connection/engine-errors';
import { projectionOf, sourceOf } from '../mapping/source';
import type { SearchedModel } from '../mapping/search-fields';
import { type IndexWrite, writeInOrder, type WriteRefusal } from './bulk-writer';
import { SEARCH_CONSUMER } from './index-names';
import { IndexRegistry } from './index-registry';

/** How many documents are read and sent at once; two such requests are on their way. */
const BATCH = 1000;
/** How often a request is sent again while Elasticsearch has too much to do, and the wait before that, in ms. */
const TRIES = 10;
const WAIT_MS = 1000;

/** What a build tells and is told. */
export interface BuildWatch {
  signal: AbortSignal;
  /** Called before each request: throws when the build is no longer this process's. */
  assertHeld(): void;
  progress(done: number, total?: number): void;
}

export interface Built {
  index: string;
  documents: number;
  /** Documents that Elasticsearch did not take, the first of them by id. */
  refused: number;
  refused_ids: string[];
  /** Documents were read after the time of this version. */
  version: number;
}

/** Fills a new index with all that a collection holds, while the changes that happen meanwhile are fed to it beside. */
@Injectable()
export class IndexBuilder {
  constructor(
    private readonly mongo: MongoService,
    private readonly elasticsearch: ElasticsearchService,
    private readonly registry: IndexRegistry,
  ) {}

  /**
   * Builds an index that nobody searches yet. What it holds is at least as new as the time it was begun.
   * @throws when it is given up; the index is then deleted
   */
  async build(model: SearchedModel, watch: BuildWatch): Promise<Built> {
    const index = await this.registry.create(model);
    try {
      return await this.fill(model, index, watch);
    } catch (error) {
      await this.registry.remove(index).catch(() => undefined);
      throw error;
    }
  }

  /** Makes an index that was built be searched. Dead letters of the collection from before no longer tell anything: all documents were read again. */
  async activate(model: SearchedModel, { index, version }: Pick<Built, 'index' | 'version'>): Promise<void> {
    await this.registry.activate(model, index);
    await dropLettersBefore(this.mongo, SEARCH_CONSUMER, model.collection, version);
  }

  private async fill(model: SearchedModel, index: string, watch: BuildWatch): Promise<Built> {
    const collection = this.mongo.collection(model.collection);
    const total = await collection.estimatedDocumentCount(this.mongo.limit);
    // Documents are read after this: a change that happened before it is in them, and one that happened later has a higher version.
    const { operation } = await this.mongo.times();
    const version = versionOf(operation);
    const cursor = collection.find(
      {},
      {
        projection: projectionOf(model),
        batchSize: BATCH,
        readConcern: { level: 'majority' },
        ...READ_ANY,
        ...this.mongo.limit,
      },
    );
    const batches = batchesOf(cursor);
    const refused: string[] = [];
    let read = 0;
    const lane = async (): Promise<void> => {
      // When one fails, this ends the batches for the other too.
      for await (const documents of batches) {
        const writes = documents.map((document) => ({
          ...{ index, id: documentKey(document._id), version, document },
          source: sourceOf(document),
        }));
        const refusals = await this.send(writes, watch);
        refused.push(...refusals.map(({ write }) => String(write.document[model.id] ?? '')));
        await this.keepLetters(model, refusals);
        read += documents.length;
        watch.progress(read, Math.max(read, total));
      }
    };
    // Until both have ended: what one still sends would make the index again that is deleted after a failure.
    const ends = await Promise.allSettled([lane(), lane()]);
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    watch.assertHeld();
    await this.elasticsearch.indices.refresh({ index });
    watch.progress(read, read);
    return {
      ...{ index, version, documents: read - refused.length },
      ...{ refused: refused.length, refused_ids: refused.slice(0, 20) },
    };
  }

  private async keepLetters(
    { collection }: SearchedModel,
    refusals: readonly WriteRefusal<IndexWrite & { document: mongo.Document }>[],
  ): Promise<void> {
    const refused = refusals.map(({ write: { document, version }, reason }) => ({
      change: {
        kind: 'document' as const,
        collection,
        id: document._id as unknown,
        version,
        inserted: false,
        deleted: false,
      },
      reason,
    }));
    await settleLetters(this.mongo, SEARCH_CONSUMER, [], refused);
  }

  /** Sends writes, again after a while as long as Elasticsearch has too much to do. */
  private async send<T extends IndexWrite>(writes: readonly T[], watch: BuildWatch): Promise<WriteRefusal<T>[]> {
    const before = (): void => {
      watch.signal.throwIfAborted();
      watch.assertHeld();
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await writeInOrder(this.elasticsearch, writes, before);
      } catch (error) {
        if (!(error instanceof ConditionError) || error.condition.kind !== 'busy' || attempt === TRIES) throw error;
        await sleep(WAIT_MS, undefined, { signal: watch.signal });
      }
    }
  }
}

async function* batchesOf(cursor: AsyncIterable<mongo.Document>): AsyncGenerator<mongo.Document[]> {
  let batch: mongo.Document[] = [];
  for await (const document of cursor) {
    batch.push(document);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
