import { CONFIG, type Config } from '@lucid/config';
import { modelOptions, MongoService } from '@lucid/mongo';
import { errors } from '@elastic/elasticsearch';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';
import type { mongo } from 'mongoose';
import { indexBody, REFRESH_INTERVAL } from '../mapping/index-body';
import type { SearchedModel } from '../mapping/search-fields';
import { aliasOf, fingerprintOf, isIndexOf, newIndexName } from './index-names';
import { SearchIndex } from './search-index';

/** How long an index that is no longer searched is kept and fed, in ms: for so long one can go back to it at once. */
const KEPT_MS = 24 * 3600 * 1000;
/** Meanwhile its changes become findable late and its segments are merged late: nobody searches it, and both take from the index that is searched. */
const KEPT_SETTINGS = { refresh_interval: '30s', 'merge.policy.segments_per_tier': 50 };

/**
 * The indices of this service. Which one is searched, the alias in Elasticsearch decides; which ones are fed, the list in MongoDB. A new index is
 * on the list before its first document is read, so that no change falls between the two.
 */
@Injectable()
export class IndexRegistry {
  private readonly logger = new Logger(IndexRegistry.name);
  private readonly prefix: string;

  constructor(
    private readonly mongo: MongoService,
    private readonly elasticsearch: ElasticsearchService,
    @Inject(CONFIG) { ELASTICSEARCH_INDEX_PREFIX }: Config,
  ) {
    this.prefix = ELASTICSEARCH_INDEX_PREFIX;
  }

  private get list(): mongo.Collection<SearchIndex> {
    return this.mongo.collection<SearchIndex>(modelOptions(SearchIndex).collection);
  }

  aliasOf({ collection }: SearchedModel): string {
    return aliasOf(this.prefix, collection);
  }

  /** Every index that is fed, by the list in MongoDB. */
  async all(): Promise<SearchIndex[]> {
    return this.list.find({}, { ...this.mongo.limit, projection: { _id: 0 }, sort: { created_at: 1 } }).toArray();
  }

  /** The index that a collection's alias has; undefined when there is none. */
  async live(model: SearchedModel): Promise<string | undefined> {
    try {
      return Object.keys(await this.elasticsearch.indices.getAlias({ name: this.aliasOf(model) }))[0];
    } catch (error) {
      if (error instanceof errors.ResponseError && error.statusCode === 404) return undefined;
      throw error;
    }
  }

  /** Whether the live index is there, and as it would be made now. */
  async isSound(model: SearchedModel): Promise<boolean> {
    const live = await this.live(model);
    if (live === undefined) return false;
    const listed = await this.list.findOne({ index: live }, this.mongo.limit);
    return listed?.fingerprint === fingerprintOf(model);
  }

  /** Deletes what is kept of a collection and was made otherwise than now: documents would be written to it under other ids or to other fields. */
  async removeForeign(model: SearchedModel): Promise<void> {
    const foreign = await this.list
      .find(
        { collection_name: model.collection, state: 'kept', fingerprint: { $ne: fingerprintOf(model) } },
        this.mongo.limit,
      )
      .toArray();
    for (const { index } of foreign) await this.remove(index);
  }

  /** Makes an index that is fed from now on, and searched by nobody. Without refreshes and replicas: it is filled first. */
  async create(model: SearchedModel): Promise<string> {
    const index = newIndexName(this.prefix, model.collection);
    const { settings, mappings } = indexBody(model);
    await this.elasticsearch.indices.create({
      index,
      settings: { ...settings, refresh_interval: '-1', auto_expand_replicas: 'false', number_of_replicas: 0 },
      mappings,
    });
    await this.list.insertOne(
      {
        index,
        collection_name: model.collection,
        state: 'building',
        fingerprint: fingerprintOf(model),
        created_at: new Date(),
      },
      this.mongo.limit,
    );
    return index;
  }

  /** Gives a filled index its ordinary settings, and makes it be searched from now on, in one step. The one before is kept. */
  async activate(model: SearchedModel, index: string): Promise<void> {
    const { settings } = indexBody(model);
    await this.elasticsearch.indices.putSettings({
      index,
      settings: {
        refresh_interval: settings.refresh_interval ?? REFRESH_INTERVAL,
        auto_expand_replicas: settings.auto_expand_replicas ?? 'false',
        'merge.policy.segments_per_tier': null,
      },
    });
    // One that is gone back to was refreshed less often.
    await this.elasticsearch.indices.refresh({ index });
    const alias = this.aliasOf(model);
    const before = await this.live(model);
    await this.elasticsearch.indices.updateAliases({
      actions: [
        ...(before !== undefined && before !== index ? [{ remove: { index: before, alias } }] : []),
        { add: { index, alias } },
      ],
    });
    await this.list.bulkWrite(
      [
        {
          updateMany: {
            filter: { collection_name: model.collection, state: 'live', index: { $ne: index } },
            update: { $set: { state: 'kept', delete_after: new Date(Date.now() + KEPT_MS) } },
          },
        },
        { updateOne: { filter: { index }, update: { $set: { state: 'live' }, $unset: { delete_after: '' } } } },
      ],
      this.mongo.limit,
    );
    if (before !== undefined && before !== index) await this.slowDown(before);
  }

  /** Gives an index that is searched no longer its settings; where that fails it costs more, and nothing else. */
  private async slowDown(index: string): Promise<void> {
    try {
      await this.elasticsearch.indices.putSettings({ index, settings: KEPT_SETTINGS });
    } catch (error) {
      this.logger.warn(`${index} costs as much as before: ${(error as Error).message}`);
    }
  }

  /** Deletes an index that is not searched. One that is not on the list, or has a name that no index of ours has, is another's, and stays. */
  async remove(index: string): Promise<void> {
    const listed = await this.list.findOne({ index }, this.mongo.limit);
    if (listed === null || !isIndexOf(listed.collection_name, index)) {
      this.logger.warn(`Left the index ${index} in Elasticsearch: this service did not make it.`);
      return;
    }
    await this.elasticsearch.indices.delete({ index, ignore_unavailable: true });
    await this.list.deleteOne({ index }, this.mongo.limit);
    this.logger.log(`Deleted the ${listed.state} index ${index}.`);
  }

  /** Deletes what is kept no longer, and what is on the list and not in Elasticsearch. */
  async sweep(): Promise<void> {
    const old = await this.list.find({ state: 'kept', delete_after: { $lt: new Date() } }, this.mongo.limit).toArray();
    for (const { index } of old) await this.remove(index);
  }
}
