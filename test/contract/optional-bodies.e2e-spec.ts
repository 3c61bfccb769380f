import { randomUUID } from 'node:crypto';
import { type RunningApp, startApp } from '../setup/start-app';
import { bodySchema, type DocumentedOperation, operations, resolve } from './document';
import { placesOf, requestWith } from './marked-places';
import { type RawAnswer, send } from './raw-http';

const JSON_TYPE = { 'content-type': 'application/json' };

/** What a request without a body may say of it. */
const EMPTY: readonly Record<string, string>[] = [
  {},
  JSON_TYPE,
  { 'content-length': '0' },
  { ...JSON_TYPE, 'content-length': '0' },
  // As curl sends `-d ''`.
  { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '0' },
];

const named = (some: readonly DocumentedOperation[]): (readonly [string, DocumentedOperation])[] =>
  some.map((operation) => [operation.operationId, operation]);
const withJson = operations.filter((operation) => bodySchema(operation) !== undefined);
const isOptional = (operation: DocumentedOperation): boolean =>
  operation.method === 'POST' && (bodySchema(operation)?.required ?? []).length === 0;
const optional = withJson.filter(isOptional);

describe('a request without a body', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp({}, { searched: true });
  });

  afterAll(() => running.close());

  const ask = async (
    operation: DocumentedOperation,
    headers: Record<string, string>,
    body?: string,
  ): Promise<RawAnswer> => {
    // What deletes asks for more than a body.
    const dry = placesOf(operation).find(({ in: where, path }) => where === 'query' && path[0] === 'dry_run');
    const { method, path } = requestWith(operation, dry === undefined ? [] : [[dry, true]]);
    return send(running.url, { method, path, headers, ...(body !== undefined && { body }) });
  };

  it('is documented as complete for each POST that requires no field, and for nothing else', () => {
    expect(optional.length).toBeGreaterThanOrEqual(9);
    for (const operation of withJson)
      expect([operation.operationId, operation.requestBody?.required ?? false]).toEqual([
        operation.operationId,
        !isOptional(operation),
      ]);
  });

  it.each(named(optional))(
    'is the same to %s as one with an empty object, whatever it says of its body',
    async (_, operation) => {
      const key = { 'idempotency-key': randomUUID() };
      const first = await ask(operation, { ...JSON_TYPE, ...key }, '{}');
      // A wrong parameter would hide what is said of the body.
      expect({ status: first.status, text: first.text }).not.toMatchObject({ status: 400 });
      for (const headers of EMPTY) {
        const answer = await ask(operation, { ...headers, ...key });
        expect({ headers, status: answer.status, text: answer.text.replace(/"request_id":"[^"]*"/, '') }).toEqual({
          headers,
          status: first.status,
          text: first.text.replace(/"request_id":"[^"]*"/, ''),
        });
      }
    },
  );

  it.each(named(withJson.filter((operation) => !isOptional(operation))))('is refused by %s', async (_, operation) => {
    for (const headers of EMPTY) {
      const { status } = await ask(operation, { ...headers, 'if-match': '*' });
      expect({ headers, status }).toEqual({
        headers,
        status: headers['content-type']?.includes('form') === true ? 415 : 400,
      });
    }
  });

  it('finds fields in all of them', () => {
    for (const operation of optional)
      expect(Object.keys(resolve(bodySchema(operation) ?? {}).properties ?? {}).length).toBeGreaterThan(0);
  });
});
