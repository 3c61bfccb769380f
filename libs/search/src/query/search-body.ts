import type { estypes } from '@elastic/elasticsearch';
import { unspacedParts } from '../mapping/analysis';
import { type SearchedModel, type SearchType, textFields } from '../mapping/search-fields';
import { conditionOf, refuse, typeOf, wholeOf } from './filters';
import { CLOSE, OPEN } from './highlights';
import type { SearchRequest } from './search-request';

type Query = estypes.QueryDslQueryContainer;

/** How long Elasticsearch may take over one search, in its own words. */
const TIMEOUT = '5s';
/** Up to here what was found is counted exactly. */
const COUNTED = 10_000;

/** A search in Elasticsearch's terms; where it is searched comes with the point in time. */
export type SearchBody = Omit<estypes.SearchRequest, 'index'>;

const keywordFields = ({ fields }: SearchedModel): string[] =>
  [...fields].flatMap(([field, type]) => (type === 'keyword' ? [field] : type === 'text' ? [`${field}.raw`] : []));

/** Where a text stands in pieces of scripts without spaces. */
export const gramsOf = (field: string): string => `${field}.grams`;

/** Words with their spelling forgiven, the words in their order before those that are scattered, and the whole of an id before all. */
function wordsOf(model: SearchedModel, query: string): Query {
  const text = textFields(model);
  return {
    bool: {
      minimum_should_match: 1,
      should: [
        ...(text.length === 0
          ? []
          : [
              { multi_match: { query, fields: text, fuzziness: 'AUTO', prefix_length: 1, max_expansions: 50 } },
              { multi_match: { query, fields: text, type: 'phrase' as const, boost: 2 } },
              ...unspacedParts(query).map((part) => ({
                multi_match: { query: part, fields: text.map(gramsOf), type: 'phrase' as const },
              })),
            ]),
        ...keywordFields(model).map((field) => ({ term: { [field]: { value: query, boost: 10 } } })),
      ],
    },
  };
}

/** Stands last in either order, within what JavaScript reads exactly: what Elasticsearch itself answers for a missing number is beyond that. */
const LAST: Readonly<Partial<Record<SearchType, number>>> = {
  integer: 2 ** 31 - 1,
  long: Number.MAX_SAFE_INTEGER,
  boolean: Number.MAX_SAFE_INTEGER,
  date: Number.MAX_SAFE_INTEGER,
};

/** Sorts by a field, documents without it last. */
function by(field: string, type: SearchType, order: 'asc' | 'desc'): Record<string, unknown> {
  const last = LAST[type];
  const missing = last === undefined ? '_last' : order === 'asc' ? last : -last;
  return { [wholeOf(field, type)]: { order, missing } };
}

/** The order: the id breaks every tie, so that a page begins exactly where the one before ended. */
function orderOf(model: SearchedModel, { sort, query }: SearchRequest): Record<string, unknown>[] {
  const tie = by(model.id, 'keyword', 'asc');
  if (sort === undefined)
    return query === undefined ? [by('created_at', 'date', 'desc'), tie] : [{ _score: { order: 'desc' } }, tie];
  const field = sort.replace('-', '');
  const first = by(field, typeOf(model, field, '/sort'), sort.startsWith('-') ? 'desc' : 'asc');
  return field === model.id ? [first] : [first, tie];
}

/** Everything of a search but its page. @throws ProblemError 400 for what is not declared */
export function searchBody(model: SearchedModel, request: SearchRequest): SearchBody {
  const { query, filter, facets, highlight, limit } = request;
  const faceted = new Set(facets.map(({ field }) => field));
  if (faceted.size < facets.length) throw refuse('/facets', 'repeated', 'must name each field once');
  const conditions = filter.map((each, place) => ({
    field: each.field,
    condition: conditionOf(model, each, `/filter/${place}`),
  }));
  const narrowing = conditions.filter(({ field }) => !faceted.has(field)).map(({ condition }) => condition);
  const chosen = conditions.filter(({ field }) => faceted.has(field));
  return {
    query: {
      bool: { must: [query === undefined ? { match_all: {} } : wordsOf(model, query)], filter: narrowing },
    },
    // What is chosen among the values of a facet narrows what is found, and every other facet, not the facet itself.
    ...(chosen.length > 0 && { post_filter: { bool: { filter: chosen.map(({ condition }) => condition) } } }),
    sort: orderOf(model, request) as never,
    size: limit + 1,
    track_scores: query !== undefined,
    track_total_hits: COUNTED,
    timeout: TIMEOUT,
    ...(highlight && query !== undefined && { highlight: highlightOf(model) }),
    ...(facets.length > 0 && {
      aggs: Object.fromEntries(
        facets.map(({ field, size }, place) => [
          `facet-${place}`,
          {
            filter: {
              bool: { filter: chosen.filter((other) => other.field !== field).map(({ condition }) => condition) },
            },
            aggs: {
              values: { terms: { field: wholeOf(field, typeOf(model, field, `/facets/${place}/field`)), size } },
            },
          },
        ]),
      ),
    }),
  };
}

const highlightOf = (model: SearchedModel): estypes.SearchHighlight => ({
  // What stands in a document is text, not HTML.
  encoder: 'html',
  pre_tags: [OPEN],
  post_tags: [CLOSE],
  fragment_size: 150,
  number_of_fragments: 3,
  // A longer text would fail the whole search (index.highlight.max_analyzed_offset); only its beginning is looked through.
  max_analyzed_offset: 999_999,
  fields: Object.fromEntries(
    [...textFields(model).flatMap((field) => [field, gramsOf(field)]), ...keywordFields(model)].map((field) => [
      field,
      {},
    ]),
  ),
});
