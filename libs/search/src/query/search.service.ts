import { errors, type estypes } from '@elastic/elasticsearch';
import { ERRORS, ProblemError, problemOf } from '@lucid/common';
import { partProblem } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';
import { ElasticsearchGate } from '../connection/elasticsearch-gate';
import { IndexRegistry } from '../indices/index-registry';
import { searchedModel, type SearchedModel } from '../mapping/search-fields';
import { highlightsOf } from './highlights';
import { PointsInTime } from './points-in-time';
import type { Facet, MultiSearchItem, SearchHit, SearchPage } from './search-answer';
import { searchBody, type SearchBody } from './search-body';
import { fingerprint, SearchCursors, type SearchPlace } from './search-cursor';
import type { SearchRequest } from './search-request';

/** The time is beyond what a search may take in Elasticsearch, in ms. */
export const SEARCH_OPTIONS = { requestTimeout: 8000, maxRetries: 1 };

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
    private readonly points: PointsInTime,
    private readonly gate: ElasticsearchGate,
  ) {}

  /**
   * Searches. The first page is read from the index as it is, so that a search without a second page leaves nothing open in Elasticsearch;
   * the second one opens a point in time, which all further pages are read from.
   * @param caller whose share of points in time it takes from
   * @throws ProblemError 400 for a field, type or cursor that is none, 404, 410 when its point in time was closed, 503 when Elasticsearch is away
   */
  async search(request: SearchRequest, caller: string): Promise<SearchPage> {
    const model = searchedModel(request.collection);
    const { cursor, ...search } = request;
    const body = { ...searchBody(model, request), allow_partial_search_results: false };
    const place = cursor === undefined ? undefined : await this.cursors.decode(search, cursor);
    // Copies of a shard may score differently: all pages are read from the same ones.
    const target = { index: this.registry.aliasOf(model), preference: `search-${fingerprint(search)}` };
    return this.gate.pass(async () => {
      const found = await (place === undefined
        ? this.elasticsearch.search({ ...body, ...target }, SEARCH_OPTIONS)
        : this.readOn(body, place, target, caller));
      const hits = found.hits.hits as Hit[];
      const items = hits.slice(0, request.limit);
      const after = hits.length > request.limit ? items.at(-1)?.sort : undefined;
      const next =
        after === undefined
          ? undefined
          : await this.cursors.encode(search, { pit: found.pit_id, after: after as SearchPlace['after'] });
      return {
        items: items.map((hit) => hitOf(model, hit)),
        total: totalOf(found.hits.total),
        ...(place === undefined && request.facets.length > 0 && { facets: facetsOf(request, found.aggregations) }),
        ...(next !== undefined && { next_cursor: next }),
      };
    });
  }

  /** Several searches, each for itself. */
  async multi(searches: readonly SearchRequest[], caller: string): Promise<MultiSearchItem[]> {
    return Promise.all(
      searches.map(async (request): Promise<MultiSearchItem> => {
        try {
          return { status: 200, result: await this.search(request, caller) };
        } catch (error) {
          const problem = partProblem(error, 'one of several searches');
          return { status: ERRORS[problem.code].status, error: problemOf(problem) };
        }
      }),
    );
  }

  /** Makes everything that was indexed so far be found. */
  async refresh(model: SearchedModel): Promise<void> {
    await this.gate.pass(async () => this.elasticsearch.indices.refresh({ index: this.registry.aliasOf(model) }));
  }

  /** Reads a page after the first, from a point in time that is kept open only if another page follows. */
  private async readOn(
    body: SearchBody,
    { pit, after }: SearchPlace,
    { index, preference }: { index: string; preference: string },
    caller: string,
  ): Promise<estypes.SearchResponse> {
    const { aggs: _aggs, ...rest } = body;
    const id = pit ?? (await this.points.begin(caller, index, preference));
    try {
      const found = await this.elasticsearch.search(
        { ...rest, pit: PointsInTime.reading(id), search_after: after as never },
        SEARCH_OPTIONS,
      );
      const current = found.pit_id ?? id;
      if (found.hits.hits.length < (body.size ?? 0)) this.points.close(current);
      else this.points.keep(caller, current, id);
      return found;
    } catch (error) {
      // The page may be asked for again, and finds one that it brought along.
      if (pit === undefined) this.points.close(id);
      else if (error instanceof errors.ResponseError && error.statusCode === 404) throw historyLost(error);
      throw error;
    }
  }
}

/** The point in time of a cursor is gone. */
const historyLost = (cause: unknown): ProblemError =>
  new ProblemError(
    'history_lost',
    'The pages of this search are no longer kept: two minutes have passed, or you continued too many other searches. Search again without the cursor.',
    { cause },
  );

function hitOf({ id }: SearchedModel, { _source = {}, _score, highlight }: Hit): SearchHit {
  const highlights = highlightsOf(highlight ?? {});
  return {
    // Text that is empty: another program stored the document without an id of ours.
    id: String((_source[id] as string | number | undefined) ?? ''),
    ...(_score != null && { score: _score }),
    document: _source,
    ...(highlights.length > 0 && { highlights }),
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
