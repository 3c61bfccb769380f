import { defineClass, type ModelClass } from '../fields/model-class';
import { ListExplanation } from './list-explanation';

const made = new WeakMap<ModelClass, ModelClass>();

/** The class of a page of items, one for each class: a second one of the same name would be another schema. */
export function pageClass(item: ModelClass): ModelClass {
  const known = made.get(item);
  if (known !== undefined) return known;
  const page = defineClass(`${item.name}Page`, {
    items: {
      kind: 'list',
      items: { kind: 'object', type: () => item },
      required: true,
      description: 'The items of this page.',
    },
    next_cursor: { kind: 'text', description: 'Cursor of the next page; absent on the last.' },
    total: { kind: 'int', min: 0, long: true, description: 'All items that match, when include_total asked for it.' },
    explain: {
      kind: 'object',
      type: () => ListExplanation,
      description: 'How it was found, when explain asked for it.',
    },
  });
  made.set(item, page);
  return page;
}
