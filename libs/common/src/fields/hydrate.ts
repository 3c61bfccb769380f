import { validateSync, type ValidationError } from 'class-validator';
import type { FieldError } from '../problem/errors';
import { pointerOf } from '../problem/pointer';
import type { FieldOptions, ObjectRule } from './field';
import { parseExactInstant, parseInstant } from './instant';
import { fieldsOf, type ModelClass } from './model-class';
import { testOf, validatorsOf } from './validators';

/** The most errors that one answer tells: enough to mend a client, too few to make an answer large. No more than these are made. */
export const MAX_ERRORS = 100;

const prepared = new WeakSet<ModelClass>();

/** Declares a class's fields to class-validator, once. */
function prepare(type: ModelClass): void {
  if (prepared.has(type)) return;
  prepared.add(type);
  for (const [property, field] of Object.entries(fieldsOf(type))) {
    for (const decorate of validatorsOf(field)) decorate(type.prototype as object, property);
  }
}

type PropertyTest = [property: string, test: (value: unknown) => boolean];
const tests = new WeakMap<ModelClass, PropertyTest[]>();

/** The tests of the fields of a class. They take a tenth of the time that class-validator takes. */
function testsOf(type: ModelClass): PropertyTest[] {
  let ofType = tests.get(type);
  if (ofType === undefined) {
    ofType = Object.entries(fieldsOf(type)).map(([property, field]) => [property, testOf(field, accepts)]);
    tests.set(type, ofType);
  }
  return ofType;
}

/** Whether nothing is wrong with an instance. */
function accepts(type: ModelClass, instance: object): boolean {
  const values = instance as Record<string, unknown>;
  return testsOf(type).every(([property, test]) => test(values[property]));
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Errors, as many as are told, and the place in the data that is being looked at. */
class FieldErrors {
  readonly errors: FieldError[] = [];
  private readonly places: (string | number)[] = [];

  constructor(private readonly most: number) {}

  get isFull(): boolean {
    return this.errors.length >= this.most;
  }

  /** Looks at what stands under a key or an index. */
  within<T>(place: string | number, look: () => T): T {
    this.places.push(place);
    const result = look();
    this.places.pop();
    return result;
  }

  add(key: string, code: string, message: string): void {
    if (!this.isFull) this.errors.push({ pointer: pointerOf([...this.places, key]), code, message });
  }
}

/** How data is read: whether numbers, flags and lists come as text, and the unknown fields met on the way. */
interface Reading {
  fromText: boolean;
  unknown: FieldErrors;
}

function convert(field: FieldOptions | ObjectRule, value: unknown, place: string, reading: Reading): unknown {
  if (field.kind === 'object')
    return isPlain(value) ? reading.unknown.within(place, () => hydrate(field.type(), value, reading)) : value;
  if (field.kind === 'list' && Array.isArray(value)) {
    const { items, maxItems = Infinity } = field;
    // Of a list that is too long nothing is read.
    if (items.kind !== 'object' || value.length > maxItems) return value;
    return reading.unknown.within(place, () => convertItems(items, value, reading));
  }
  if (typeof value !== 'string') return value;
  if (field.kind === 'instant') return (field.exact === true ? parseExactInstant : parseInstant)(value) ?? value;
  if (field.kind === 'text') return field.normalise?.(value) ?? value;
  if (!reading.fromText) return value;
  if (field.kind === 'int') return /^-?\d{1,16}$/.test(value) ? Number(value) : value;
  if (field.kind === 'flag') return { true: true, false: false }[value] ?? value;
  if (field.kind === 'list') return value.split(',');
  return value;
}

/** Converts the items of a list, until the list is refused anyway. */
function convertItems(rule: ObjectRule, items: readonly unknown[], reading: Reading): unknown[] {
  const type = rule.type();
  const converted: unknown[] = [];
  for (const [i, item] of items.entries()) {
    if (reading.unknown.isFull) break;
    converted.push(isPlain(item) ? reading.unknown.within(i, () => hydrate(type, item, reading)) : item);
  }
  return converted;
}

/** Makes an instance of a class from plain data, converting what JSON or a query cannot say; it checks nothing but the names. */
function hydrate(type: ModelClass, plain: Record<string, unknown>, reading: Reading): object {
  const fields = fieldsOf(type);
  const instance = new type() as Record<string, unknown>;
  prepare(type);
  for (const [key, value] of Object.entries(plain)) {
    // The data is refused anyway: what else is wrong with it would not be told.
    if (reading.unknown.isFull) break;
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    // Unknown fields are told by their own names and never assigned: one may be `__proto__`, which class-validator would let pass.
    if (field !== undefined) instance[key] = convert(field, value, key, reading);
    else reading.unknown.add(key, 'unknown_field', 'is not a field here');
  }
  for (const [key, { fallback }] of Object.entries(fields)) {
    if (fallback !== undefined && instance[key] === undefined) instance[key] = fallback;
  }
  return instance;
}

function note({ property, constraints, value }: ValidationError, findings: FieldErrors): void {
  // The first broken rule tells enough; the rest follow from it.
  const [name, message] = Object.entries(constraints ?? {})[0] ?? [];
  if (name === undefined || message === undefined) return;
  if (value === undefined) findings.add(property, 'required', 'is required');
  else findings.add(property, name, message);
}

/**
 * Finds what is wrong with an instance. class-validator is asked about the fields of one object at a time: asked about all that is nested in it, it would
 * find everything, however many errors that are.
 */
function collect(type: ModelClass, instance: object, findings: FieldErrors): void {
  if (findings.isFull) return;
  const values = instance as Record<string, unknown>;
  const failing = new Set<string>();
  for (const [property, test] of testsOf(type)) if (!test(values[property])) failing.add(property);
  if (failing.size === 0) return;
  // The other fields, which may be large, are not checked again.
  const picked = Object.assign(new type(), Object.fromEntries([...failing].map((name) => [name, values[name]])));
  const wrong = validateSync(picked, { forbidUnknownValues: false, stopAtFirstError: true });
  for (const error of wrong) if (failing.has(error.property)) note(error, findings);
  const noted = new Set(wrong.map(({ property }) => property));
  for (const [property, field] of Object.entries(fieldsOf(type))) {
    const value = values[property];
    if (!failing.has(property) || noted.has(property) || !nests(value)) continue;
    if (field.kind === 'object') findings.within(property, () => collect(field.type(), value, findings));
    if (field.kind !== 'list' || field.items.kind !== 'object' || !Array.isArray(value)) continue;
    const itemType = field.items.type();
    findings.within(property, () => {
      for (let i = 0; i < value.length && !findings.isFull; i += 1)
        findings.within(i, () => collect(itemType, value[i] as object, findings));
    });
  }
}

const nests = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * The checked data as plain objects: what is stored, compared and answered has no prototype of ours. Values of kind `any` are plain already. They are
 * not copied: a bulk request may have 50,000 keys in them.
 */
function plainOf(value: unknown): unknown {
  if (Array.isArray(value)) return typeof value[0] === 'object' ? value.map(plainOf) : value;
  if (!isPlain(value) || Object.getPrototypeOf(value) === Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plainOf(child)]));
}

export type Checked<T> = { value: T; errors: [] } | { value?: undefined; errors: FieldError[] };

/**
 * Reads plain data as a class says and checks it against the class's fields; unknown fields are errors.
 * @param fromText whether numbers, flags and lists come as text, as in a query
 * @param mostErrors how many errors are looked for
 */
export function check<T extends object>(
  type: ModelClass<T>,
  plain: unknown,
  fromText = false,
  mostErrors = MAX_ERRORS,
): Checked<T> {
  if (!isPlain(plain)) return { errors: [{ pointer: '', code: 'object', message: 'must be an object' }] };
  const findings = new FieldErrors(mostErrors);
  const instance = hydrate(type, plain, { fromText, unknown: findings });
  collect(type, instance, findings);
  const { errors } = findings;
  return errors.length === 0 ? { value: plainOf(instance) as T, errors: [] } : { errors };
}
