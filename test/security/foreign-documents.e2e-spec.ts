import { atOnce, fieldsOf, type ModelClass } from '@lucid/common';
import { allModels, ANY_BSON, documentOf, modelOf, modelOptions, MongoService, type RawElement } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { undeclared } from '../contract/undeclared';
import { Feed } from '../setup/feed';
import { elementsOf, IDS, insertForeign, VALUES, withValue } from '../setup/foreign-documents';
import { FOREIGN_MODELS, type ForeignModel, OWNER, POLICY, SESSION } from '../setup/foreign-models';
import { type Answer, HttpClient } from '../setup/http-client';
import { type RunningApp, startApp } from '../setup/start-app';

type Body = Record<string, unknown>;
interface Page {
  items: Body[];
  next_cursor?: string;
}
interface Forged {
  name: string;
  places: string[];
  body: Body;
  raw: Buffer;
}

const FRESH = { 'cache-control': 'no-cache' };
const ANY = { 'if-match': '*' };
const SECRET = VALUES['string'] as RawElement;

/** Every declared place of a document of a model, at most two levels down, and an undeclared one at each level. */
function placesOf(model: ModelClass, stored: Record<string, RawElement>): string[][] {
  const fields = Object.entries(fieldsOf(model)).filter(
    ([, field]) => field.derived !== true && field.writeOnly !== true,
  );
  const nested = fields.flatMap(([name, field]) => {
    const rule = field.kind === 'list' ? field.items : field;
    if (rule.kind !== 'object' || stored[name] === undefined) return [];
    const at = field.kind === 'list' ? [name, '0'] : [name];
    return [...Object.keys(fieldsOf(rule.type())), 'undeclared'].map((inner) => [...at, inner]);
  });
  return [...fields.map(([name]) => [name]), ...nested, ['undeclared']];
}

/** The value at a place of an answer. */
const at = (answer: unknown, places: readonly string[]): unknown =>
  places.reduce<unknown>((value, place) => (value as Body | undefined)?.[place], answer);

describe('SECURITY.md 25, of documents that other programs wrote', () => {
  let running: RunningApp;
  let api: HttpClient;
  let db: mongo.Db;
  const bases = new Map<string, Buffer>();

  const collectionOf = (model: ForeignModel): mongo.Collection => db.collection(model.collection);
  const rawOf = async (model: ForeignModel, filter: mongo.Document): Promise<Buffer | null> =>
    (await collectionOf(model).findOne(filter, { raw: true, projection: { _id: 0 } })) as unknown as Buffer | null;

  beforeAll(async () => {
    running = await startApp();
    api = new HttpClient(`${running.url}/api/v1`);
    ({ db } = running.app.get(MongoService));
    for (const { collection, list, create } of FOREIGN_MODELS) {
      if (['session_chunks', 'trust_policy_versions'].includes(collection)) continue;
      expect([collection, (await api.post(list, create)).status]).toEqual([collection, 201]);
    }
    const { headers } = await api.get(`/trust-policies/${POLICY}`);
    const patched = await api.patch(
      `/trust-policies/${POLICY}`,
      { name: 'new' },
      { 'if-match': headers.get('etag') ?? '' },
    );
    expect(patched.status).toBe(200);
    for (const model of FOREIGN_MODELS) bases.set(model.collection, (await rawOf(model, {})) as Buffer);
  });

  afterAll(() => running.close());

  /** A document like those of the service, with values of its own, and secrets at each level. */
  function forge(
    model: ForeignModel,
    n: number,
    places: readonly string[] = [],
    value?: RawElement,
    _id?: RawElement,
  ): Buffer {
    const own = elementsOf(mongo.BSON.serialize(model.own(n)));
    let raw = bases.get(model.collection) as Buffer;
    for (const [name, element] of Object.entries(own)) raw = withValue(raw, [name], element);
    raw = withValue(raw, ['private_key'], SECRET);
    if (model.nested !== undefined) raw = withValue(raw, [model.nested, 'private_key'], SECRET);
    if (value !== undefined) raw = withValue(raw, places, value);
    return _id === undefined ? raw : documentOf({ _id, ...elementsOf(raw) });
  }

  /** A document for every type of value in every place. Those that a unique index refuses are left out. */
  async function plant(model: ForeignModel): Promise<Forged[]> {
    await collectionOf(model).deleteMany({ private_key: { $exists: true } });
    const places = placesOf(modelOf(model.collection) as ModelClass, elementsOf(bases.get(model.collection) as Buffer));
    const forged = places.flatMap((place) => Object.entries(VALUES).map(([type, value]) => ({ place, type, value })));
    const documents = forged.map(({ place, type, value }, n): Forged => ({
      name: `${model.collection}: ${type} at ${place.join('.')}`,
      places: place,
      body: model.own(n),
      raw: forge(model, n, place, value),
    }));
    const refused = new Set(
      await insertForeign(
        db,
        model.collection,
        documents.map(({ raw }) => raw),
      ),
    );
    return documents.filter((_, n) => !refused.has(n));
  }

  const idField = (model: ForeignModel): string => Object.keys(model.own(0))[0] ?? '';

  async function pages(model: ForeignModel, sort: string | undefined, limit: number): Promise<Body[]> {
    const items: Body[] = [];
    for (let cursor: string | undefined; ;) {
      const query = `limit=${limit}${sort === undefined ? '' : `&sort=${sort}`}${cursor === undefined ? '' : `&cursor=${cursor}`}`;
      const { status, body }: Answer<Page> = await api.get<Page>(`${model.list}?${query}`);
      expect([model.list, query, status, status === 200 ? undefined : body]).toEqual([
        model.list,
        query,
        200,
        undefined,
      ]);
      items.push(...body.items);
      cursor = body.next_cursor;
      if (cursor === undefined) return items;
    }
  }

  /** That an answer has declared fields only, and names those that it lacks. */
  function expectDeclared(model: ForeignModel, answer: Body, name: string, places: readonly string[] = []): void {
    const type = modelOf(model.collection) as ModelClass;
    expect([name, undeclared({ $ref: `#/components/schemas/${type.name}` }, answer)]).toEqual([name, []]);
    expect([name, /private_key|hidden/.exec(JSON.stringify(answer))]).toEqual([name, null]);
    const invalid = (answer['invalid_fields'] ?? []) as { pointer: string }[];
    const named = new Set(invalid.map(({ pointer }) => pointer.split('/')[1]));
    const lacking = Object.entries(fieldsOf(type)).flatMap(([field, { required, derived }]) =>
      required === true && derived !== true && !(field in answer) && !named.has(field) ? [field] : [],
    );
    expect([name, lacking]).toEqual([name, []]);
    const isDeclared = places.length > 0 && !places.includes('undeclared');
    if (isDeclared && at(answer, places) === undefined)
      expect([name, [...named]]).toEqual([name, expect.arrayContaining([places[0]])]);
  }

  it('knows every data collection that can be read', () => {
    const data = allModels()
      .map(modelOptions)
      .filter(({ data: isData }) => isData === true);
    const known = FOREIGN_MODELS.map(({ collection }) => collection);
    // No operation reads an orphaned block.
    expect([...known, 'orphaned_blocks'].sort()).toEqual(data.map(({ collection }) => collection).sort());
    expect(Object.keys(VALUES).length).toBeGreaterThan(25);
  });

  describe.each(FOREIGN_MODELS.map((model) => [model.collection, model] as const))('%s', (_, model) => {
    it('are listed by every sort in the order of MongoDB, each once, whatever the type of their _id', async () => {
      await collectionOf(model).deleteMany({ private_key: { $exists: true } });
      const types = Object.entries(IDS);
      const documents = types.map(([, _id], n) => forge(model, n, [], undefined, _id));
      expect(await insertForeign(db, model.collection, documents)).toEqual([]);
      for (const sort of model.sorts) {
        const field = sort?.replace('-', '') ?? Object.keys(model.own(0)).at(-1) ?? '';
        const direction = sort?.startsWith('-') === true || model.collection === 'trust_policy_versions' ? -1 : 1;
        const order = await collectionOf(model)
          .find(model.narrow ?? {}, {
            sort: [
              [field, direction],
              ['_id', direction],
            ],
            raw: true,
          })
          .toArray();
        const id = idField(model);
        const wanted = order.map((raw) => mongo.BSON.deserialize(raw as unknown as Buffer, ANY_BSON)[id] as unknown);
        for (const limit of [1, 2, 3, 200])
          expect([limit, (await pages(model, sort, limit)).map((item) => item[id])]).toEqual([limit, wanted]);
      }
    });

    it('are read by their ids and in lists, each once, whatever the types of their values', async () => {
      const forged = await plant(model);
      const count = await collectionOf(model).countDocuments(model.narrow ?? {});
      const id = idField(model);
      for (const sort of model.sorts) {
        for (const limit of [7, 200]) {
          const items = await pages(model, sort, limit);
          const ids = items.flatMap((item) => (item[id] === undefined ? [] : String(item[id] as string | number)));
          expect([sort, limit, items.length]).toEqual([sort, limit, count]);
          // A value that is the same in several documents stands in the place of an id.
          const repeated = ids.filter((each, place) => ids.indexOf(each) !== place && /^f-|^[0-9a-f]{64}$/.test(each));
          expect(repeated).toEqual([]);
          for (const item of items) expectDeclared(model, item, `${model.list} ${String(sort)}`);
        }
      }
      await atOnce(8, forged, async ({ name, places, body }) => {
        const { status, body: answer } = await api.get(model.item(body), FRESH);
        expect([name, status]).toEqual([
          name,
          places[0] === id || places.join() === Object.keys(model.narrow ?? {})[0] ? expect.any(Number) : 200,
        ]);
        expect([name, status < 500]).toEqual([name, true]);
        if (status === 200) expectDeclared(model, answer, name, places);
      });
    });

    it('have another entity tag in each state', async () => {
      if (['session_chunks', 'trust_policy_versions'].includes(model.collection)) return;
      const places = placesOf(
        modelOf(model.collection) as ModelClass,
        elementsOf(bases.get(model.collection) as Buffer),
      );
      await collectionOf(model).deleteMany({ private_key: { $exists: true } });
      const id = idField(model);
      const place = places.find(([name]) => name === 'version') ?? [];
      for (const [n, where] of [place, ['updated_at'], ['undeclared']].entries()) {
        const tags = new Map<string, string>();
        for (const [type, value] of Object.entries(VALUES)) {
          await collectionOf(model).deleteMany({ [id]: model.own(n)[id] });
          expect(await insertForeign(db, model.collection, [forge(model, n, where, value)])).toEqual([]);
          const { status, headers } = await api.get(model.item(model.own(n)), FRESH);
          const tag = headers.get('etag') ?? '';
          expect([type, status, tags.get(tag), tag]).toEqual([
            type,
            200,
            undefined,
            expect.stringMatching(/^"[!-~]+"$/),
          ]);
          tags.set(tag, type);
        }
      }
    });

    it('keep what a change does not send, and are deleted', async () => {
      const { change, replace } = model;
      if (change === undefined) return;
      const forged = await plant(model);
      const id = idField(model);
      await atOnce(8, forged, async ({ name, places, body, raw }) => {
        const filter = { [id]: body[id] };
        const isUndeclared = places.includes('undeclared');
        const patched = await api.patch(model.item(body), { [change.field]: change.value }, ANY);
        expect([name, 'PATCH', patched.status]).toEqual([name, 'PATCH', isUndeclared ? 200 : expect.any(Number)]);
        expect([name, 'PATCH', patched.status < 500, patched.body]).toEqual([name, 'PATCH', true, patched.body]);
        const after = await rawOf(model, filter);
        if (after !== null) expectKept(name, raw, after, patched.status === 200 ? change.field : undefined);
        if (patched.status === 200) expectDeclared(model, patched.body, name);
        const put = await api.put(model.item(body), replace?.(body), ANY);
        expect([name, 'PUT', put.status, put.status < 500]).toEqual([
          name,
          'PUT',
          isUndeclared ? 200 : put.status,
          true,
        ]);
        const replaced = await rawOf(model, filter);
        if (replaced !== null) {
          const elements = elementsOf(replaced);
          for (const kept of ['private_key', 'undeclared', 'created_at'])
            expect([name, kept, elements[kept]]).toEqual([name, kept, elementsOf(raw)[kept]]);
        }
        const deleted = await api.delete(model.item(body), ANY);
        expect([name, 'DELETE', deleted.status, deleted.status < 500]).toEqual([
          ...[name, 'DELETE', isUndeclared ? 204 : deleted.status, true],
        ]);
      });
    });

    it('are told by the feed, each once', async () => {
      if (model.feed === undefined) return;
      await collectionOf(model).deleteMany({ private_key: { $exists: true } });
      const feed = new Feed();
      expect((await feed.open(`${running.url}/api/v1/changes?models=${model.feed}`)).status).toBe(200);
      const forged = await plant(model);
      const told: Body[] = [];
      while (told.length < forged.length) told.push((await feed.next('change')).data);
      feed.close();
      const ids = forged.filter(({ places }) => places[0] !== idField(model)).map(({ body }) => body[idField(model)]);
      const toldIds = told.map(({ id }) => id);
      expect(ids.filter((id) => toldIds.filter((each) => each === id).length !== 1)).toEqual([]);
      for (const { document } of told) expectDeclared(model, document as Body, 'the feed');
    });
  });

  /** That the elements of a document are the same bytes, but for those of a change. */
  function expectKept(name: string, before: Uint8Array, after: Uint8Array, changed: string | undefined): void {
    const [was, is] = [elementsOf(before), elementsOf(after)];
    for (const field of Object.keys({ ...was, ...is })) {
      if (changed !== undefined && ['version', 'updated_at', 'confirmed_at', changed].includes(field)) continue;
      expect([name, field, is[field]]).toEqual([name, field, was[field]]);
    }
    const nested = changed === undefined ? undefined : was[changed];
    if (changed === undefined || nested?.type !== 3 || is[changed]?.type !== 3) return;
    const [inside, then] = [elementsOf(nested.bytes), elementsOf(is[changed].bytes)];
    for (const field of Object.keys(inside))
      if (field !== 'model') expect([name, field, then[field]]).toEqual([name, field, inside[field]]);
  }

  it('sums what is a number of ours, and names a sum that is none', async () => {
    const sessions = FOREIGN_MODELS.find(({ collection }) => collection === 'sessions') as ForeignModel;
    for (const [n, [type, value]] of Object.entries(VALUES).entries()) {
      await collectionOf(sessions).deleteMany({ private_key: { $exists: true } });
      await insertForeign(db, 'sessions', [forge(sessions, n, ['size_bytes'], value)]);
      for (const path of [
        `/users/${OWNER}/statistics`,
        `/sessions/f-${n}/statistics`,
        `/sessions/${SESSION}/statistics`,
      ]) {
        const { status, body } = await api.get<Body>(path, FRESH);
        expect([type, path, status]).toEqual([type, path, 200]);
        const named = JSON.stringify(body['invalid_fields'] ?? []).includes('/size_bytes');
        expect([type, path, Number.isSafeInteger(body['size_bytes'])]).toEqual([type, path, !named]);
      }
    }
  });
});
