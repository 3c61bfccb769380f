import { bodySchema, type DocumentedOperation, exampleBody, resolve, sample, type Schema } from './document';

/** A place in the requests of an operation: a parameter by its name, or a path into the body. */
export interface Place {
  in: 'path' | 'query' | 'body';
  path: readonly (string | number)[];
  schema: Schema;
}

/** A request as it is sent. */
export interface PlainRequest {
  method: string;
  path: string;
  body?: unknown;
}

export const nameOf = ({ path }: Place): string => path.filter((part) => typeof part === 'string').join('.');

function bodyPlaces(given: Schema, path: readonly (string | number)[], seen: readonly Schema[]): Place[] {
  const schema = resolve(given);
  const here: Place[] = path.length === 0 ? [] : [{ in: 'body', path, schema: given }];
  if (seen.includes(schema)) return here;
  const inner = [...seen, schema];
  const properties = Object.entries(schema.properties ?? {});
  return [
    ...here,
    ...properties.flatMap(([name, property]) => bodyPlaces(property, [...path, name], inner)),
    ...(schema.items === undefined ? [] : bodyPlaces(schema.items, [...path, 0], inner)),
    ...(schema.anyOf ?? []).flatMap((one) => bodyPlaces(one, path, inner).filter((place) => place.path !== path)),
  ];
}

/** Every place in the requests of an operation. */
export function placesOf(operation: DocumentedOperation): Place[] {
  const parameters = (operation.parameters ?? []).flatMap((parameter): Place[] =>
    parameter.in === 'header' ? [] : [{ in: parameter.in, path: [parameter.name], schema: parameter.schema }],
  );
  const body = bodySchema(operation);
  return [...parameters, ...(body === undefined ? [] : bodyPlaces(body, [], []))];
}

/** Puts a value into a body, with the least that the schema asks for around it. */
function put(target: unknown, given: Schema, [head, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (head === undefined) return value;
  const schema = resolve(given.anyOf?.find(({ type }) => type !== 'null') ?? given);
  if (typeof head === 'number') return [put((target as unknown[] | undefined)?.[0], schema.items ?? {}, rest, value)];
  const property = schema.properties?.[head] ?? {};
  const around = (target ?? sample(schema)) as Record<string, unknown>;
  return { ...around, [head]: put(around[head], property, rest, value) };
}

/** A request as the document shows it, with values at some places. */
export function requestWith(operation: DocumentedOperation, values: readonly [Place, unknown][]): PlainRequest {
  const { method, parameters = [] } = operation;
  const of = (where: 'path' | 'query'): [string, string][] =>
    parameters
      .filter((parameter) => parameter.in === where)
      .flatMap(({ name, required, schema }): [string, string][] => {
        const chosen = values.find(([place]) => place.in === where && place.path[0] === name);
        if (chosen === undefined && required !== true) return [];
        return [[name, String(chosen === undefined ? sample(schema) : chosen[1])]];
      });
  const path = of('path').reduce(
    (url, [name, value]) => url.replace(`{${name}}`, encodeURIComponent(value)),
    operation.path,
  );
  const query = of('query').map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const schema = bodySchema(operation);
  const inBody = values.filter(([place]) => place.in === 'body');
  const body =
    schema === undefined
      ? undefined
      : inBody.reduce((made, [place, value]) => put(made, schema, place.path, value), exampleBody(operation));
  return {
    method,
    path: query.length === 0 ? path : `${path}?${query.join('&')}`,
    ...(body !== undefined && { body }),
  };
}
