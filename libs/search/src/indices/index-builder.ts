import { versionOf } from '@lucid/changes';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';
import type { mongo } from 'mongoose';
import { projectionOf, sourceOf } from '../mapping/source';
import type { SearchedModel } from '../mapping/search-fields';
import { IndexRegistry } from './index-registry';

/**
 * How many documents are read at once, and how many bytes are sent in one request and by how many at once. Small, so that what is read is gone
 * before V8 moves it to its old generation, which it cleans late: with 2,000 documents and 3 MB a rebuild took 510 MB.
 */
const READ_BATCH = 500;
const FLUSH_BYTES = 1024 * 1024;
const CONCURRENCY = 2;

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
        batchSize: READ_BATCH,
        readConcern: { level: 'majority' },
        ...this.mongo.limit,
      },
    );
    const refused: string[] = [];
    let read = 0;
    try {
      const work = this.elasticsearch.helpers.bulk<mongo.Document>({
        datasource: cursor[Symbol.asyncIterator](),
        flushBytes: FLUSH_BYTES,
        concurrency: CONCURRENCY,
        retries: 10,
        wait: 1000,
        onDocument: (document) => {
          read += 1;
          if (read % READ_BATCH === 0) {
            watch.assertHeld();
            watch.progress(read, Math.max(read, total));
          }
          const target = {
            _index: index,
            _id: String(document['_id']),
            version,
            version_type: 'external_gte' as const,
          };
          return [{ index: target }, sourceOf(document)] as never;
        },
        onDrop: ({ status, document }) => {
          // A newer state came from the changes already.
          if (status !== 409)
            refused.push(String((document as unknown as mongo.Document | undefined)?.[model.id] ?? ''));
        },
      });
      const abort = (): void => void work.abort();
      watch.signal.addEventListener('abort', abort);
      try {
        await work;
      } finally {
        watch.signal.removeEventListener('abort', abort);
      }
      watch.signal.throwIfAborted();
    } finally {
      await cursor.close();
    }
    watch.assertHeld();
    await this.elasticsearch.indices.refresh({ index });
    watch.progress(read, read);
    return { index, documents: read - refused.length, refused: refused.length, refused_ids: refused.slice(0, 20) };
  }
}
