import { LucidConnectionError, LucidError } from './errors.js';
import { Sender, type SenderOptions } from './sender.js';

type Step = Response | Error;

const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ status, code, detail: 'Said why.', request_id: 'r1', errors: [] }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });

describe('Sender', () => {
  let sent: Request[];

  /** Answers with one step after another, and notes what it was sent. */
  const senderOf = (steps: Step[], options: Partial<SenderOptions> = {}): Sender => {
    sent = [];
    const fetch = (url: string, init: RequestInit): Promise<Response> => {
      sent.push(new Request(url, init));
      const step = steps[sent.length - 1];
      return step instanceof Response ? Promise.resolve(step) : Promise.reject(step ?? new Error('No more steps'));
    };
    const defaults = { fetch: fetch as typeof globalThis.fetch, timeoutMs: 5000, retries: 2, idempotencyKeys: true };
    return new Sender({ ...defaults, ...options });
  };
  const post = (): Request => new Request('http://lucid.test/api/v1/users', { method: 'POST', body: '{"a":1}' });
  const get = (): Request => new Request('http://lucid.test/api/v1/users');
  const send = (sut: Sender, request: Request): Promise<unknown> =>
    sut.send(request, new URL(request.url).pathname).catch((error: unknown) => error);

  it('sends a POST again with the same bytes under the same key, which is new for each request', async () => {
    const sut = senderOf([new TypeError('cut'), new Response('{}', { status: 201 }), new Response('{}')]);
    await send(sut, post());
    await send(sut, post());
    const [first, second, other] = sent.map(({ headers }) => headers.get('idempotency-key'));
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toBe(first);
    expect(other).not.toBe(first);
    expect(await Promise.all(sent.map((request) => request.text()))).toEqual(['{"a":1}', '{"a":1}', '{"a":1}']);
  });

  it('takes an answer that is cut in its midst for none, and asks again', async () => {
    const cut = new Response(
      new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode('{"items":'));
          controller.error(new TypeError('terminated'));
        },
      }),
      { headers: { 'content-type': 'application/json' } },
    );
    const answer = await send(senderOf([cut, new Response('{"items":[]}')]), get());
    expect(await (answer as Response).text()).toBe('{"items":[]}');
  });

  it('takes an answer without content as browsers give it: with an empty body', async () => {
    const deleted = Object.defineProperty(new Response(null, { status: 204 }), 'body', { value: new ReadableStream() });
    const answer = await send(
      senderOf([deleted]),
      new Request('http://lucid.test/api/v1/users/ada', { method: 'DELETE' }),
    );
    expect(answer).toBe(deleted);
  });

  it('waits as long as Retry-After says', async () => {
    const begun = performance.now();
    await send(senderOf([problem(503, 'database_unavailable', { 'retry-after': '1' }), new Response('{}')]), get());
    expect(performance.now() - begun).toBeGreaterThanOrEqual(990);
    expect(sent).toHaveLength(2);
  });

  it('makes nobody wait for longer than a minute, and tells how long it would be', async () => {
    const error = await send(senderOf([problem(429, 'too_many_requests', { 'retry-after': '3600' })]), get());
    expect(error).toMatchObject({ status: 429, retryAfterSeconds: 3600 });
    expect(sent).toHaveLength(1);
  });

  it('gives up after its attempts, with what the last one said', async () => {
    const failing = Array.from({ length: 3 }, () => problem(503, 'database_unavailable'));
    const error = await send(senderOf(failing), get());
    expect(error).toBeInstanceOf(LucidError);
    expect(error).toMatchObject({ status: 503, code: 'database_unavailable', requestId: 'r1', detail: 'Said why.' });
    const cut = new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') });
    const gone = await send(senderOf([cut, cut, cut]), get());
    expect(gone).toBeInstanceOf(LucidConnectionError);
    expect(gone).toMatchObject({ attempts: 3, message: expect.stringContaining('ECONNREFUSED') as string });
  });

  it.each([
    [new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }), 'connect ECONNREFUSED'],
    [
      new TypeError('fetch failed', { cause: Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }) }),
      'ECONNREFUSED',
    ],
    [new TypeError('fetch failed'), 'fetch failed'],
  ])('says why no answer came: %#', async (failure, reason) => {
    expect(await send(senderOf([failure], { retries: 0 }), get())).toMatchObject({ reason });
  });

  it('says of a refusal that an attempt before it may have been carried out', async () => {
    const request = new Request('http://lucid.test/api/v1/users/a', { method: 'DELETE' });
    const error = await send(senderOf([new TypeError('cut'), problem(404, 'not_found')]), request);
    expect(error).toMatchObject({ status: 404, afterUnknownOutcome: true });
    expect(await send(senderOf([problem(404, 'not_found')]), request)).toMatchObject({ afterUnknownOutcome: false });
  });

  it('does not send again what answers a secret, nor anything that the service refused for good', async () => {
    const secret = new Request('http://lucid.test/api/v1/api-keys', { method: 'POST', body: '{}' });
    expect(await send(senderOf([new TypeError('cut')]), secret)).toBeInstanceOf(LucidConnectionError);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.headers.has('idempotency-key')).toBe(false);
    await send(senderOf([problem(422, 'rule_broken')]), post());
    expect(sent).toHaveLength(1);
  });

  it('stops at once with the reason of the caller, in an attempt and between two', async () => {
    const reason = new Error('no longer wanted');
    const stop = new AbortController();
    const sut = senderOf([problem(503, 'database_unavailable', { 'retry-after': '30' })]);
    const asked = send(sut, new Request('http://lucid.test/api/v1/users', { signal: stop.signal }));
    setImmediate(() => stop.abort(reason));
    expect(await asked).toBe(reason);
    expect(sent).toHaveLength(1);
  });

  it('sends a POST again without a key where keys are off, but never what answers a secret', async () => {
    const sut = senderOf([new TypeError('cut'), new Response('{}'), new TypeError('cut')], { idempotencyKeys: false });
    expect(await send(sut, post())).toBeInstanceOf(Response);
    const secret = new Request('http://lucid.test/api/v1/api-keys', { method: 'POST', body: '{}' });
    expect(await send(sut, secret)).toBeInstanceOf(LucidConnectionError);
    expect(sent.map(({ headers }) => headers.has('idempotency-key'))).toEqual([false, false, false]);
  });

  it('sends nothing again once it is to stop, and then fails as the last attempt did', async () => {
    const stop = new AbortController();
    const away = (): Response => problem(503, 'engine_away', { 'retry-after': '30' });
    const sut = senderOf([away(), away(), new Response('{}')], { stopRepeating: stop.signal });
    const waiting = send(sut, get());
    setImmediate(() => stop.abort(new Error('not this one')));
    expect(await waiting).toMatchObject({ status: 503, code: 'engine_away' });
    expect(await send(sut, get())).toMatchObject({ status: 503, code: 'engine_away' });
    expect(await send(sut, get())).toBeInstanceOf(Response);
    expect(sent).toHaveLength(3);
  });

  it('ends an attempt that takes too long', async () => {
    const fetch = (_: string, { signal }: { signal: AbortSignal }): Promise<Response> =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    const sut = new Sender({ fetch: fetch as never, timeoutMs: 20, retries: 0, idempotencyKeys: true });
    expect(await send(sut, get())).toMatchObject({
      name: 'LucidConnectionError',
      message: expect.stringContaining('nothing within 20 ms') as string,
    });
  });

  it('has reads carry the newest token of its writes', async () => {
    const written = (token: string): Response => new Response('{}', { headers: { 'x-consistency-token': token } });
    const sut = senderOf([written('00000000000000a2'), written('00000000000000a1'), new Response('{}')]);
    for (const request of [post(), post(), get()]) await send(sut, request);
    expect(sent.map(({ headers }) => headers.get('x-min-consistency'))).toEqual([null, null, '00000000000000a2']);
  });

  it('tells of an answer that is not of the service by its status and its text', async () => {
    const error = await send(senderOf([new Response('<h1>Not here</h1>', { status: 404 })]), get());
    const told = { status: 404, code: 'unknown', problem: undefined, detail: '<h1>Not here</h1>' };
    expect(error).toMatchObject(told);
    expect(await send(senderOf([new Response(null, { status: 404 })]), get())).toMatchObject({
      message: 'GET /api/v1/users: 404 unknown: The answer has no description.',
    });
  });

  it('names the request, the code and the first broken rules in the message', async () => {
    const errors = ['a', 'b', 'c', 'd'].map((pointer) => ({ pointer, code: 'enum', message: 'must be x' }));
    const refusal = new Response(JSON.stringify({ status: 400, code: 'invalid_parameter', detail: 'No.', errors }), {
      status: 400,
      headers: { 'content-type': 'application/problem+json' },
    });
    const error = await send(senderOf([refusal]), new Request('http://lucid.test/api/v1/users?a=1'));
    expect(error).toMatchObject({
      message: 'GET /api/v1/users?a=1: 400 invalid_parameter: No. (a must be x; b must be x; c must be x)',
      errors,
    });
  });
});
