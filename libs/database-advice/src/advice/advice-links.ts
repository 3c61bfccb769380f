import { type IndexKey, keysText } from '@lucid/database-operations';
import { indexName } from '@lucid/mongo';
import type { AdviceLink } from './advice';

/** What a person would type into mongosh, and the call of this API that does the same. */
export interface Deed {
  command: string;
  apply: AdviceLink;
}

const pathOf = (...parts: string[]): string => ['/api/v1/database', ...parts.map(encodeURIComponent)].join('/');

const inShell = (collection: string, method: string, argument: unknown): string =>
  `db.getCollection(${JSON.stringify(collection)}).${method}(${JSON.stringify(argument)})`;

/** Hides an index from the planner, or shows it again: done at once, and undone at once. */
export const hiding = (collection: string, index: string, hidden: boolean): Deed => ({
  command: inShell(collection, hidden ? 'hideIndex' : 'unhideIndex', index),
  apply: { method: 'PATCH', path: pathOf('collections', collection, 'indexes', index), body: { hidden } },
});

export const dropping = (collection: string, index: string): AdviceLink => ({
  method: 'DELETE',
  path: `${pathOf('collections', collection, 'indexes', index)}?confirm=${encodeURIComponent(index)}`,
});

/** Makes an index; as a job, here. @param name other than MongoDB's own of the keys, where that is taken */
export const creating = (collection: string, keys: readonly IndexKey[], name?: string): Deed => ({
  command: `db.getCollection(${JSON.stringify(collection)}).createIndex(${keysText(keys)}${name === undefined ? '' : `, ${JSON.stringify({ name })}`})`,
  apply: {
    method: 'POST',
    path: pathOf('collections', collection, 'indexes'),
    body: { keys: keys.map(([path, direction]) => ({ path, direction })), ...(name !== undefined && { name }) },
  },
});

export const proving = (advice_id: string): AdviceLink => ({
  method: 'POST',
  path: pathOf('advice', advice_id, 'proof'),
});

/** MongoDB's own name of an index of these keys, with a number behind it where another index has that already. */
export function freeName(keys: readonly IndexKey[], taken: readonly string[]): string {
  const own = indexName(Object.fromEntries(keys));
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? own : `${own}_${n}`;
    if (!taken.includes(name)) return name;
  }
}
