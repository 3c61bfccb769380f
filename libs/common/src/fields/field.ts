import type { FieldEffect } from '../scopes/effect';
import { declareField } from './model-class';
import type { ModelClass } from './model-class';

/** Text, checked by code points. `check` is for what a pattern cannot say; it gets text that passed everything else. */
export interface TextRule {
  kind: 'text';
  minLength?: number;
  maxLength?: number;
  pattern?: RegExp;
  /** Closed list of values; documented as the named schema `enumName`. */
  values?: readonly string[];
  enumName?: string;
  /** Tells generators and readers what the text is (`email`, `uuid`, …); the pattern and check do the refusing. */
  format?: string;
  /** Brings the text to its stored form before it is checked. */
  normalise?: (text: string) => string;
  /** Text of this form. Fields without an example of their own show it. */
  sample?: string;
  check?: { code: string; message: string; passes: (text: string) => boolean };
}

/** A whole number; all are within 32 bits unless `long`. */
export interface IntRule {
  kind: 'int';
  min?: number;
  max?: number;
  long?: boolean;
}

export interface FlagRule {
  kind: 'flag';
}

/** A point in time: RFC 3339 in, a Date inside, RFC 3339 in UTC out. */
export interface InstantRule {
  kind: 'instant';
  /** Refuses digits after the milliseconds, which a Date does not hold; otherwise they are cut off. */
  exact?: true;
}

export interface ObjectRule {
  kind: 'object';
  type: () => ModelClass;
}

/** Whatever JSON can say; something else reads it. `schema` documents what that takes. */
export interface AnyRule {
  kind: 'any';
  schema?: Readonly<Record<string, unknown>>;
  check?: { code: string; message: string; passes: (value: unknown) => boolean };
}

export interface ListRule {
  kind: 'list';
  items: TextRule | IntRule | ObjectRule | AnyRule;
  minItems?: number;
  maxItems?: number;
  unique?: boolean;
}

export type Rule = TextRule | IntRule | FlagRule | InstantRule | ObjectRule | AnyRule | ListRule;

/** One field of a model, body, query or answer: the source of its validation, storage, document and mapping. */
export type FieldOptions = Rule & {
  description: string;
  /** A valid value. Without one, the document derives a value from the rule. */
  example?: unknown;
  /** False for a field that excludes other fields: examples of whole objects leave it out. */
  inExamples?: false;
  required?: boolean;
  /** Set by the service only: in no body. */
  readOnly?: boolean;
  /** Accepted when the resource is created, never afterwards. */
  immutable?: boolean;
  /** Taken in bodies only: it is kept elsewhere, and not answered. */
  writeOnly?: boolean;
  /** In answers only: the service derives it when it reads a document, and never stores it. */
  derived?: true;
  /** Accepts null (which a merge patch reads as: remove). */
  nullable?: boolean;
  /** Taken when a body or query leaves it out. */
  fallback?: unknown;
  /** Made by the service when a body leaves it out. */
  generated?: boolean;
  /** Names a collection: an operation that takes it declares what it does to that. */
  collection?: true;
  /** What sending it does beyond the effect of the operation itself, such as deleting documents. */
  effect?: FieldEffect;
};

/** Declares a property as a field of its class. Everything else about the field derives from what is said here. */
export function Field(options: FieldOptions): PropertyDecorator {
  return (target, property) => declareField(target.constructor as ModelClass, String(property), options);
}
