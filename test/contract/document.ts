import type { Effect, FieldEffect } from '@lucid/common';
import { cloneRoot } from '@lucid/engines';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: string[];
  pattern?: string;
  examples?: unknown[];
  default?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean;
  items?: Schema;
  anyOf?: Schema[];
  readOnly?: boolean;
  minimum?: number;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  /** Names a collection. */
  'x-collection'?: boolean;
  /** What sending it does beyond the operation itself. */
  'x-effect'?: FieldEffect;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

/** What a body is in one media type. */
export interface MediaType {
  schema: Schema;
  examples?: Record<string, { $ref?: string; value?: unknown }>;
}

interface OperationObject {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  security?: object[];
  'x-required-scope'?: string;
  'x-collection-effect'?: Effect;
  'x-held-place'?: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, MediaType> };
  responses: Record<string, { content?: Record<string, MediaType> }>;
}

export interface Document {
  info: { version: string };
  tags: { name: string; description: string }[];
  'x-tagGroups': { name: string; tags: string[] }[];
  paths: Record<string, Record<string, OperationObject>>;
  components: { schemas: Record<string, Schema>; examples: Record<string, { value: unknown }> };
}

/** One operation of the document. */
export interface DocumentedOperation extends OperationObject {
  method: string;
  path: string;
  /** Whether it is answered without a key. */
  open: boolean;
  /** Whether its answer has no end: a stream of events. */
  endless: boolean;
}

export const DOCUMENT_FILE = join(cloneRoot(), 'configs', 'openapi.json');

/** The document as it is committed. */
export const document = JSON.parse(readFileSync(DOCUMENT_FILE, 'utf8')) as Document;

/** Every operation of the document. */
export const operations: readonly DocumentedOperation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    ...operation,
    method: method.toUpperCase(),
    path,
    open: operation.security?.length === 0,
    endless: 'text/event-stream' in (operation.responses['200']?.content ?? {}),
  })),
);

/** Two operations whose paths fit one path, the first of them by a word where the second has a parameter. */
export interface Rivals {
  literal: DocumentedOperation;
  templated: DocumentedOperation;
  word: string;
  parameter: string;
}

const isParameter = (part: string | undefined): boolean => part?.startsWith('{') === true;

/** Every pair of operations whose paths fit one path: the literal one is meant by it. */
export const rivals: readonly Rivals[] = operations.flatMap((literal) =>
  operations.flatMap((templated): Rivals[] => {
    const [left, right] = [literal.path.split('/'), templated.path.split('/')];
    const fits = left.every((part, i) => part === right[i] || isParameter(part) || isParameter(right[i]));
    const place = left.findIndex((part, i) => isParameter(part) !== isParameter(right[i]));
    if (left.length !== right.length || !fits || place < 0 || isParameter(left[place])) return [];
    return [{ literal, templated, word: left[place] ?? '', parameter: right[place]?.slice(1, -1) ?? '' }];
  }),
);

/** A schema, followed through its reference. */
export function resolve(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = document.components.schemas[schema.$ref.replace('#/components/schemas/', '')];
  if (found === undefined) throw new Error(`${schema.$ref} is not in the document`);
  return found;
}

/** A value that a schema allows, the least of it: its example, or what its type has. */
export function sample(given: Schema): unknown {
  const schema = resolve(given);
  if (schema.examples !== undefined) return schema.examples[0];
  if (schema.enum !== undefined) return schema.enum[0];
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sample(schema.properties?.[name] ?? {})] as const),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}));
    case 'integer':
      return schema.minimum ?? 0;
    case 'boolean':
      return false;
    case 'string':
      if (schema.format === 'date-time') return '2026-11-24T08:00:00.000Z';
      if (schema.pattern?.includes('[0-9a-f]{64}') === true) return 'a'.repeat(64);
      return 'a'.repeat(schema.minLength ?? 1);
    default:
      return null;
  }
}

/** The path of an operation with its parameters filled in. */
export const concretePath = ({ path, parameters = [] }: DocumentedOperation): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((candidate) => candidate.in === 'path' && candidate.name === name);
    return encodeURIComponent(String(sample(parameter?.schema ?? {})));
  });

/** The schema of the body of an operation, if it takes one in JSON. */
export function bodySchema({ requestBody }: DocumentedOperation): Schema | undefined {
  const content = requestBody?.content['application/json'];
  return content === undefined ? undefined : resolve(content.schema);
}

/** The examples of a body by name, references followed. */
export function examplesIn({ examples = {} }: MediaType): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(examples).map(([name, { $ref, value }]) => [
      name,
      $ref === undefined ? value : document.components.examples[$ref.replace('#/components/examples/', '')]?.value,
    ]),
  );
}

/** The JSON body that the document shows for an operation; undefined when it takes none. */
export function exampleBody({ requestBody }: DocumentedOperation): unknown {
  const content = requestBody?.content['application/json'];
  return content === undefined ? undefined : structuredClone(Object.values(examplesIn(content))[0]);
}

const ORDER = ['POST', 'PUT', 'PATCH', 'GET', 'DELETE'];

/** What creates comes first, and what deletes last, so that what reads finds the examples of the document. */
export const inOrder = (some: readonly DocumentedOperation[]): DocumentedOperation[] =>
  some.toSorted((a, b) => ORDER.indexOf(a.method) - ORDER.indexOf(b.method));
