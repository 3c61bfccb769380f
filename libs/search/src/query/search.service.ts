import { errors, type estypes } from '@elastic/elasticsearch';
import { ERRORS, ProblemError, problemOf, toProblem } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';
import { typeOf } from '../connection/search-errors';
import { IndexRegistry } from '../indices/index-registry';
import { searchedModels, type SearchedModel } from '../mapping/search-fields';
import type { Facet, MultiSearchItem, SearchHit, SearchPage } from './search-answer';
import { searchBody, type SearchBody } from './search-body';
import { SearchCursors } from './search-cursor';
import type { SearchRequest } from './search-request';

/** How long Elasticsearch keeps the state that pages are read from. */
const KEEP_ALIVE = '2m';
/** Beyond what a search may take in Elasticsearch, in ms. */
const REQUEST_MS = 8000;

type Hit = estypes.SearchHit<Record<string, unknown>>;
type Terms = estypes.AggregationsFilterAggregate & {
  values: estypes.AggregationsTermsAggregateBase<{ key: string | number; key_as_string?: string; doc_count: number }>;
};

/** Full text, filters and facets over what is indexed. */
@Injectable()
export class SearchService {
  constructor(
    private readonly elasticsearch: ElasticsearchService,
    private readonly registry: IndexRegistry,
    private readonly cursors: SearchCursors,
  ) {}

  /** A collection that is searched. @throws ProblemError 404 */
  model(collection: string): SearchedModel {
    const models = searchedModels();
    const model = models.find((each) => each.collection === collection);
    if (model !== undefined) return model;
    throw new ProblemError(
      'not_found',
      `${collection} is not searched; there are ${models.map((each) => each.collection).join(', ')}.`,
    );
  }

  /** @throws ProblemError 400 for a field, type or cursor that is none, 404, 503 when Elasticsearch is away */
  async search(request: SearchRequest): Promise<SearchPage> {
    const model = this.model(request.collection);
    const { cursor, ...search } = request;
    const body = searchBody(model, request);
    const place = cursor === undefined ? undefined : await this.cursors.read(search, cursor);
    return asking(async () => {
      // A page that is the whole of it needs no state to be kept: it is opened for a second page only.
      const found = await this.ask(model, body, place);
      const hits = found.hits.hits as Hit[];
      const more = hits.length > request.limit;
      const items = more ? hits.slice(0, request.limit) : hits;
      const last = items.at(-1);
      const next =
        more && last?.sort !== undefined
          ? await this.cursors.write(search, {
              pit: found.pit_id ?? (await this.open(model)),
              after: last.sort as (string | number | null)[],
            })
          : undefined;
      return {
        items: items.map((hit) => hitOf(model, hit)),
        total: totalOf(found.hits.total),
        ...(place === undefined && request.facets.length > 0 && { facets: facetsOf(request, found.aggregations) }),
        ...(next !== undefined && { next_cursor: next }),
      };
    });
  }

  /** Several searches, each for itself. */
  async multi(searches: readonly SearchRequest[]): Promise<MultiSearchItem[]> {
    return Promise.all(
      searches.map(async (request): Promise<MultiSearchItem> => {
        try {
          return { status: 200, result: await this.search(request) };
        } catch (error) {
          const problem = toProblem(error);
          return { status: ERRORS[problem.code].status, error: problemOf(problem) };
        }
      }),
    );
  }

  /** Makes everything that was indexed so far be found. */
  async refresh(model: SearchedModel): Promise<void> {
    await asking(async () => this.elasticsearch.indices.refresh({ index: this.registry.aliasOf(model) }));
  }

  private async ask(
    model: SearchedModel,
    body: SearchBody,
    place: { pit: string; after: unknown[] } | undefined,
  ): Promise<estypes.SearchResponse> {
    const options = { requestTimeout: REQUEST_MS, maxRetries: 1 };
    if (place === undefined) {
      const pit = { id: await this.open(model), keep_alive: KEEP_ALIVE };
      const found = await this.elasticsearch.search({ ...body, pit, allow_partial_search_results: false }, options);
      const size = body.size ?? 0;
      if (found.hits.hits.length < size) this.close(found.pit_id ?? pit.id);
      return found;
    }
    const { aggs: _aggs, ...rest } = body;
    const pit = { id: place.pit, keep_alive: KEEP_ALIVE };
    const found = await this.elasticsearch.search(
      { ...rest, pit, search_after: place.after as never, allow_partial_search_results: false },
      options,
    );
    if (found.hits.hits.length < (body.size ?? 0)) this.close(found.pit_id ?? place.pit);
    return found;
  }

  private async open(model: SearchedModel): Promise<string> {
    const { id } = await this.elasticsearch.openPointInTime({
      index: this.registry.aliasOf(model),
      keep_alive: KEEP_ALIVE,
    });
    return id;
  }

  private close(id: string): void {
    // It ends by itself too, a while later.
    this.elasticsearch.closePointInTime({ id }).catch(() => undefined);
  }
}

function hitOf({ id }: SearchedModel, { _source = {}, _score, highlight }: Hit): SearchHit {
  const fields = Object.entries(highlight ?? {});
  return {
    id: String(_source[id]),
    ...(_score != null && { score: _score }),
    document: _source,
    ...(fields.length > 0 && {
      highlights: fields.map(([field, fragments]) => ({ field: field.replace(/\.raw$/, ''), fragments })),
    }),
  };
}

function totalOf(total: estypes.SearchTotalHits | number | undefined): SearchPage['total'] {
  if (typeof total === 'object') return { value: total.value, is_exact: total.relation === 'eq' };
  return { value: total ?? 0, is_exact: true };
}

function facetsOf({ facets }: SearchRequest, found: Record<string, estypes.AggregationsAggregate> = {}): Facet[] {
  return facets.map(({ field }, place) => {
    const { values } = found[`facet-${place}`] as Terms;
    const buckets = values.buckets as { key: string | number; key_as_string?: string; doc_count: number }[];
    return {
      field,
      values: buckets.map(({ key, key_as_string, doc_count }) => ({ value: key_as_string ?? key, count: doc_count })),
      other_count: values.sum_other_doc_count ?? 0,
    };
  });
}

/** @throws ProblemError in place of what Elasticsearch answers; its own text stays in the log */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof errors.ElasticsearchClientError)) throw error;
    const status = error instanceof errors.ResponseError ? error.statusCode : undefined;
    if (status === 404 && typeOf(error) === 'search_context_missing_exception')
      throw new ProblemError(
        'history_lost',
        'The pages of this search are no longer kept. Search again without the cursor.',
        { cause: error },
      );
    if (status === 404)
      throw new ProblemError('starting', 'The index of this collection is not built yet.', {
        headers: { 'retry-after': '2' },
        cause: error,
      });
    throw new ProblemError(
      'engine_away',
      'Elasticsearch is away or did not answer in time. Everything but search works.',
      {
        headers: { 'retry-after': '2' },
        cause: error,
      },
    );
  }
}
