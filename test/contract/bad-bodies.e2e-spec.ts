import { type RunningApp, startApp } from '../setup/start-app';
import { type Fingerprints, fingerprintsOf } from './database-fingerprint';
import {
  bodySchema,
  concretePath,
  type DocumentedOperation,
  operations,
  resolve,
  sample,
  type Schema,
} from './document';
import { send } from './raw-http';

/** A body that breaks the document in one place, and the pointer of that place. */
interface BadBody {
  what: string;
  body: unknown;
  pointer: string;
}

/** A value of each type of JSON's. */
const VALUES: Readonly<Record<string, unknown>> = {
  string: 'text',
  number: 1.5,
  integer: 7,
  boolean: true,
  null: null,
  array: [],
  object: {},
};

/** The names of the types that a schema takes; none when it takes all. */
function typesOf(given: Schema): string[] {
  const schema = resolve(given);
  const types = [schema.type ?? (schema.anyOf ?? []).flatMap(typesOf)].flat();
  return types.includes('number') ? [...types, 'integer'] : types;
}

/** Fields that answers have and that only the service sets. */
const READ_ONLY = ['created_at', 'updated_at', 'version', 'confirmed_at', 'transaction_count', '_id'];

/** Every way to break an object of a schema in one field. */
function badObjects(schema: Schema, good: Record<string, unknown>, at: string): BadBody[] {
  const { properties = {}, required = [] } = schema;
  const without = (name: string): object => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
  return [
    ...required.map((name) => ({ what: `without ${name}`, body: without(name), pointer: `${at}/${name}` })),
    ...READ_ONLY.filter((name) => !(name in properties)).map((name) => ({
      what: `with ${name}`,
      body: { ...good, [name]: good[name] ?? 1 },
      pointer: `${at}/${name}`,
    })),
    ...Object.entries(properties).flatMap(([name, property]) => {
      const types = typesOf(property);
      const wrong = types.length === 0 ? [] : Object.entries(VALUES).filter(([type]) => !types.includes(type));
      return wrong.map(([type, value]) => ({
        what: `with ${name} of type ${type}`,
        body: { ...good, [name]: value },
        pointer: `${at}/${name}`,
      }));
    }),
  ];
}

/** Every way to break the body of an operation in one place, down to objects in objects and the items of a bulk. */
function badBodies(schema: Schema): BadBody[] {
  const good = sample(schema) as Record<string, unknown>;
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, property]): BadBody[] => {
    const [given] = (property.anyOf ?? [property]).filter(({ type }) => type !== 'null');
    const child = resolve(given ?? {});
    const item = child.items === undefined ? undefined : resolve(child.items);
    if (child.properties !== undefined)
      return badObjects(child, sample(child) as Record<string, unknown>, `/${name}`).map((bad) => ({
        ...bad,
        what: `${bad.what} in ${name}`,
        body: { ...good, [name]: bad.body },
      }));
    if (item?.properties !== undefined)
      return badObjects(item, sample(item) as Record<string, unknown>, `/${name}/0`).map((bad) => ({
        ...bad,
        what: `${bad.what} in an item of ${name}`,
        body: { ...good, [name]: [bad.body] },
      }));
    return [];
  });
  return [...badObjects(schema, good, ''), ...inner];
}

const writes = operations.flatMap((operation): [string, DocumentedOperation, Schema][] => {
  const schema = bodySchema(operation);
  return schema === undefined ? [] : [[operation.operationId, operation, schema]];
});

describe('a body that breaks the document in one place', () => {
  let running: RunningApp;
  let fingerprints: Fingerprints;

  beforeAll(async () => {
    running = await startApp({}, { searched: true });
    fingerprints = await fingerprintsOf(running.config);
  });

  afterAll(async () => {
    await fingerprints.close();
    await running.close();
  });

  it.each(writes)(
    'is refused by %s with the pointer of that place, and changes nothing',
    async (_, operation, schema) => {
      const bad = badBodies(schema);
      expect(bad.length).toBeGreaterThan(5);
      const before = await fingerprints.take();
      const wrong: unknown[] = [];
      for (const { what, body, pointer } of bad) {
        const { status, text } = await send(running.url, {
          method: operation.method,
          path: concretePath(operation),
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', 'if-match': '"1-1"' },
        });
        const { errors = [] } = JSON.parse(text) as { errors?: { pointer: string; code: string }[] };
        // The pointer names the field, or what is missing inside of it.
        const named = errors.some((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`));
        const code = what.startsWith('without')
          ? 'required'
          : READ_ONLY.some((name) => what.startsWith(`with ${name}`))
            ? 'unknown_field'
            : undefined;
        const coded = code === undefined || errors.some((error) => error.pointer === pointer && error.code === code);
        if (status !== 400 || !named || !coded) wrong.push({ what, status, pointer, errors });
      }
      expect(wrong).toEqual([]);
      expect(await fingerprints.take()).toEqual(before);
    },
  );
});
