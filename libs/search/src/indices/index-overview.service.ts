import { Field, ProblemError } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';
import { ElasticsearchGate } from '../connection/elasticsearch-gate';
import { searchedModels } from '../mapping/search-fields';
import { IndexRegistry } from './index-registry';
import { INDEX_STATES, type IndexState } from './search-index';

const COUNT = { kind: 'int', long: true, min: 0 } as const;

/** One index of this service. */
export class IndexOverview {
  @Field({ kind: 'text', required: true, description: 'Its name in Elasticsearch.' })
  index!: string;

  @Field({ kind: 'text', required: true, description: 'The collection whose documents it holds.' })
  collection!: string;

  @Field({
    kind: 'text',
    values: INDEX_STATES,
    enumName: 'SearchIndexState',
    required: true,
    description: 'Searched, being built, or kept to go back to.',
  })
  state!: IndexState;

  @Field({
    kind: 'text',
    values: ['green', 'yellow', 'red', 'gone'],
    enumName: 'SearchIndexHealth',
    required: true,
    description: "Elasticsearch's word for its shards; `gone` when it is not there.",
  })
  health!: string;

  @Field({ ...COUNT, description: 'Documents in it.' })
  documents?: number;

  @Field({ ...COUNT, description: 'Size of its primary shards, in bytes.' })
  size_bytes?: number;

  @Field({ kind: 'instant', required: true, description: 'When it was made.' })
  created_at!: Date;

  @Field({ kind: 'instant', description: 'When it is deleted, for one that is kept.' })
  delete_after?: Date;
}

/** Every index of this service. */
export class IndexOverviews {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => IndexOverview },
    required: true,
    description: 'By collection, the newest last.',
  })
  items!: IndexOverview[];
}

interface CatLine {
  index?: string;
  health?: string;
  'docs.count'?: string;
  'pri.store.size'?: string;
}

/** The indices that are fed, as Elasticsearch has them. */
@Injectable()
export class IndexOverviewService {
  constructor(
    private readonly elasticsearch: ElasticsearchService,
    private readonly registry: IndexRegistry,
    private readonly gate: ElasticsearchGate,
  ) {}

  /** @throws ProblemError 503 when Elasticsearch is away */
  async list(): Promise<IndexOverview[]> {
    const indices = await this.registry.all();
    const names = indices.map(({ index }) => `${index}*`);
    const lines =
      names.length === 0
        ? []
        : await this.gate.pass(
            async () =>
              (await this.elasticsearch.cat.indices({
                index: names.join(','),
                format: 'json',
                bytes: 'b',
                h: 'index,health,docs.count,pri.store.size',
              })) as CatLine[],
          );
    return indices.map(({ index, collection_name, state, created_at, delete_after }) => {
      const line = lines.find((each) => each.index === index);
      return {
        index,
        collection: collection_name,
        state,
        health: line?.health ?? 'gone',
        ...(line !== undefined && {
          documents: Number(line['docs.count'] ?? 0),
          size_bytes: Number(line['pri.store.size'] ?? 0),
        }),
        created_at,
        ...(delete_after !== undefined && { delete_after }),
      };
    });
  }

  /** Goes back to an index that is kept, at once. @throws ProblemError 404, 409 for one that is not filled */
  async activate(index: string): Promise<void> {
    const found = (await this.registry.all()).find((each) => each.index === index);
    const model = searchedModels().find(({ collection }) => collection === found?.collection_name);
    if (found === undefined || model === undefined) throw new ProblemError('not_found', `There is no index ${index}.`);
    if (found.state === 'building')
      throw new ProblemError('conflict', `The index ${index} is being built: it is searched when it is filled.`);
    await this.gate.pass(async () => this.registry.activate(model, index));
  }

  /** Deletes an index that is kept. @throws ProblemError 404, 409 for the one that is searched */
  async remove(index: string): Promise<void> {
    const found = (await this.registry.all()).find((each) => each.index === index);
    if (found === undefined) throw new ProblemError('not_found', `There is no index ${index}.`);
    if (found.state !== 'kept')
      throw new ProblemError('conflict', `The index ${index} is ${found.state}; only one that is kept can be deleted.`);
    await this.gate.pass(async () => this.registry.remove(index));
  }
}
