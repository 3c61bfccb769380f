import { insertRaw } from '@lucid/backup-engine';
import { fieldsOf, type ModelClass, type Rule } from '@lucid/common';
import { modelOf } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { BSON_VALUES, documentWith } from '../setup/bson-values';
import { HttpClient } from '../setup/http-client';
import { samplePolicy, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface Evaluation {
  decision: string;
  reason: string;
  errors: { policy_id: string; rule_id: string; message: string }[];
}
type Path = readonly (string | number)[];

const REQUEST = { subject: 'alice', action: 'read', resource: 'session:1' };
const RAW = { limit: { maxTimeMS: 60_000 }, keepsEmptyTimestamps: false };

/** Every place in the documents of a class: fields, fields of objects, and the first items of lists. */
function placesOf(type: ModelClass, at: Path = []): [Path, Rule][] {
  const inside = (rule: Rule, path: Path): [Path, Rule][] => [
    [path, rule],
    ...(rule.kind === 'object' ? placesOf(rule.type(), path) : []),
    ...(rule.kind === 'list' ? inside(rule.items, [...path, 0]) : []),
  ];
  const stored = Object.entries(fieldsOf(type)).filter(([, { derived }]) => derived !== true);
  return stored.flatMap(([name, field]) => inside(field, [...at, name]));
}

const policyModel = modelOf('trust_policies');
if (policyModel === undefined) throw new Error('There is no model of trust policies');
const places = placesOf(policyModel);

const WHOLE = [
  ...['double of a whole number', 'negative zero', 'double beyond 64 bits', 'int', 'least int', 'most int', 'long'],
  ...['safe long', 'last long without a gap'],
];
const TEXT: Readonly<Record<string, string>> = { string: 'text', 'empty string': '', symbol: 'symbol' };

/** What an evaluation does not ask for. A newer replica may have more of these values. */
const UNASKED = ['policy_type'];

/** The values that a policy may have at a place, by its kind. None of the texts is an effect, an operator or a status. */
function suitable(name: string, rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'text':
      if (rule.values !== undefined && !UNASKED.includes(name)) return [];
      return Object.keys(TEXT).filter((value) => rule.pattern?.test(TEXT[value] ?? '') !== false);
    case 'int':
      return WHOLE;
    case 'flag':
      return ['true', 'false'];
    case 'instant':
      return ['date', 'first date', 'last date'];
    case 'any':
      return [...WHOLE, ...Object.keys(TEXT), 'double', 'true', 'false'];
    case 'list':
      return ['empty array'];
    case 'object':
      return [];
  }
}

describe('a trust policy that another program stored', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let client: mongo.MongoClient;
  let db: mongo.Db;
  /** A policy with a value in every field. */
  let whole: mongo.Document;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    db = client.db(running.config.MONGODB_DATABASE);
    const owner = (await sut.post<{ user_id: string }>('/users', sampleUser('stored', 1))).body.user_id;
    const base = { ...samplePolicy('stored', 1, owner), status: 'active' };
    const rule = { rule_id: 'reads', effect: 'allow' };
    await sut.post('/trust-policies', { ...base, policy_id: 'allows', rules: [rule] });
    const conditions = [{ field: 'context.n', op: 'eq', value: 1 }];
    const created = await sut.post('/trust-policies', {
      ...base,
      ...{ policy_id: 'whole', description: 'Everything', subjects: ['bob'], actions: ['read'], resources: ['*'] },
      rules: [{ ...rule, actions: ['read'], resources: ['*'], conditions, priority: 1, enabled: true }],
      ...{ effective_from: '2020-01-01T00:00:00Z', effective_until: '2100-01-01T00:00:00Z' },
    });
    expect(created.status).toBe(201);
    const stored = await db.collection('trust_policies').findOneAndDelete({ policy_id: 'whole' });
    if (stored === null) throw new Error('The policy was not stored');
    whole = stored;
  });

  afterAll(async () => {
    await client.close();
    await running.close();
  });

  const evaluate = async (policy_ids?: readonly string[]): Promise<{ status: number; body: Evaluation }> =>
    sut.post<Evaluation>('/trust-policies/evaluate', { ...REQUEST, ...(policy_ids !== undefined && { policy_ids }) });

  /** The policy with something at a place. */
  function withAt(place: Path, value: unknown, policy_id: string): mongo.Document {
    const put = (target: unknown, [head, ...rest]: Path): unknown => {
      if (head === undefined) return value;
      if (Array.isArray(target)) return target.map((item, at) => (at === head ? put(item, rest) : (item as unknown)));
      const object = target as mongo.Document;
      if (!(head in object)) throw new Error(`The policy has no ${place.join('.')}`);
      return { ...object, [head]: put(object[head], rest) };
    };
    const { _id, ...rest } = whole;
    return put({ ...rest, policy_id }, place) as mongo.Document;
  }

  it('has many fields', () => expect(places.length).toBeGreaterThan(25));

  it.each(places.map(([path, rule]) => [path.join('.'), path, rule] as const))(
    'denies every request, and is named, when its %s is of another BSON type',
    async (name, path, rule) => {
      const names = [...BSON_VALUES.keys()].map((value, n) => {
        const id = new mongo.ObjectId();
        return { value, id, told: name === 'policy_id' ? `_id {"$oid":"${id.toHexString()}"}` : `p${n}` };
      });
      const documents = [...BSON_VALUES.values()].map((bytes, n) =>
        documentWith((mark) => ({ _id: names[n]?.id, ...withAt(path, mark, `p${n}`) }), bytes),
      );
      await insertRaw(db, 'trust_policies', documents, RAW);
      try {
        // As an id, some values are equal to others of another type.
        const there = await db.collection('trust_policies').distinct('_id');
        const stored = names.filter(({ id }) => there.some((each) => id.equals(each)));
        if (name !== 'policy_id') expect(stored).toHaveLength(BSON_VALUES.size);
        const fits = suitable(name, rule);
        const wrong = stored
          .filter(({ value }) => !fits.includes(value))
          .map(({ told }) => told)
          .sort();
        expect(wrong.length).toBeGreaterThan(20);
        const askedOf = name === 'policy_id' ? [undefined] : [undefined, wrong];
        for (const ids of askedOf) {
          const { status, body } = await evaluate(ids);
          const named = body.errors.map(({ policy_id }) => policy_id).sort();
          expect({ status, decision: body.decision, reason: body.reason, named }).toEqual({
            ...{ status: 200, decision: 'deny', reason: 'denied_by_error', named: wrong },
          });
        }
      } finally {
        await db.collection('trust_policies').deleteMany({ policy_id: { $ne: 'allows' } });
      }
      expect((await evaluate()).body.decision).toBe('allow');
    },
  );

  it('says nothing while its status says that it is not in use', async () => {
    const ended = ['draft', 'inactive', 'revoked'].map((status) =>
      Buffer.from(mongo.BSON.serialize({ ...withAt(['subjects'], 5, `ended ${status}`), status })),
    );
    await insertRaw(db, 'trust_policies', ended, RAW);
    expect((await evaluate()).body).toMatchObject({ decision: 'allow', errors: [] });
  });
});
