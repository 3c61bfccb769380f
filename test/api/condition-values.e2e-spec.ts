import { insertRaw } from '@lucid/backup-engine';
import type { Job } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { document, operations, type Schema } from '../contract/document';
import { BSON_VALUES, canonicalOf, documentWith, UNNAMEABLE, valueOf } from '../setup/bson-values';
import { type Answer, HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { type RunningApp, startApp } from '../setup/start-app';

const RAW = { limit: { maxTimeMS: 60_000 }, keepsEmptyTimestamps: false };

/** The plain numbers of JSON around the last that JavaScript counts one by one. */
const PLAIN = ['9007199254740991', '9007199254740992', '9007199254740994', '0.1', '-0.5', '1e300', '2147483648'];
/** Those that it holds as another number. */
const INEXACT = ['9007199254740993', '-9007199254740993', '9223372036854775807', '1e400', '0.10000000000000001'];

/** A condition as it is sent: its value as JSON text, so that nothing rounds it on the way. */
const condition = (value: string, type?: string): string =>
  `[{"field":"v","op":"eq","value":${value}${type === undefined ? '' : `,"value_type":"${type}"`}}]`;

/** The operations with a condition that a value is named in, by the name of its schema. */
function placesOf(name: string): string[] {
  const uses = (schema: Schema | undefined, seen: readonly Schema[]): boolean => {
    if (schema === undefined || seen.includes(schema)) return false;
    if (schema.$ref?.endsWith(`/${name}`) === true) return true;
    const inner = [...seen, schema];
    const referred =
      schema.$ref === undefined ? undefined : document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
    return [referred, schema.items, ...(schema.anyOf ?? []), ...Object.values(schema.properties ?? {})].some((each) =>
      uses(each, inner),
    );
  };
  return operations
    .filter(({ requestBody }) => uses(requestBody?.content['application/json']?.schema, []))
    .map(({ operationId }) => operationId)
    .sort();
}

describe('the value of a condition', () => {
  let running: RunningApp;
  let api: HttpClient;
  let jobs: Jobs;
  let db: mongo.Db;
  let backup_id: string;

  beforeAll(async () => {
    running = await startApp();
    api = new HttpClient(`${running.url}/api/v1`);
    jobs = new Jobs(running.app);
    db = running.app.get(MongoService).db;
    const documents = [...BSON_VALUES].map(([name, bytes]) => documentWith((mark) => ({ _id: name, v: mark }), bytes));
    const neighbours = ['9007199254740994', '-9007199254740993', '9223372036854775806'].map((long) =>
      Buffer.from(mongo.BSON.serialize({ _id: long, v: mongo.Long.fromString(long) })),
    );
    await db.createCollection('planted');
    expect(await insertRaw(db, 'planted', [...documents, ...neighbours], RAW)).toMatchObject({ rejected: 0 });
    const { body } = await api.post<Job>('/backups', { collections: ['planted'] });
    const { result } = await jobs.ended(body.job_id);
    backup_id = (result as { backup_id: string }).backup_id;
  });

  afterAll(() => running.close());

  const send = async (path: string, text: string): Promise<Answer> => {
    const answer = await fetch(`${running.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
  };

  /** How each operation is asked about documents with a value, and how many it finds; an index has a filter instead. */
  const asked: Readonly<Record<string, (conditions: string) => Promise<{ answer: Answer; found?: number }>>> = {
    explainQuery: async (conditions) => {
      const query = `{"collection":"planted","verbosity":"executionStats","find":{"filter":${conditions}}}`;
      const answer = await send('/database/explain', query);
      return { answer, ...(answer.status === 200 && { found: Number(answer.body['returned']) }) };
    },
    planRestore: async (conditions) => {
      const documents = `{"collection":"planted","conflict":"skip","filter":${conditions}}`;
      const answer = await send('/restores/plan', `{"backup_id":"${backup_id}","documents":${documents}}`);
      return { answer, ...(answer.status === 200 && { found: (answer.body['outcome'] as { found: number }).found }) };
    },
  };

  it('is taken by these operations, each of which is asked here or takes the same class', () => {
    const places = placesOf('ConditionValueType');
    expect(places).toEqual(['createIndex', 'createRestore', 'explainQuery', 'planRestore']);
    for (const place of Object.keys(asked)) expect(places).toContain(place);
  });

  /** The documents that MongoDB finds when the driver names the value. */
  const expected = async (value: unknown): Promise<number> => {
    // In a query, null also stands for what is not there, and for undefined.
    if (value === null) return 1;
    return db.collection('planted').countDocuments({ v: { $eq: value } });
  };

  it.each(Object.entries(asked))('finds what %s asks for, of every BSON type and no other', async (_, ask) => {
    const wrong: unknown[] = [];
    for (const [name, bytes] of BSON_VALUES) {
      const { answer, found } = await ask(condition(JSON.stringify(canonicalOf(name, bytes)), 'extended_json'));
      const wanted = UNNAMEABLE.has(name) ? undefined : await expected(valueOf(bytes));
      const isRefused = answer.status === 400 || answer.status === 422;
      const known = name === 'null' ? [1, 2] : [wanted];
      if (wanted === undefined ? !isRefused : found === undefined || !known.includes(found))
        wrong.push({ name, status: answer.status, found, wanted, answer: answer.body });
    }
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(asked))(
    'is a number of JSON for %s as it is written, or refused with its place',
    async (_, ask) => {
      for (const text of PLAIN)
        expect([text, (await ask(condition(text))).found]).toEqual([text, await expected(Number(text))]);
      for (const text of INEXACT) {
        const { answer } = await ask(condition(text));
        expect([text, answer.status, answer.body['errors']]).toMatchObject([
          ...[text, 400],
          [{ pointer: expect.stringMatching(/\/filter\/0\/value$/) as string, code: 'inexact_number' }],
        ]);
      }
    },
  );

  it.each(Object.entries(asked))('is of the type that %s names, or refused', async (_, ask) => {
    const good: [type: string, text: string, value: unknown][] = [
      ['long', '9007199254740993', mongo.Long.fromString('9007199254740993')],
      ['long', '-9223372036854775808', mongo.Long.MIN_VALUE],
      ['decimal', '0.1', mongo.Decimal128.fromString('0.1')],
      [
        'decimal',
        '9007199254740993.000000000000000001',
        mongo.Decimal128.fromString('9007199254740993.000000000000000001'),
      ],
      ['date', '2026-01-01T00:00:00.001Z', new Date('2026-01-01T00:00:00.001Z')],
      ['object_id', '0123456789abcdef01234567', new mongo.ObjectId('0123456789abcdef01234567')],
      ['extended_json', '9007199254740993', mongo.Long.fromString('9007199254740993')],
    ];
    for (const [type, text, value] of good)
      expect([text, (await ask(condition(JSON.stringify(text), type))).found]).toEqual([text, await expected(value)]);
    const bad: [type: string, text: string][] = [
      ['long', '9223372036854775808'],
      ['long', '1.5'],
      ['decimal', '1'.repeat(35)],
      ['decimal', '1e5'],
      ['date', '2026-01-01T00:00:00.0011Z'],
      ['object_id', '0123'],
      ['extended_json', '{"$gt":1}'],
      ['extended_json', '{"$numberInt":"2147483648"}'],
      ['extended_json', '{"$numberLong":"9223372036854775808"}'],
      ['extended_json', '{"$numberDouble":"1e400"}'],
      ['extended_json', '{"$date":"2026-01-01T00:00:00.0011Z"}'],
      ['extended_json', '{"$timestamp":{"t":4294967296,"i":0}}'],
      ['extended_json', '{"$binary":{"base64":"!!","subType":"00"}}'],
      ['extended_json', '{"$where":"1"}'],
      ['extended_json', '9223372036854775808'],
      ['extended_json', 'no JSON'],
    ];
    for (const [type, text] of bad) {
      const { answer } = await ask(condition(JSON.stringify(text), type));
      expect([text, answer.status]).toEqual([text, expect.any(Number)]);
      expect([400, 422]).toContain(answer.status);
    }
    const pattern = JSON.stringify('{"$regularExpression":{"pattern":"^t","options":""}}');
    const run = `[{"field":"v","op":"in","value":[${pattern}],"value_type":"extended_json"}]`;
    // As a pattern it would find text; as a value it is in no document.
    expect([undefined, 0]).toContain((await ask(run)).found);
  });

  it('is in the filter of an index as it was named, and is told as it is there', async () => {
    const named = [
      'first long in a gap',
      'decimal',
      'timestamp',
      'most long',
      'uuid',
      'date',
      'double of a whole number',
    ];
    for (const name of named) {
      const bytes = BSON_VALUES.get(name) ?? Buffer.alloc(0);
      const text = JSON.stringify(canonicalOf(name, bytes));
      const index = `{"name":"by ${name}","keys":[{"path":"k","direction":1}],"partial_filter":${condition(text, 'extended_json')}}`;
      const { status, body } = await send('/database/collections/planted/indexes', index);
      expect([name, status, body]).toMatchObject([name, 202, {}]);
      expect(await jobs.ended(String(body['job_id']))).toMatchObject({ state: 'succeeded' });
      const stored = await db.collection('planted').listIndexes({ promoteValues: false }).toArray();
      const built = stored.find((each: mongo.Document) => String(each['name']) === `by ${name}`) as mongo.Document;
      const { v } = built['partialFilterExpression'] as { v: { $eq: unknown } };
      expect(mongo.BSON.serialize({ v: v.$eq })).toEqual(new Uint8Array(bytes));
      const told = await api.get<{ partial_filter: { value: string; value_type?: string }[] }>(
        `/database/collections/planted/indexes/${encodeURIComponent(`by ${name}`)}`,
      );
      const [part] = told.body.partial_filter;
      const again = await asked['explainQuery']?.(condition(JSON.stringify(part?.value), part?.value_type));
      expect([name, again?.found]).toEqual([name, await expected(valueOf(bytes))]);
      expect(
        (
          await api.delete(
            `/database/collections/planted/indexes/${encodeURIComponent(`by ${name}`)}?confirm=${encodeURIComponent(`by ${name}`)}`,
          )
        ).status,
      ).toBe(200);
    }
  });

  it('restores the document with the number that was asked for, and not its neighbour', async () => {
    const ids = ['first long in a gap', 'last long without a gap'];
    await db.collection('planted').updateMany({ _id: { $in: ids as never[] } }, { $set: { changed: true } });
    const documents = `{"collection":"planted","conflict":"replace","filter":${condition('"9007199254740993"', 'long')}}`;
    const plan = await send('/restores/plan', `{"backup_id":"${backup_id}","documents":${documents}}`);
    const begun = await send(
      `/restores?confirm=${db.databaseName}`,
      `{"backup_id":"${backup_id}","documents":${documents},"plan_hash":"${String(plan.body['plan_hash'])}"}`,
    );
    expect(begun.status).toBe(202);
    expect(await jobs.ended(String(begun.body['job_id']))).toMatchObject({
      state: 'succeeded',
      result: { replaced: 1 },
    });
    const changed = await db.collection('planted').find({ changed: true }).toArray();
    expect(changed.map(({ _id }) => String(_id))).toEqual(['last long without a gap']);
  });
});
