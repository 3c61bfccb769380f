import {
  createLucidClient,
  type Data,
  type Given,
  type Init,
  LucidConnectionError,
  LucidError,
  type PathsWith,
} from '@lucid/client';
import { type ApiRequest } from '../requests/api-request';

type Method = ApiRequest['method'];

/** Path of the console, with a slash at its end. All its pages are one level below. */
export const consolePath = new URL('.', document.baseURI).pathname;

/** Address of the service, without a slash at its end. Under a path prefix it has that prefix. */
export const serviceUrl = new URL('..', document.baseURI).href.replace(/\/$/, '');

/** Pages ask again at their own pace, so no request is repeated by the client. */
export const lucid = createLucidClient({ baseUrl: serviceUrl, retries: 0, timeoutMs: 20_000 });

/** An operation of the OpenAPI document with its parameters, to send or to show. */
export function request<M extends Method, P extends PathsWith<M>>(
  method: M,
  path: P,
  ...[init]: Given<Init<P, M>>
): ApiRequest<Data<P, M>> {
  return { method, path, ...init };
}

export interface Answered<T> {
  data: T;
  etag: string | undefined;
}

type Send = (path: string, init: object) => Promise<Answered<unknown>>;
const senders = { get: lucid.GET, post: lucid.POST, put: lucid.PUT, patch: lucid.PATCH, delete: lucid.DELETE };

/** Sends a request. @throws LucidError, LucidConnectionError */
export async function send<T>(
  { method, path, params, body }: ApiRequest<T>,
  signal?: AbortSignal,
): Promise<Answered<T>> {
  const init = {
    ...(params !== undefined && { params }),
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
  };
  const { data, etag } = await (senders[method] as unknown as Send)(path, init);
  return { data: data as T, etag };
}

/** Whether an error says that the service, or what is before it, did not answer. */
export const isAway = (error: unknown): boolean =>
  error instanceof LucidConnectionError || (error instanceof LucidError && [502, 503, 504].includes(error.status));

/** What an error says, and the id of its request. */
export function told(error: unknown): { detail: string; rules: readonly string[]; requestId?: string; code?: string } {
  if (error instanceof LucidError) {
    const rules = error.errors.map(({ pointer, message }) => `${pointer} ${message}`);
    return { detail: error.detail, rules, requestId: error.requestId, code: error.code };
  }
  if (error instanceof LucidConnectionError)
    return { detail: 'The service did not answer. Check that it runs and that this browser reaches it.', rules: [] };
  return { detail: error instanceof Error ? error.message : String(error), rules: [] };
}
