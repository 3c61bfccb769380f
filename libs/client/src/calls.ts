import createFetchClient, { type ParamsOption, type RequestBodyOption } from 'openapi-fetch';
import type { FilterKeys, HttpMethod, PathsWithMethod, RequiredKeysOf } from 'openapi-typescript-helpers';
import type { paths } from './api-types.js';
import type { Sender } from './sender.js';

/** The paths of the document that have a method. */
export type PathsWith<M extends HttpMethod> = PathsWithMethod<paths, M>;

type Operation<P extends keyof paths, M extends HttpMethod> = FilterKeys<paths[P], M>;

/** What a call is given: `params` (`path`, `query`, `header`) and `body` as the document has them. */
export type Init<P extends keyof paths, M extends HttpMethod> = ParamsOption<Operation<P, M>> &
  RequestBodyOption<Operation<P, M>> & { headers?: Record<string, string>; signal?: AbortSignal };

/** Such arguments, which may be left out where none are required. */
export type Given<I> = RequiredKeysOf<I> extends never ? [init?: I] : [init: I];

type Content<R> = R extends { content: infer C } ? C[keyof C] : undefined;

/** The body of an operation's success. */
export type Data<P extends keyof paths, M extends HttpMethod> =
  Operation<P, M> extends { responses: infer R } ? Content<R[keyof R]> : never;

/** A success: its body, and what stands in the headers. */
export interface Answer<T> {
  data: T;
  /** The entity tag of a document, for If-Match. */
  etag: string | undefined;
  response: Response;
}

/** Calls an operation, named by its path as the document has it, with the parameters in braces. */
export type Call<M extends HttpMethod> = <P extends PathsWith<M>>(
  path: P,
  ...init: Given<Init<P, M>>
) => Promise<Answer<Data<P, M>>>;

const isBytes = (body: unknown): body is Blob | ArrayBuffer | ArrayBufferView =>
  body instanceof Blob || body instanceof ArrayBuffer || ArrayBuffer.isView(body);

/** What a body is sent as. A merge patch is plain JSON too, but says what it is. */
function typeOf(method: string, body: unknown): Record<string, string> {
  if (body === undefined) return {};
  if (isBytes(body)) return { 'content-type': 'application/octet-stream' };
  return { 'content-type': method === 'patch' ? 'application/merge-patch+json' : 'application/json' };
}

async function read(response: Response): Promise<unknown> {
  if (response.body === null || response.status === 204) return undefined;
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) return response.json();
  return type.startsWith('application/octet-stream') ? response.blob() : response.text();
}

/** Sends one operation and gives its answer unread. */
export type Opener = (method: HttpMethod, path: string, init?: object) => Promise<Response>;

/** Makes requests of paths, parameters and bodies. */
export function openerOf(baseUrl: string, sender: Sender): Opener {
  const { request } = createFetchClient<Record<string, Record<HttpMethod, object>>>({
    baseUrl,
    querySerializer: { array: { style: 'form', explode: false } },
    bodySerializer: (body: unknown) => (isBytes(body) ? body : JSON.stringify(body)),
  });
  return async (method, path, init: { body?: unknown; headers?: Record<string, string> } = {}) => {
    const whole = {
      ...init,
      headers: { ...typeOf(method, init.body), ...init.headers },
      parseAs: 'stream',
      fetch: (made: Request) => sender.send(made, path),
    } as const;
    // What it may be given was checked where the call was typed.
    const { response } = await request(method, path, whole as Record<string, unknown>);
    return response;
  };
}

/** The calls of one method. */
export function callOf<M extends HttpMethod>(open: Opener, method: M): Call<M> {
  return async <P extends PathsWith<M>>(path: P, ...[init]: Given<Init<P, M>>) => {
    const response = await open(method, path, init);
    const data = (await read(response)) as Data<P, M>;
    return { data, etag: response.headers.get('etag') ?? undefined, response };
  };
}
