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
      description: 'Items of this page, in the order of the list.',
    },
    next_cursor: {
      kind: 'text',
      description: 'Cursor of the next page. Absent on the last page.',
      example: 'eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0',
    },
    total: {
      kind: 'int',
      min: 0,
      long: true,
      inExamples: false,
      description: 'Number of items that match. Present if the request has `include_total`.',
    },
    explain: {
      kind: 'object',
      type: () => ListExplanation,
      inExamples: false,
      description: 'How MongoDB found the page. Present if the request has `explain=true`.',
    },
  });
  made.set(item, page);
  return page;
}
