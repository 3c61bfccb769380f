import { fieldsOf, type FieldError, ProblemError } from '@lucid/common';
import { ANY_BSON, elementOf, exactValue, idFieldOf, modelOf, valueKeyOf, valueOf } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { holdAll, type RestoreCondition, wrongValue } from './conditions';

const { BSON, EJSON } = { BSON: mongo.BSON, EJSON: mongo.BSON.EJSON };

/** Every value is left as its own BSON type: JavaScript would round some numbers. */
const AS_STORED = { ...ANY_BSON, promoteValues: false } as const;

/** What becomes of a document whose place is taken. */
export const CONFLICTS = ['skip', 'replace', 'aside'] as const;

/** The documents of one collection that are put back. */
export interface Selection {
  collection: string;
  ids?: string[];
  filter?: RestoreCondition[];
  conflict: (typeof CONFLICTS)[number];
}

/** The most documents that conditions may choose: more is a restore of the collection. */
export const MOST_DOCUMENTS = 10_000;
/** The most ids: as many fit into a body, however long they are within reason. */
export const MOST_IDS = 1000;

/** Whether documents of a collection have a version that entity tags are made of. */
export function isVersioned(collection: string): boolean {
  const model = modelOf(collection);
  return model !== undefined && 'version' in fieldsOf(model);
}

/** A document's id, for people and as it is asked for. */
export function idTextOf(document: Uint8Array, field: string): string {
  const element = elementOf(document, field) ?? elementOf(document, '_id');
  if (element === undefined) return '';
  const value = valueOf(element);
  if (typeof value === 'string') return value;
  return value instanceof mongo.ObjectId ? value.toHexString() : EJSON.stringify(value, { relaxed: false });
}

/** Chooses documents, and tells which of the ids were not met. */
export class DocumentSelector {
  private readonly field: string;
  private readonly wanted = new Map<string, string>();
  private readonly met = new Set<string>();

  /** @throws ProblemError 400 when the selection is none */
  constructor(private readonly selection: Selection) {
    const { collection, ids, filter = [] } = selection;
    this.field = idFieldOf(collection);
    const errors: FieldError[] = [];
    if ((ids === undefined) === (selection.filter === undefined))
      errors.push({ pointer: '/documents', code: 'combination', message: 'must have either ids or a filter' });
    for (const [index, id] of (ids ?? []).entries()) {
      try {
        for (const value of this.readings(id))
          this.wanted.set(valueKeyOf(elementOf(BSON.serialize({ v: value }), 'v') as never), id);
      } catch {
        errors.push({
          pointer: `/documents/ids/${index}`,
          code: 'combination',
          message: `must be the ${this.field} of a document of ${collection}; text that begins with { must be extended JSON that BSON holds exactly`,
        });
      }
    }
    for (const [index, condition] of filter.entries()) {
      const wrong = this.wrongIn(condition, `/documents/filter/${index}`);
      if (wrong !== undefined) errors.push(wrong);
    }
    if (errors.length > 0)
      throw new ProblemError('invalid_body', 'The body breaks the rules listed in errors.', {
        errors: errors.slice(0, 100),
      });
  }

  private wrongIn(condition: RestoreCondition, pointer: string): FieldError | undefined {
    const model = modelOf(this.selection.collection);
    const [head = ''] = condition.field.split('.');
    if (model !== undefined && head !== '_id' && !(head in fieldsOf(model)))
      return {
        pointer: `${pointer}/field`,
        code: 'combination',
        message: `is no field of ${this.selection.collection}`,
      };
    return wrongValue(condition, pointer);
  }

  /** What an id may be: of a model its text; else text, an ObjectId in hex, or extended JSON. A number stands for equal ones of all types. */
  private readings(id: string): unknown[] {
    if (this.field !== '_id') return [id];
    if (/^[0-9a-f]{24}$/i.test(id)) return [new mongo.ObjectId(id), id];
    if (!id.startsWith('{')) return [id];
    const value = exactValue(id);
    if (value === undefined) throw new TypeError('It is no value that BSON holds as it is written');
    return [value];
  }

  chooses(document: Uint8Array): boolean {
    const { filter } = this.selection;
    if (filter !== undefined) return holdAll(BSON.deserialize(document, AS_STORED), filter);
    const element = elementOf(document, this.field);
    const id = element && this.wanted.get(valueKeyOf(element));
    if (id !== undefined) this.met.add(id);
    return id !== undefined;
  }

  /** Of the ids that were asked for, those that no document had so far. */
  get unmet(): string[] {
    return (this.selection.ids ?? []).filter((id) => !this.met.has(id));
  }
}
