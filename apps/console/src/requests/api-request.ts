/** A request of the API: what a page sends, and what its preview shows. */
export interface ApiRequest<T = unknown> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Path as the OpenAPI document has it, with parameters in braces. */
  path: string;
  params?: { path?: Params; query?: Params; header?: Params };
  body?: unknown;
  /** Only the type is used: that of the answer. */
  readonly answer?: T;
}

type Params = Readonly<Record<string, unknown>>;

/** The address of a request, relative to the service. */
export function addressOf({ path, params }: ApiRequest): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(textOf(params?.path?.[name])));
  const query = Object.entries(params?.query ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(textOf(value))}`)
    .join('&');
  return query === '' ? filled : `${filled}?${query}`;
}

/** A parameter as text; lists are separated by commas, as the service expects. */
export const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(textOf).join(',') : typeof value === 'string' ? value : JSON.stringify(value ?? '');
