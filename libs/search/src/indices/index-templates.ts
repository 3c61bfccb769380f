import type { estypes } from '@elastic/elasticsearch';
import { indexBody } from '../mapping/index-body';
import type { SearchedModel } from '../mapping/search-fields';
import { aliasOf } from './index-names';

/** A body to `PUT` at a path of Elasticsearch. */
export type TemplateRequests = Record<string, object>;

/** Above Elasticsearch's own templates, which end at 200. */
const PRIORITY = 300;

/**
 * Templates by which an index that is made by hand under the name of one of the service's becomes as the service would make it: one of settings,
 * and for each collection one of mappings. In the order in which they can be sent.
 */
export function indexTemplates(prefix: string, models: readonly SearchedModel[]): TemplateRequests {
  const settingsName = `${prefix}-index-settings`;
  const [settings, ...others] = new Set(models.map((model) => JSON.stringify(indexBody(model).settings)));
  if (settings === undefined || others.length > 0) throw new Error('The indices do not share their settings');
  return {
    [`_component_template/${settingsName}`]: {
      template: { settings: JSON.parse(settings) as estypes.IndicesIndexSettings },
    },
    ...Object.fromEntries(
      models
        .toSorted((a, b) => a.collection.localeCompare(b.collection))
        .map((model) => {
          const name = aliasOf(prefix, model.collection);
          return [
            `_index_template/${name}`,
            {
              index_patterns: [`${name}-*`],
              priority: PRIORITY,
              composed_of: [settingsName],
              template: { mappings: indexBody(model).mappings },
            },
          ];
        }),
    ),
  };
}
