import { Slices } from '../concurrency/turn';
import type { FieldOptions, ListRule, Rule, TextRule } from './field';
import { fieldsOf, type ModelClass } from './model-class';
import { textTestOf } from './text-rules';

/** Lists of more items than this are looked through in slices: 100,000 hashes take 100 ms. */
const LARGE = 5000;
/** Items between two looks at the clock. */
const STEP = 500;

/** What is known of a list before its rules ask. */
interface Known {
  /** The rule that the items were compared with. */
  items: TextRule;
  passes: boolean;
  /** Absent if the list may hold an item twice. */
  isUnique?: boolean;
}

const known = new WeakMap<object, Known>();

/** What {@link lookThrough} found of a list whose items have a rule; undefined if it compared them with another rule. */
export function knownOf(list: readonly unknown[], items: Rule): Known | undefined {
  const found = known.get(list);
  return found?.items === items ? found : undefined;
}

type NamedField = [name: string, field: FieldOptions];
const searched = new WeakMap<ModelClass, NamedField[]>();

/** The fields of a class in which there may be large lists of text. Most classes have none, and most bodies pay nothing. */
function searchedFields(type: ModelClass): NamedField[] {
  let fields = searched.get(type);
  if (fields === undefined) {
    fields = Object.entries(fieldsOf(type)).filter(
      ([, field]) => field.kind === 'object' || (field.kind === 'list' && (field.maxItems ?? Infinity) > LARGE),
    );
    searched.set(type, fields);
  }
  return fields;
}

/**
 * Looks through the large lists of text in plain data, in turns of the event loop, so that the check of the data as a class need not do it in one step.
 * The lists must not change in between.
 */
export async function lookThrough(type: ModelClass, plain: unknown): Promise<void> {
  if (typeof plain !== 'object' || plain === null) return;
  for (const [name, field] of searchedFields(type)) {
    const value: unknown = Object.hasOwn(plain, name) ? (plain as Record<string, unknown>)[name] : undefined;
    if (field.kind === 'object') await lookThrough(field.type(), value);
    const isLarge = field.kind === 'list' && Array.isArray(value) && value.length > LARGE;
    if (isLarge && value.length <= (field.maxItems ?? Infinity)) await lookThroughList(field, value);
  }
}

async function lookThroughList({ items, unique = false }: ListRule, list: readonly unknown[]): Promise<void> {
  if (items.kind !== 'text' || items.values !== undefined) return;
  const slices = new Slices();
  const test = textTestOf(items);
  const seen = new Set<unknown>();
  let passes = true;
  for (const [at, item] of list.entries()) {
    passes &&= test(item);
    if (unique) seen.add(item);
    if (at % STEP === 0) await slices.pause();
  }
  known.set(list, { items, passes, ...(unique && { isUnique: seen.size === list.length }) });
}
