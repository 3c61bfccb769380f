import type { estypes } from '@elastic/elasticsearch';
import { Field } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';
import { IndexRegistry } from '../indices/index-registry';
import type { SearchedModel } from '../mapping/search-fields';
import { asking, SearchService } from './search.service';

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
    private readonly search: SearchService,
  ) {}

  /** @throws ProblemError 404, 503 when Elasticsearch is away */
  async suggest(collection: string, prefix: string, limit: number): Promise<Suggestions> {
    const model = this.search.model(collection);
    const text = [...model.fields].flatMap(([field, type]) => (type === 'text' ? [field] : []));
    const fields = [...text, model.id];
    const found = await asking(async () =>
      this.elasticsearch.search<Record<string, unknown>>({
        index: this.registry.aliasOf(model),
        size: limit,
        timeout: '1s',
        track_total_hits: false,
        _source: fields,
        query: {
          bool: {
            should: [
              ...(text.length === 0
                ? []
                : [{ multi_match: { query: prefix, type: 'bool_prefix' as const, fields: text.flatMap(stages) } }]),
              { prefix: { [model.id]: { value: prefix } } },
            ],
            minimum_should_match: 1,
          },
        },
      }),
    );
    return { items: found.hits.hits.flatMap((hit) => suggestionOf(model, fields, prefix, hit)) };
  }
}

/** Under which names a field that is searched as it is typed is indexed. */
const stages = (field: string): string[] => ['', '._2gram', '._3gram'].map((stage) => `${field}.suggest${stage}`);

function suggestionOf(
  model: SearchedModel,
  fields: readonly string[],
  prefix: string,
  { _source = {} }: estypes.SearchHit<Record<string, unknown>>,
): Suggestion[] {
  const values = fields.flatMap((field) => {
    const value = field
      .split('.')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], _source);
    return typeof value === 'string' ? [{ field, text: value }] : [];
  });
  const words = prefix.toLowerCase().split(/\s+/);
  const best = values.find(({ text }) => words.some((word) => text.toLowerCase().includes(word))) ?? values[0];
  return best === undefined ? [] : [{ id: String((_source[model.id] as string | number | undefined) ?? ''), ...best }];
}
