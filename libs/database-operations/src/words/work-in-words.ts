import { keysInWords } from '@lucid/mongo';
import { lackedIndex } from '../lacked/lacked-index';
import type { IndexKey } from '../lacked/index-key';
import { type IndexFields, sortKeys } from '../shape/index-fields';

/** The keys of an index in their order: `1` and `-1`, or a kind of its own such as `text`. */
export type IndexKeys = Readonly<Record<string, unknown>>;

/** What reading took, or would take, and what it had to go by. */
export interface Work {
  /** What it took, where it was done. */
  executed?: { documents: number; keys: number; returned: number };
  /** Whether the whole collection is read. */
  wholeCollection: boolean;
  /** Whether documents are sorted in memory as they are stored. */
  sorted: boolean;
  /** Names of the indexes that are used. */
  used: readonly string[];
  fields: IndexFields;
  /** The indexes that the collection has. */
  indexes: readonly IndexKeys[];
  /** Whether an index was tried for such operations, and gained nothing. */
  isRefuted: (keys: readonly IndexKey[]) => boolean;
}

/** More documents than this many times those returned are read in vain. */
const WASTE = 10;

const number = (value: number): string => value.toLocaleString('en-US');
const plural = (count: number, noun: string, many = `${noun}s`): string =>
  `${number(count)} ${count === 1 ? noun : many}`;
const list = (names: readonly string[], word: string): string =>
  [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(` ${word} `);

/** The keys of an index as the API writes a sort: `-` descends. */
export const textOfKeys = (keys: Readonly<Record<string, 1 | -1>>): string[] =>
  Object.entries(keys).map(([field, direction]) => (direction < 0 ? `-${field}` : field));

/** The index that would serve better than what is there; undefined where nothing is lost, or it is there already. */
export function missingIndex(work: Work): Record<string, 1 | -1> | undefined {
  return lackedBy(work, work.isRefuted);
}

/** The index that would serve by its fields alone, and that was tried and gained nothing. */
function rejectedIndex(work: Work): Record<string, 1 | -1> | undefined {
  const keys = lackedBy(work, () => false);
  return keys !== undefined && work.isRefuted(Object.entries(keys)) ? keys : undefined;
}

function lackedBy(work: Work, isRefuted: Work['isRefuted']): Record<string, 1 | -1> | undefined {
  if (!isWasteful(work)) return undefined;
  const { fields, indexes } = work;
  const lacked = lackedIndex({ ...fields, sort: sortKeys(fields.sort) }, indexes.flatMap(plainKeys), isRefuted);
  return lacked && Object.fromEntries(lacked.keys as [string, 1 | -1][]);
}

/** The keys of an index of plain fields; none of another kind. */
function plainKeys(index: IndexKeys): (readonly IndexKey[])[] {
  const keys = Object.entries(index).map(([path, direction]): IndexKey => [path, Number(direction) < 0 ? -1 : 1]);
  const isPlain = Object.entries(index).every(([path, kind]) => Number.isFinite(Number(kind)) && !path.includes('$**'));
  return isPlain ? [keys] : [];
}

function isWasteful({ executed, wholeCollection, sorted }: Work): boolean {
  if (executed === undefined) return wholeCollection || sorted;
  const { documents, returned } = executed;
  return sorted || (documents > returned && wholeCollection) || documents > WASTE * Math.max(1, returned);
}

/** Why documents are read that are not returned. */
function reason({ wholeCollection, used, fields, indexes }: Work): string {
  const conditions = [...fields.equality, ...fields.range];
  if (!wholeCollection)
    return used.length === 0 ? '' : `, by ${used.length === 1 ? 'index' : 'indexes'} ${list(used, 'and')}`;
  if (conditions.length === 0) {
    return fields.disjunctive
      ? ', as a condition under $or or $nor has no index'
      : ', as it has no condition that an index narrows';
  }
  const begins = indexes.some((index) => conditions.includes(Object.keys(index)[0] ?? ''));
  return begins
    ? `, the whole collection, although an index begins with ${list(conditions, 'or')}: it would not have narrowed enough`
    : `, because no index begins with ${list(conditions, 'or')}`;
}

/** What reading takes and why, in sentences that need no knowledge of plans. */
export function workInWords(work: Work): string {
  const { executed, wholeCollection, sorted } = work;
  const sentences: string[] = [];
  if (executed === undefined) {
    sentences.push(`Would read ${wholeCollection ? 'every document' : 'documents'}${reason(work)}.`);
  } else {
    const { documents, keys, returned } = executed;
    const read = documents === 0 && keys > 0 ? plural(keys, 'index key') : plural(documents, 'document');
    sentences.push(`Reads ${read} to return ${number(returned)}${reason(work)}.`);
  }
  if (sorted) sentences.push('Sorts them in memory, because no index that it uses has the order.');
  const [missing, rejected] = [missingIndex(work), rejectedIndex(work)];
  if (rejected !== undefined)
    sentences.push(
      `An index ${keysInWords(rejected)} was tried on a sample and gained such operations nothing: GET /api/v1/database/advice says why.`,
    );
  if (missing !== undefined) sentences.push(`An index ${keysInWords(missing)} would serve it.`);
  return sentences.join(' ');
}
