import { pointerOf } from '../problem/pointer';
import { Field, type FieldOptions, type Rule } from './field';
import { fieldsOf, type ModelClass } from './model-class';

/** A declared field that a stored document lacks, or whose stored value JSON cannot hold as the field is declared. */
export class InvalidField {
  @Field({
    kind: 'text',
    required: true,
    description: 'JSON pointer (RFC 6901) to the field in the document.',
    example: '/hardware_wallet/connected_at',
  })
  pointer!: string;

  @Field({
    kind: 'text',
    required: true,
    description: 'Type of the stored value, by the name that `$type` of MongoDB takes, or `missing`.',
    example: 'decimal',
  })
  stored_type!: string;
}

/** The most invalid fields that are named. */
const MOST_NAMED = 100;

/** The field of an answer that names what cannot be represented. */
export const INVALID_FIELDS = {
  kind: 'list',
  items: { kind: 'object', type: () => InvalidField },
  maxItems: MOST_NAMED,
  readOnly: true,
  derived: true,
  inExamples: false,
  description:
    'Fields that the response leaves out, at most 100, because MongoDB stores no value that this schema can represent. A required field can be among them. Present only if another program wrote the document. Send a valid value with PATCH or PUT to repair a field.',
} as const satisfies FieldOptions;

type Document = Readonly<Record<string, unknown>>;

/** A stored document as it is answered. */
export interface Presented {
  /** Its declared fields, as far as they can be represented; `invalid_fields` names the others, where the model declares that. */
  document: Record<string, unknown>;
  /** All that is left out, at most 100. */
  invalid: InvalidField[];
}

/** In place of a value that cannot be represented. */
const NOTHING = Symbol('nothing');

const isPlain = (value: unknown): value is Document => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** MongoDB's names of the types that the driver has classes for. */
const CLASSES: Readonly<Record<string, string>> = {
  ObjectId: 'objectId',
  Binary: 'binData',
  BSONRegExp: 'regex',
  Code: 'javascript',
  Timestamp: 'timestamp',
  Long: 'long',
  Decimal128: 'decimal',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
};

/** MongoDB's name of the type that a value had. What the driver promotes to a number of JavaScript is a `number`. */
function storedType(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (typeof value === 'boolean') return 'bool';
  const { _bsontype } = value as { _bsontype?: unknown };
  return typeof _bsontype === 'string' ? (CLASSES[_bsontype] ?? 'object') : typeof value;
}

/** Whether a number is one of the field's type: its own bounds are a matter of who writes. */
const isWhole = (value: unknown, long: boolean): boolean =>
  long ? Number.isSafeInteger(value) : typeof value === 'number' && value === (value | 0);

/** RFC 3339 has years of four digits. */
const isTime = (value: unknown): boolean =>
  value instanceof Date && value.getUTCFullYear() >= 1 && value.getUTCFullYear() <= 9999;

/** Whether JSON holds a value as it is. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.every(isJson);
  return isPlain(value) && Object.values(value).every(isJson);
}

class Presenting {
  readonly invalid: InvalidField[] = [];
  private readonly places: (string | number)[] = [];

  constructor(private readonly isText: (text: string) => boolean) {}

  document(type: ModelClass, stored: Document, asked?: ReadonlySet<string>): Record<string, unknown> {
    const shown: Record<string, unknown> = {};
    const fields = fieldsOf(type);
    for (const name of Object.keys(stored)) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (field === undefined || field.writeOnly === true || field.derived === true || asked?.has(name) === false)
        continue;
      const value = this.within(name, () => this.value(field, stored[name]));
      if (value !== NOTHING) shown[name] = value;
    }
    for (const [name, { required, writeOnly }] of Object.entries(fields)) {
      if (required !== true || writeOnly === true || Object.hasOwn(stored, name)) continue;
      if (asked?.has(name) !== false) this.name(name, 'missing');
    }
    if ('invalid_fields' in fields && this.invalid.length > 0) shown['invalid_fields'] = this.invalid;
    return shown;
  }

  private value(rule: Rule & { nullable?: boolean }, value: unknown): unknown {
    if (value === null && rule.nullable === true) return null;
    if (rule.kind === 'object') return isPlain(value) ? this.document(rule.type(), value) : this.nothing(value);
    if (rule.kind === 'list') return Array.isArray(value) ? this.list(rule.items, value) : this.nothing(value);
    return this.fits(rule, value) ? value : this.nothing(value);
  }

  /** A list is left out whole if one of its items cannot be represented: without it, the others would have other places. */
  private list(items: Rule, values: readonly unknown[]): unknown {
    const shown = values.map((value, i) => this.within(i, () => this.value(items, value)));
    return shown.includes(NOTHING) ? NOTHING : shown;
  }

  private fits(rule: Rule, value: unknown): boolean {
    switch (rule.kind) {
      case 'text':
        return typeof value === 'string' && this.isText(value);
      case 'int':
        return isWhole(value, rule.long === true);
      case 'flag':
        return typeof value === 'boolean';
      case 'instant':
        return isTime(value);
      case 'any':
        return isJson(value) && rule.check?.passes(value) !== false;
      default:
        return false;
    }
  }

  private within<T>(place: string | number, look: () => T): T {
    this.places.push(place);
    const result = look();
    this.places.pop();
    return result;
  }

  private nothing(value: unknown): typeof NOTHING {
    if (this.invalid.length < MOST_NAMED)
      this.invalid.push({ pointer: pointerOf(this.places), stored_type: storedType(value) });
    return NOTHING;
  }

  private name(field: string, stored_type: string): void {
    if (this.invalid.length < MOST_NAMED)
      this.invalid.push({ pointer: pointerOf([...this.places, field]), stored_type });
  }
}

/**
 * Makes the answer of a stored document, which any program may have written: declared fields only, at every level, and only values that JSON can hold as they
 * are declared. Everything else is left out, and what is declared is named.
 * @param asked the fields that are answered; all where it is left out
 * @param isText whether a text is what is stored; the driver puts U+FFFD in the place of bytes that are no UTF-8
 */
export function present(
  type: ModelClass,
  stored: Document,
  asked?: ReadonlySet<string>,
  isText: (text: string) => boolean = () => true,
): Presented {
  const presenting = new Presenting(isText);
  const document = presenting.document(type, stored, asked);
  return { document, invalid: presenting.invalid };
}
