import type { estypes } from '@elastic/elasticsearch';
import { Field } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';
import { ElasticsearchGate } from '../connection/elasticsearch-gate';
import { IndexRegistry } from '../indices/index-registry';
import { unspacedParts } from '../mapping/analysis';
import { searchedModel, type SearchedModel, textFields } from '../mapping/search-fields';
import { gramsOf } from './search-body';
import { SEARCH_OPTIONS } from './search.service';

/** A document that begins as it was typed. */
export class Suggestion {
  @Field({ kind: 'text', required: true, description: 'Its id.' })
  id!: string;

  @Field({ kind: 'text', required: true, description: 'The field that begins so, by its path.' })
  field!: string;

  @Field({ kind: 'text', required: true, description: 'What stands in it.' })
  text!: string;
}

/** What may have been meant by a beginning. */
export class Suggestions {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => Suggestion },
    required: true,
    description: 'The best first.',
  })
  items!: Suggestion[];
}

/** What is being typed, completed. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly elasticsearch: ElasticsearchService,
    private readonly registry: IndexRegistry,
    private readonly gate: ElasticsearchGate,
  ) {}

  /** @throws ProblemError 404, 503 when Elasticsearch is away */
  async suggest(collection: string, prefix: string, limit: number): Promise<Suggestions> {
    const model = searchedModel(collection);
    const text = textFields(model);
    const found = await this.gate.pass(async () =>
      this.elasticsearch.search<Record<string, unknown>>(
        {
          index: this.registry.aliasOf(model),
          size: limit,
          timeout: '1s',
          track_total_hits: false,
          _source: [...text, model.id],
          query: {
            bool: {
              should: [
                ...text.map((field) => matching(field, prefix)),
                { prefix: { [model.id]: { value: prefix, _name: model.id } } },
              ],
              minimum_should_match: 1,
            },
          },
        },
        SEARCH_OPTIONS,
      ),
    );
    return { items: found.hits.hits.flatMap((hit) => suggestionOf(model, prefix, hit)) };
  }
}

/** What one field must have; Elasticsearch answers its name with each document that has it. */
const matching = (field: string, prefix: string): estypes.QueryDslQueryContainer => ({
  bool: {
    _name: field,
    should: [
      { multi_match: { query: prefix, type: 'bool_prefix', fields: stages(field) } },
      ...unspacedParts(prefix).map((part) => ({ match_phrase: { [gramsOf(field)]: part } })),
    ],
  },
});

/** Under which names a field that is searched as it is typed is indexed. */
const stages = (field: string): string[] => ['', '._2gram', '._3gram'].map((stage) => `${field}.suggest${stage}`);

function suggestionOf(
  model: SearchedModel,
  prefix: string,
  { _source = {}, matched_queries = [] }: estypes.SearchHit<Record<string, unknown>>,
): Suggestion[] {
  // The names are asked for as a list.
  const [field] = matched_queries as string[];
  if (field === undefined) return [];
  const values = valuesAt(_source, field.split('.'));
  const words = prefix.toLowerCase().split(/\s+/);
  const text = values.find((value) => words.some((word) => value.toLowerCase().includes(word))) ?? values[0];
  return text === undefined
    ? []
    : [{ id: String((_source[model.id] as string | number | undefined) ?? ''), field, text }];
}

/** The texts at a path, in each document of a list on the way. */
function valuesAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, path));
  const [name, ...rest] = path;
  if (name === undefined) return typeof value === 'string' ? [value] : [];
  return typeof value === 'object' && value !== null ? valuesAt((value as Record<string, unknown>)[name], rest) : [];
}
