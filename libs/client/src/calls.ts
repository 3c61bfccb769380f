import createFetchClient, { type ParamsOption, type RequestBodyOption } from 'openapi-fetch';
import type { FilterKeys, HttpMethod, PathsWithMethod, RequiredKeysOf } from 'openapi-typescript-helpers';
import type { paths } from './api-types.js';
import { LucidAnswerError } from './errors.js';
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

/** Paths whose answer is plain text. */
const TEXT_PATHS = new Set(['/metrics']);

const typeOfAnswer = ({ headers }: Response): string => headers.get('content-type') ?? '';

/** An answer that is not read yet, and the request that it is for. */
export interface Opened {
  request: { method: string; url: string };
  response: Response;
}

/** The body of an answer. @throws LucidAnswerError when it is not what the path answers */
export async function read(path: string, { request, response }: Opened): Promise<unknown> {
  if (response.body === null || response.status === 204) return undefined;
  const type = typeOfAnswer(response);
  if (type.startsWith('application/octet-stream')) return response.blob();
  const text = await response.text();
  if (TEXT_PATHS.has(path) || type.startsWith('text/event-stream')) return text;
  if (!type.includes('json')) throw new LucidAnswerError(request, 'JSON', text);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new LucidAnswerError(request, 'JSON', text, cause);
  }
}

/** An answer whose body is a stream of events, or that has no body. @throws LucidAnswerError for any other */
export async function eventsIn({ request, response }: Opened): Promise<Response> {
  if (response.body === null || typeOfAnswer(response).startsWith('text/event-stream')) return response;
  throw new LucidAnswerError(request, 'events', await response.text());
}

/** Sends one operation and gives its answer unread. */
export type Opener = (method: HttpMethod, path: string, init?: object) => Promise<Opened>;

/** Makes requests of paths, parameters and bodies. */
export function openerOf(baseUrl: string, sender: Sender): Opener {
  const { request } = createFetchClient<Record<string, Record<HttpMethod, object>>>({
    baseUrl,
    querySerializer: { array: { style: 'form', explode: false } },
    bodySerializer: (body: unknown) => (isBytes(body) ? body : JSON.stringify(body)),
  });
  return async (method, path, init: { body?: unknown; headers?: Record<string, string> } = {}) => {
    let url = baseUrl;
    const whole = {
      ...init,
      headers: { ...typeOf(method, init.body), ...init.headers },
      parseAs: 'stream',
      fetch: (made: Request) => {
        url = made.url;
        return sender.send(made, path);
      },
    } as const;
    // What it may be given was checked where the call was typed.
    const { response } = await request(method, path, whole as Record<string, unknown>);
    return { request: { method: method.toUpperCase(), url }, response };
  };
}

/** The calls of one method. */
export function callOf<M extends HttpMethod>(open: Opener, method: M): Call<M> {
  return async <P extends PathsWith<M>>(path: P, ...[init]: Given<Init<P, M>>) => {
    const opened = await open(method, path, init);
    const { response } = opened;
    const data = (await read(path, opened)) as Data<P, M>;
    return { data, etag: response.headers.get('etag') ?? undefined, response };
  };
}
