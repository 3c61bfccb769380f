import { SCOPES } from '@lucid/common';
import { allModels, modelOptions, MongoService, protectionOf } from '@lucid/mongo';
import { operations, sample, type Schema } from '../contract/document';
import { nameOf, type Place, placesOf, type PlainRequest, requestWith } from '../contract/marked-places';
import { type Answer, HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { type RunningApp, startApp } from '../setup/start-app';
import { naming, type Naming } from './naming-operations';

const API_KEY = 'a-key-for-the-security-tests-0123456789';

/** What a problem says, as far as it is read here. */
interface Refusal {
  code?: string;
  errors?: { code: string; message: string }[];
}

const protectedAs = (kind: string): string[] =>
  allModels()
    .map((model) => modelOptions(model).collection)
    .filter((collection) => protectionOf(collection) === kind);
const [CLOSED, BOOKS, DATA] = [protectedAs('closed'), protectedAs('book'), protectedAs('data')];

/** Whether the schema of a place takes a name at all: a kind of answer has no underscore. */
function takes(place: Place, name: string): boolean {
  const rule: Schema = isList(place) ? (place.schema.items ?? {}) : place.schema;
  return (rule.enum?.includes(name) ?? true) && new RegExp(rule.pattern ?? '').test(name);
}

const isList = ({ schema: { type } }: Place): boolean => [type].flat().includes('array');

const valueFor = (place: Place, name: string): unknown => (isList(place) && place.in === 'body' ? [name] : name);

const withoutScopes = (excluded: RegExp): string[] => Object.keys(SCOPES).filter((scope) => !excluded.test(scope));

describe('SECURITY.md, on operations that name a collection', () => {
  let running: RunningApp;
  let admin: HttpClient;
  /** A key with every scope but those of documents. */
  let operator: HttpClient;

  beforeAll(async () => {
    running = await startApp({ API_KEY });
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

  it('26b. A closed collection is reached by no operation, whatever the scopes of the key.', async () => {
    let asked = 0;
    for (const { operation, place } of naming) {
      for (const collection of CLOSED) {
        const { status, body } = await ask(admin, requestWith(operation, [[place, valueFor(place, collection)]]));
        const what = [operation.operationId, nameOf(place), collection];
        if (takes(place, collection))
          expect([...what, status, body.errors?.[0]?.code]).toEqual([...what, 403, 'closed']);
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
        const { status, body } = await ask(
          admin,
          requestWith(operation, [...options, [place, valueFor(place, collection)]]),
        );
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
        const { status, body } = await ask(
          operator,
          requestWith(operation, [...options, [place, valueFor(place, collection)]]),
        );
        const what = [operation.operationId, options.map(([field]) => nameOf(field)).join(), nameOf(place), collection];
        const error = {
          pointer: 'X-API-Key',
          code: 'scope',
          message: expect.stringMatching(/ models:(?:read|write|delete)$/) as string,
        };
        expect([...what, status, body.errors?.[0]]).toEqual([...what, 403, error]);
        asked.add(`${operation.operationId} ${options.map(([field]) => nameOf(field)).join()}`);
      }
    }
    expect(asked.size).toBeGreaterThan(20);
    const unnamed = operations.filter(
      (operation) =>
        REACHING.has(operation['x-collection-effect'] ?? '') && naming.every((other) => other.operation !== operation),
    );
    expect(unnamed.map(({ operationId }) => operationId)).toEqual(['listDeadLetters']);
    for (const operation of unnamed) expect((await ask(operator, requestWith(operation, []))).status).toBe(403);
  });

  it('26e. What a job quotes of documents is shown only with the scope to read them.', async () => {
    const twins = running.app.get(MongoService).collection('twins');
    await twins.insertMany([{ email: 'twin@example.org' }, { email: 'twin@example.org' }], {});
    const index = { keys: [{ path: 'email', direction: 1 }], unique: true };
    const { body } = await admin.post<{ job_id: string }>('/api/v1/database/collections/twins/indexes', index);
    const path = `/api/v1/jobs/${body.job_id}`;
    await jobEnded(async () => (await admin.get<{ state?: string }>(path)).body);
    for (const [as, isShown] of [
      [admin, true],
      [operator, false],
    ] as const) {
      const answers = [
        await as.get(path),
        await as.get('/api/v1/jobs?kind=create_index'),
        await as.get('/api/v1/jobs?fields=error'),
        await as.get(`${path}/events`),
      ];
      for (const { status, body: told } of answers)
        expect([status, JSON.stringify(told).includes('twin@example.org')]).toEqual([200, isShown]);
      expect(answers[0]?.body).toMatchObject({ state: 'failed', error: { code: 'duplicate' } });
    }
  });

  it('26f. A view is no window onto the collections of the service.', async () => {
    const { db } = running.app.get(MongoService);
    const lookup = { from: 'api_keys', localField: 'a', foreignField: 'b', as: 'keys' };
    await db.createCollection('window', { viewOn: 'secrets', pipeline: [] });
    await db.createCollection('second_window', { viewOn: 'window', pipeline: [] });
    await db.createCollection('joined_window', {
      viewOn: 'users',
      pipeline: [{ $facet: { a: [{ $lookup: lookup }] } }],
    });
    await db.createCollection('added_window', { viewOn: 'users', pipeline: [{ $unionWith: { coll: 'audit' } }] });
    await db.createCollection('open_view', { viewOn: 'users', pipeline: [] });
    for (const [name, status] of [
      ...['window', 'second_window', 'joined_window', 'added_window'].map((name) => [name, 403] as const),
      ['open_view', 200] as const,
    ])
      expect([name, (await admin.get(`/api/v1/database/collections/${name}/schema?values=true`)).status]).toEqual([
        name,
        status,
      ]);
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
