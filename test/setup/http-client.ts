/** An answer, read whole. */
export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

/** Calls of one base address, each with the same headers; a body is sent as JSON, and read as it is said to be. */
export class HttpClient {
  constructor(
    private readonly base: string,
    private readonly always: Readonly<Record<string, string>> = {},
  ) {}

  async call<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${this.base}${path}`, {
      method,
      headers: { ...this.always, ...type, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? undefined : isJson ? JSON.parse(text) : text) as T,
    };
  }

  get = <T = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<Answer<T>> =>
    this.call<T>('GET', path, undefined, headers);

  post = <T = Record<string, unknown>>(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>> => this.call<T>('POST', path, body, headers);

  put = <T = Record<string, unknown>>(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>> => this.call<T>('PUT', path, body, headers);

  patch = <T = Record<string, unknown>>(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>> => this.call<T>('PATCH', path, body, headers);

  delete = <T = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<Answer<T>> =>
    this.call<T>('DELETE', path, undefined, headers);
}
