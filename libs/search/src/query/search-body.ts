import type { estypes } from '@elastic/elasticsearch';
import type { SearchedModel } from '../mapping/search-fields';
import { conditionOf, refuse, typeOf, wholeOf } from './filters';
import type { SearchRequest } from './search-request';

type Query = estypes.QueryDslQueryContainer;

/** How long Elasticsearch may take over one search, in its own words. */
const TIMEOUT = '5s';
/** Up to here what was found is counted exactly. */
const COUNTED = 10_000;

/** A search in Elasticsearch's terms; where it is searched comes with the point in time. */
export type SearchBody = Omit<estypes.SearchRequest, 'index'>;

const textFields = ({ fields }: SearchedModel): string[] =>
  [...fields].flatMap(([field, type]) => (type === 'text' ? [field] : []));

const keywordFields = ({ fields }: SearchedModel): string[] =>
  [...fields].flatMap(([field, type]) => (type === 'keyword' ? [field] : type === 'text' ? [`${field}.raw`] : []));

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
            ]),
        ...keywordFields(model).map((field) => ({ term: { [field]: { value: query, boost: 10 } } })),
      ],
    },
  };
}

/** The order: the id breaks every tie, so that a page begins exactly where the one before ended. */
function orderOf(model: SearchedModel, { sort, query }: SearchRequest): Record<string, unknown>[] {
  const tie = { [model.id]: { order: 'asc' } };
  if (sort === undefined)
    return query === undefined
      ? [{ created_at: { order: 'desc', missing: '_last' } }, tie]
      : [{ _score: { order: 'desc' } }, tie];
  const field = sort.replace('-', '');
  const type = typeOf(model, field, '/sort');
  const order = sort.startsWith('-') ? 'desc' : 'asc';
  const first = {
    [wholeOf(field, type)]: {
      order,
      missing: '_last',
      ...(type === 'date' && { format: 'strict_date_optional_time_nanos' }),
    },
  };
  return field === model.id ? [{ [model.id]: { order } }] : [first, tie];
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
  pre_tags: ['<em>'],
  post_tags: ['</em>'],
  fragment_size: 150,
  number_of_fragments: 3,
  fields: Object.fromEntries([...textFields(model), ...keywordFields(model)].map((field) => [field, {}])),
});
