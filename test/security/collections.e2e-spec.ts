import { SCOPES } from '@lucid/common';
import { allModels, modelOptions, protectionOf } from '@lucid/mongo';
import { type DocumentedOperation, operations, sample, type Schema } from '../contract/document';
import { nameOf, type Place, placesOf, type PlainRequest, requestWith } from '../contract/marked-places';
import { type Answer, HttpClient } from '../setup/http-client';
import { type RunningApp, startApp } from '../setup/start-app';

const API_KEY = 'a-key-for-the-security-tests-0123456789';

/** What a problem says, as far as it is read here. */
interface Refusal {
  code?: string;
  errors?: { code: string; message: string }[];
}

/** An operation, and one place where its requests name a collection. */
interface Naming {
  operation: DocumentedOperation;
  place: Place;
}

const naming: readonly Naming[] = operations.flatMap((operation) =>
  placesOf(operation)
    .filter(({ schema }) => schema['x-collection'] === true)
    .map((place) => ({ operation, place })),
);

const protectedAs = (kind: string): string[] =>
  allModels()
    .map((model) => modelOptions(model).collection)
    .filter((collection) => protectionOf(collection) === kind);
const [CLOSED, BOOKS, DATA] = [protectedAs('closed'), protectedAs('book'), protectedAs('data')];

/** Names of parameters and fields that mean a collection, and those that look so and mean something else. */
const LOOKS_NAMING = /^(?:collections?|collection_names?|namespaces?|from|coll|on|source|models)$/;
const OTHERWISE: Readonly<Record<string, string>> = {
  'listSlowOperations.from': 'a time',
  'getSlowOperation.from': 'a time',
  'getDatabaseHistory.from': 'a time',
  'getCollectionHistory.from': 'a time',
};

/** Whether the schema of a place takes a name at all: a kind of answer has no underscore. */
function takes(place: Place, name: string): boolean {
  const { type, items, enum: values, pattern }: Schema = place.schema;
  const rule = type === 'array' ? (items ?? {}) : { enum: values, pattern };
  return (rule.enum?.includes(name) ?? true) && new RegExp(rule.pattern ?? '').test(name);
}

const valueFor = ({ schema, in: where }: Place, name: string): unknown =>
  schema.type === 'array' && where === 'body' ? [name] : name;

const withoutScopes = (excluded: RegExp): string[] => Object.keys(SCOPES).filter((scope) => !excluded.test(scope));

describe('SECURITY.md, on operations that name a collection', () => {
  let running: RunningApp;
  let admin: HttpClient;
  /** A key with every scope but those of documents. */
  let operator: HttpClient;

  beforeAll(async () => {
    running = await startApp({ API_KEY }, { searched: true });
    admin = new HttpClient(running.url, { 'x-api-key': API_KEY });
    const body = { name: 'operator', scopes: withoutScopes(/^models:/) };
    const { secret } = (await admin.post<{ secret: string }>('/api/v1/api-keys', body)).body;
    operator = new HttpClient(running.url, { 'x-api-key': secret });
    await admin.post('/api/v1/users', {
      user_id: 'hidden',
      email: 'hidden@example.org',
      tron_address: 'TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC',
    });
  });

  afterAll(() => running.close());

  const ask = (as: HttpClient, { method, path, body }: PlainRequest): Promise<Answer<Refusal>> =>
    as.call<Refusal>(method, path, body);

  it('26a. Each field that names a collection is marked, and each operation that has one says what it does to it.', () => {
    const unmarked = operations.flatMap((operation) =>
      placesOf(operation)
        .filter(({ path, schema }) => LOOKS_NAMING.test(String(path.at(-1))) && schema['x-collection'] !== true)
        .map((place) => `${operation.operationId}.${nameOf(place)}`)
        .filter((name) => !(name in OTHERWISE)),
    );
    expect(unmarked).toEqual([]);
    const byPath = operations.filter(({ path }) => path.includes('/collections/{name}'));
    const undeclared = [...naming.map(({ operation }) => operation), ...byPath].filter(
      (operation) => operation['x-collection-effect'] === undefined,
    );
    expect(undeclared.map(({ operationId }) => operationId)).toEqual([]);
    expect(naming.length).toBeGreaterThan(45);
    expect(CLOSED.sort()).toEqual(['api_keys', 'audit', 'idempotency_keys', 'secrets']);
  });

  it('26b. A closed collection is reached by no operation, whatever the scopes of the key.', async () => {
    let asked = 0;
    for (const { operation, place } of naming) {
      for (const collection of CLOSED) {
        const { status, body } = await ask(admin, requestWith(operation, [[place, valueFor(place, collection)]]));
        const what = [operation.operationId, nameOf(place), collection];
        if (takes(place, collection)) expect([...what, status, body.errors?.[0]?.code]).toEqual([...what, 403, 'closed']);
        else expect([...what, status]).toEqual([...what, 400]);
        asked += 1;
      }
    }
    expect(asked).toBe(naming.length * CLOSED.length);
  });

  it("26c. Of the service's other books no operation tells, writes or deletes a document.", async () => {
    for (const { operation, place, options } of reaching()) {
      for (const collection of BOOKS) {
        if (!takes(place, collection)) continue;
        const { status, body } = await ask(admin, requestWith(operation, [...options, [place, valueFor(place, collection)]]));
        const what = [operation.operationId, options.map(([field]) => nameOf(field)).join(), nameOf(place), collection];
        expect([...what, status, body.errors?.[0]?.code]).toEqual([...what, 403, 'closed']);
      }
    }
  });

  it('26d. Documents of models are told, written and deleted only with the scopes of the models.', async () => {
    const asked = new Set<string>();
    for (const { operation, place, options } of reaching()) {
      for (const collection of DATA) {
        if (!takes(place, collection)) continue;
        const { status, body } = await ask(operator, requestWith(operation, [...options, [place, valueFor(place, collection)]]));
        const what = [operation.operationId, options.map(([field]) => nameOf(field)).join(), nameOf(place), collection];
        const error = { pointer: 'X-API-Key', code: 'scope', message: expect.stringMatching(/ models:(?:read|write|delete)$/) as string };
        expect([...what, status, body.errors?.[0]]).toEqual([...what, 403, error]);
        asked.add(`${operation.operationId} ${options.map(([field]) => nameOf(field)).join()}`);
      }
    }
    expect(asked.size).toBeGreaterThan(20);
  });
});

/** Each way in which a request reaches documents: by the operation itself, or by one of its options. */
function reaching(): (Naming & { options: [Place, unknown][] })[] {
  return naming.flatMap(({ operation, place }) => {
    const { parameters = [], 'x-collection-effect': effect = 'shape' } = operation;
    if (REACHING.has(effect)) return [{ operation, place, options: [] }];
    // Without a confirmation it only tells what another operation would do: nothing of it deletes.
    const isPlan = !parameters.some(({ name }) => name === 'confirm');
    return placesOf(operation)
      .filter(({ schema: { 'x-effect': of } }) => of !== undefined && of.scope === undefined && REACHING.has(of.kind))
      .filter(({ schema }) => !(isPlan && schema['x-effect']?.kind === 'delete'))
      .map((field) => ({ operation, place, options: [[field, effectiveValue(field.schema)]] as [Place, unknown][] }));
  });
}

const REACHING = new Set(['values', 'write', 'delete']);

/** A value by which an option has its effect. */
const effectiveValue = (schema: Schema): unknown => schema['x-effect']?.when?.[0] ?? sample(schema);
