import { types } from 'node:util';
import {
  bodySchema,
  concretePath,
  type DocumentedOperation,
  exampleBody,
  operations,
  resolve,
  sample,
  type Schema,
} from '../contract/document';
import { send } from '../contract/raw-http';
import { recordingProxy, type RecordingProxy } from '../contract/recording-proxy';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type SearchedApp, startSearchedApp } from '../setup/searched-app';

interface Refusal {
  code?: string;
  errors?: { pointer: string; code: string }[];
}

const writes = operations.flatMap((operation): [DocumentedOperation, Schema][] => {
  const schema = bodySchema(operation);
  return schema === undefined ? [] : [[operation, schema]];
});

/** What only the service sets. */
const ITS_OWN = ['created_at', 'updated_at', 'version', '_id'];

describe('SECURITY.md, on what is sent', () => {
  let proxy: RecordingProxy;
  let running: SearchedApp;
  let api: HttpClient;

  beforeAll(async () => {
    proxy = await recordingProxy();
    running = await startSearchedApp({ MONGODB_URI: `mongodb://127.0.0.1:${proxy.port}/?directConnection=true` });
    api = new HttpClient(`${running.url}/api/v1`);
    await api.post('/users', { ...sampleUser('statements', 1), user_id: 'somebody' });
    // What the service reads of it by itself is read now, and not while a test looks for queries.
    await running.settled();
  });

  afterAll(async () => {
    await running.close();
    await proxy.close();
  });

  /** Sends a body, as text, to an operation. */
  const sendTo = async (operation: DocumentedOperation, body: string): Promise<{ status: number; body: Refusal }> => {
    const { status, text } = await send(running.url, {
      method: operation.method,
      path: concretePath(operation),
      body,
      headers: { 'content-type': 'application/json', 'if-match': '"1-1"' },
    });
    return { status, body: JSON.parse(text) as Refusal };
  };
  /** The example of a body with a field, as text, that takes the place of one of its name. */
  const withText = (operation: DocumentedOperation, text: string): string => {
    const [, name = ''] = /^"([^"]*)"/.exec(text) ?? [];
    const body = JSON.stringify({ ...(exampleBody(operation) as object), [name]: undefined });
    return body === '{}' ? `{${text}}` : `${body.slice(0, -1)},${text}}`;
  };
  /** Queries on the data of callers: what guards and the service itself do beside requests is not among them. */
  const queries = (): unknown[] =>
    proxy.commands.filter(({ find, aggregate, count, distinct, update, insert }) =>
      [find, aggregate, count, distinct, update, insert].includes('users'),
    );

  it('5. An unknown body field, or one the service sets itself (ids on update, created_at, version), is refused with 400 and its pointer.', async () => {
    for (const [operation, schema] of writes) {
      const own = ITS_OWN.filter((name) => !(name in (schema.properties ?? {})));
      for (const name of ['no_such_field', ...own]) {
        const { status, body } = await sendTo(operation, withText(operation, `"${name}":1`));
        const refused = body.errors?.some(({ pointer, code }) => pointer === `/${name}` && code === 'unknown_field');
        expect([operation.operationId, name, status, refused]).toEqual([operation.operationId, name, 400, true]);
      }
    }
    const renamed = await api.patch<Refusal>('/users/somebody', { user_id: 'other' });
    expect([renamed.status, renamed.body.errors?.[0]?.pointer]).toEqual([400, '/user_id']);
  });

  it('6. Keys that start with `$` or hold a dot, `__proto__`, `constructor`, `prototype` at any depth: 400.', async () => {
    for (const [operation] of writes) {
      for (const name of ['$set', '$where', 'a.b', '__proto__', 'constructor', 'prototype']) {
        for (const text of [`"${name}":{}`, `"x":{"y":[{"z":{"${name}":1}}]}`]) {
          const { status, body } = await sendTo(operation, withText(operation, text));
          expect([operation.operationId, text, status, body.code]).toEqual([
            operation.operationId,
            text,
            400,
            'forbidden_key',
          ]);
        }
      }
    }
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('7. `{"email": {"$ne": null}}` and its kin in bodies, queries and paths: 400, and no query runs.', async () => {
    const kin = ['{"$ne":null}', '{"$gt":""}', '{"$regex":".*"}', '{"$in":["a"]}', '{"$where":"1"}', '["a"]', 'null'];
    proxy.commands.length = 0;
    const statuses: unknown[] = [];
    for (const each of kin) {
      statuses.push((await send(running.url, userRequest(`"email":${each}`))).status);
      // Only `null` could be the id of a user, and is that of none.
      if (each === 'null') continue;
      for (const path of ['users', 'users/by-email'])
        statuses.push((await fetch(`${running.url}/api/v1/${path}/${encodeURIComponent(each)}`)).status);
    }
    for (const query of [
      'email[$ne]=',
      'email[]=a',
      'email=a&email=b',
      '$where=1',
      'sort[$gt]=',
      'email.x=1',
      'limit=%7B%7D',
    ])
      statuses.push((await fetch(`${running.url}/api/v1/users?${query}`)).status);
    expect(statuses).toEqual(statuses.map(() => 400));
    expect(queries()).toEqual([]);
  });

  const userRequest = (field: string) => ({
    method: 'POST',
    path: '/api/v1/users',
    body: `{"tron_address":"TJRabPrwbZy45sbavfcjinPJC18kjpRTv8",${field}}`,
    headers: { 'content-type': 'application/json' },
  });

  it('8. `$where`, `$function`, `$accumulator`, `$out`, `$merge` are refused wherever a caller can name a stage or an operator.', async () => {
    const names = ['where', 'function', 'accumulator', 'out', 'merge'];
    /** Every closed list of names that some body offers. */
    const offered = writes.flatMap(([, schema]) => listsIn(schema));
    expect(offered.length).toBeGreaterThan(5);
    for (const name of names) {
      expect(offered.filter((values) => values.includes(name) || values.includes(`$${name}`))).toEqual([]);
      for (const [operation] of writes) {
        const whole = await sendTo(operation, withText(operation, `"$${name}":"x"`));
        expect([operation.operationId, name, whole.status]).toEqual([operation.operationId, name, 400]);
      }
      const stages = [
        { aggregate: { stages: [{ [`$${name}`]: 'x' }] } },
        { aggregate: { stages: [{ [name]: 'x' }] } },
        { aggregate: { stages: [{ group: { by: [], accumulators: [{ name: 'x', op: name, field: 'email' }] } }] } },
        { find: { filter: [{ field: 'email', op: name, value: 'x' }] } },
        { find: { filter: [{ field: `$${name}`, op: 'eq', value: 'x' }] } },
      ];
      for (const stage of stages)
        expect([stage, (await api.post('/database/explain', { collection: 'users', ...stage })).status]).toEqual([
          stage,
          400,
        ]);
    }
  });

  /** The least time of the processor that a body takes to be refused, in µs: of a few, because the process does other things meanwhile. */
  const leastWork = async (pointer: string, field: string): Promise<number> => {
    let least = Infinity;
    for (let round = 0; round < 5; round += 1) {
      const before = process.cpuUsage();
      const { status, text } = await send(running.url, userRequest(field));
      const { user, system } = process.cpuUsage(before);
      least = Math.min(least, user + system);
      const { errors } = JSON.parse(text) as Refusal;
      expect([status, errors?.map((each) => each.pointer)]).toEqual([400, [pointer]]);
    }
    return least;
  };

  it('9. Text from a caller never becomes a regular expression in MongoDB, JavaScript or Elasticsearch; 50 kB of evil input answers in under 100 ms.', async () => {
    proxy.commands.length = 0;
    for (const text of ['.*', '^s', '(a+)+$', '[', 'some.*'])
      for (const path of [`/users?email=${encodeURIComponent(text)}`, `/users/by-email/${encodeURIComponent(text)}`])
        expect([text, [200, 400, 404].includes((await api.get(path)).status)]).toEqual([text, true]);
    expect((await api.get<{ items: unknown[] }>('/users?email=s.*@example.org')).body.items).toEqual([]);
    expect(proxy.commands.length).toBeGreaterThan(0);
    expect(proxy.commands.filter(holdsPattern)).toEqual([]);
    const evil = `${'a'.repeat(50_000)}!`;
    const rightEmail = '"email":"evil@example.org"';
    const harmless = await leastWork('/nothing', `${rightEmail},"nothing":"${'a b'.repeat(17_000)}"`);
    for (const [pointer, field] of [
      ['/email', `"email":"${evil}@example.org"`],
      ['/hardware_wallet/type', `${rightEmail},"hardware_wallet":{"type":"${evil}","model":"x"}`],
    ] as const) {
      // Not by the clock, which a busy machine stretches: a pattern that goes back over 50 kB takes thousands of times as long as one pass.
      expect(await leastWork(pointer, field)).toBeLessThan(20 * harmless);
    }
  });

  it('10. A body over its limit 413, nesting over 20 levels 400, a list over its cap 400.', async () => {
    const nested = `"x":${'{"a":'.repeat(20)}1${'}'.repeat(20)}`;
    for (const [operation, schema] of writes) {
      const { operationId } = operation;
      const deep = await sendTo(operation, withText(operation, nested));
      expect([operationId, deep.status, deep.body.code]).toEqual([operationId, 400, 'too_deep']);
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const { maxItems, items } = resolve(property);
        if (maxItems === undefined) continue;
        const list = JSON.stringify(Array.from({ length: maxItems + 1 }, () => sample(items ?? {})));
        const long = await sendTo(operation, withText(operation, `"${name}":${list}`));
        const refused = long.body.errors?.some(({ pointer, code }) => pointer === `/${name}` && code === 'items');
        const told = [operationId, name, long.status === 413 || (long.status === 400 && refused)];
        expect(told).toEqual([operationId, name, true]);
      }
    }
    const padding = `"x":"${'x'.repeat(9 * 1024 * 1024)}"`;
    for (const operationId of ['createUser', 'bulkCreateUsers', 'createBlock', 'createApiKey', 'createVolume']) {
      const [operation, schema] = writes.find(([each]) => each.operationId === operationId) ?? [];
      if (operation === undefined || schema === undefined) throw new Error(`${operationId} is not there`);
      const large = await sendTo(operation, withText(operation, padding));
      expect([operationId, large.status, large.body.code]).toEqual([operationId, 413, 'body_too_large']);
    }
  });
});

/** Whether a command to MongoDB holds a regular expression, as a value or by an operator. */
function holdsPattern(value: unknown): boolean {
  if (types.isRegExp(value)) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, child]) => /^\$regex/.test(name) || holdsPattern(child));
}

/** Every closed list of values in a schema, at any depth. */
function listsIn(given: Schema, seen = new Set<Schema>()): string[][] {
  const schema = resolve(given);
  if (seen.has(schema)) return [];
  seen.add(schema);
  const children = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.anyOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ];
  return [...(schema.enum === undefined ? [] : [schema.enum]), ...children.flatMap((child) => listsIn(child, seen))];
}
