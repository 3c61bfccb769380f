import type { Job } from '@lucid/jobs';
import {
  desiredCollections,
  differencesOf,
  MongoService,
  readCollection,
  SchemaKeeper,
  syncCollection,
} from '@lucid/mongo';
import fc from 'fast-check';
import type { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { type RunningApp, startApp } from '../setup/start-app';

interface Difference {
  collection: string;
  kind: string;
  subject: string;
  remedy: string;
  message: string;
  serves?: string;
  changes: { pointer: string; declared?: unknown; present?: unknown }[];
}
interface Drift {
  clean: boolean;
  database: string;
  collections: number;
  differences: Difference[];
}
interface Plan {
  applied: Difference[];
  left: Difference[];
}

const API_KEY = 'a-key-for-the-tests-of-drift-0123456789abc';

describe('drift from the declared schema', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let db: mongo.Db;

  beforeAll(async () => {
    running = await startApp({ API_KEY });
    sut = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
    ({ db } = running.app.get(MongoService));
    // What these tests remove would be back before they look.
    await running.app.get(SchemaKeeper).stop();
  });

  afterAll(() => running.close());

  const drift = async (): Promise<Drift> => (await sut.get<Drift>('/database/drift')).body;
  const brief = (differences: readonly Difference[]): string[] =>
    differences.map(({ collection, kind, subject, remedy }) => `${collection} ${kind} ${subject} ${remedy}`);
  const plan = async (body: object = {}): Promise<Plan> =>
    (await sut.post<Plan>('/database/drift/apply?dry_run=true', body)).body;
  const ended = (job_id: string): Promise<Job> => jobEnded(async () => (await sut.get<Job>(`/jobs/${job_id}`)).body);
  const applied = async (body: object = {}): Promise<Job> => {
    const started = await sut.post<Job>(`/database/drift/apply?confirm=${db.databaseName}`, body);
    expect([started.status, started.body.kind]).toEqual([202, 'apply_drift']);
    return ended(started.body.job_id);
  };
  const indexNames = async (name: string): Promise<unknown[]> =>
    (await db.collection(name).indexes()).map((index) => index.name);

  afterEach(async () => {
    await applied({ replace: true });
    expect(await drift()).toMatchObject({ clean: true, differences: [] });
  });

  it('is none after a start', async () => {
    expect(await drift()).toEqual({
      database: db.databaseName,
      collections: desiredCollections().length,
      clean: true,
      differences: [],
    });
    expect(await plan()).toEqual({ applied: [], left: [] });
  });

  it('is told place by place, with what to do', async () => {
    const declared = desiredCollections().find(({ name }) => name === 'users');
    const schema = structuredClone(declared?.validator['$jsonSchema']) as {
      properties: { email: object };
      required: string[];
    };
    Object.assign(schema.properties.email, { maxLength: 5 });
    await db.command({ collMod: 'users', validator: { $jsonSchema: schema }, validationLevel: 'moderate' });
    await db.collection('users').dropIndex('email_1');
    await db.collection('wallets').drop();
    const { clean, differences } = await drift();
    expect(clean).toBe(false);
    expect(brief(differences)).toEqual([
      'users validator validator apply',
      'users validation_level validationLevel apply',
      'users index_missing email_1 apply',
      'wallets collection_missing wallets apply',
    ]);
    expect(differences[0]?.changes).toEqual([
      { pointer: '/$jsonSchema/properties/email/maxLength', declared: 254, present: 5 },
    ]);
    expect(differences[2]).toMatchObject({
      serves: expect.stringContaining('e-mail') as string,
      changes: [{ pointer: '', declared: { key: { email: 1 } } }],
    });
    expect((await sut.get('/database/collections/users')).body).toMatchObject({ drifted: true });
    expect(brief((await plan()).applied)).toEqual(brief(differences));
    expect(brief((await plan({ collections: ['wallets'] })).applied)).toEqual([
      'wallets collection_missing wallets apply',
    ]);
    // A dry run changes nothing.
    expect((await drift()).differences).toEqual(differences);

    const job = await applied();
    expect(job).toMatchObject({ state: 'succeeded', result: { left: [] } });
    expect(brief((job.result as Plan).applied)).toEqual(brief(differences));
    expect(await drift()).toMatchObject({ clean: true });
  });

  it('is left where something would be dropped for it, until that is asked for and confirmed', async () => {
    await db.collection('users').dropIndex('email_1');
    await db.collection('users').createIndexes([
      { key: { email: 1, extra: 1 }, name: 'email_1' },
      { key: { extra: 1 }, name: 'extra_1' },
    ]);
    const differing = ['users index_changed email_1 replace', 'users index_extra extra_1 replace'];
    expect(brief((await drift()).differences)).toEqual(differing);
    expect(brief((await plan()).left)).toEqual(differing);
    const job = await applied();
    expect(job).toMatchObject({ state: 'succeeded', result: { applied: [] } });
    expect(brief((job.result as Plan).left)).toEqual(differing);
    expect(await indexNames('users')).toContain('extra_1');

    expect((await sut.post('/database/drift/apply', { replace: true })).status).toBe(400);
    const writer = await sut.post<{ secret: string }>('/api-keys', {
      name: 'writer',
      scopes: ['database:write', 'jobs:read'],
    });
    const limited = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': writer.body.secret });
    expect((await limited.post(`/database/drift/apply?confirm=${db.databaseName}`, { replace: true })).status).toBe(
      403,
    );
    expect(await applied({ replace: true })).toMatchObject({ state: 'succeeded', result: { left: [] } });
    expect(await indexNames('users')).not.toContain('extra_1');
  });

  it.each<[string, mongo.IndexDescription[]]>([
    ['has another time of expiry', [{ key: { expires_at: 1 }, name: 'expires_at_1', expireAfterSeconds: 5 }]],
    ['has another name', [{ key: { expires_at: 1 }, name: 'other', expireAfterSeconds: 0 }]],
  ])('is put right where an index %s', async (_what, indexes) => {
    await db.collection('idempotency_keys').dropIndex('expires_at_1');
    await db.collection('idempotency_keys').createIndexes(indexes);
    expect(brief((await drift()).differences)).toEqual(['idempotency_keys index_changed expires_at_1 replace']);
    expect(await applied({ replace: true })).toMatchObject({ state: 'succeeded', result: { left: [] } });
  });

  it('makes an index unique in its place, so that no duplicate comes between, and fails while there are some', async () => {
    const users = db.collection('users');
    await db.command({ collMod: 'users', validator: {} });
    await users.dropIndex('email_1');
    await users.createIndexes([{ key: { email: 1 }, name: 'email_1' }]);
    await users.insertMany([
      { email: 'twice', user_id: '1', tron_address: '1' },
      { email: 'twice', user_id: '2', tron_address: '2' },
    ]);
    const job = await applied({ replace: true });
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: 'conflict', detail: expect.stringContaining('duplicates') as string },
    });
    expect((await users.indexes()).find(({ name }) => name === 'email_1')).toEqual({
      v: 2,
      key: { email: 1 },
      name: 'email_1',
    });
    await users.deleteMany({});
    expect(await applied({ replace: true })).toMatchObject({ state: 'succeeded', result: { left: [] } });
    expect((await users.indexes()).find(({ name }) => name === 'email_1')).toMatchObject({ unique: true });
  });

  it('fails, whatever else was done, while a unique index cannot be built', async () => {
    const users = db.collection('users');
    await db.command({ collMod: 'users', validator: {} });
    await users.dropIndex('email_1');
    await db.collection('wallets').dropIndex('tron_address_1');
    await users.insertMany([
      { email: 'twice', user_id: '1', tron_address: '1' },
      { email: 'twice', user_id: '2', tron_address: '2' },
    ]);
    const job = await applied();
    expect(job).toMatchObject({ state: 'failed', error: { code: 'conflict' } });
    expect(brief((await drift()).differences)).toEqual(['users index_missing email_1 apply']);
    await users.deleteMany({});
  });

  it('leaves to people what cannot be changed', async () => {
    await db.collection('wallets').drop();
    await db.createCollection('wallets', { viewOn: 'users', pipeline: [] });
    await db.collection('sessions').drop();
    await db.createCollection('sessions', { capped: true, size: 4096 });
    const { left } = await plan({ replace: true });
    expect(brief(left)).toEqual([
      'sessions option capped manual',
      'sessions option size manual',
      'wallets type wallets manual',
    ]);
    expect(left.every(({ message }) => message.includes('drop'))).toBe(true);
    expect(await applied({ replace: true })).toMatchObject({ state: 'succeeded' });
    expect(brief((await drift()).differences)).toEqual(brief(left));
    await db.collection('wallets').drop();
    await db.collection('sessions').drop();
  });

  it('is of declared collections only, and applied by one job at a time', async () => {
    const other = await sut.post<{ errors: { pointer: string }[] }>('/database/drift/apply', {
      collections: ['users', 'other'],
    });
    expect([other.status, other.body.errors[0]?.pointer]).toEqual([422, '/collections/1']);
    const answers = await Promise.all(Array.from({ length: 6 }, () => sut.post<Job>('/database/drift/apply', {})));
    expect(answers.every(({ status }) => status === 202 || status === 409)).toBe(true);
    const started = answers.filter(({ status }) => status === 202);
    expect(started.length).toBeGreaterThan(0);
    for (const { body } of started) expect(await ended(body.job_id)).toMatchObject({ state: 'succeeded' });
  });

  it('is recorded in the audit log with what was put right', async () => {
    await db.collection('users').dropIndex('email_1');
    await applied({ collections: ['users'] });
    const { body } = await sut.get<{ items: { audit_id: string }[] }>(
      `/audit?target=${db.databaseName}&operation=applyDrift&limit=1`,
    );
    const record = (await sut.get(`/audit/${body.items[0]?.audit_id ?? ''}`)).body;
    expect(record).toMatchObject({
      operation: 'applyDrift',
      before: [{ collection: 'users', kind: 'index_missing', subject: 'email_1' }],
      after: { collections: ['users'], replace: false },
    });
  });

  describe('by whatever was done to the collections', () => {
    /** Ways to spoil a collection, each of them a no-op where it does not fit. */
    const spoilers: Record<string, (name: string) => Promise<unknown>> = {
      drop: (name) => db.collection(name).drop(),
      rules: (name) => db.command({ collMod: name, validator: { $jsonSchema: { required: ['x'] } } }),
      level: (name) => db.command({ collMod: name, validationLevel: 'off' }),
      action: (name) => db.command({ collMod: name, validationAction: 'warn' }),
      'pre-images': (name) =>
        db.command({ collMod: name, changeStreamPreAndPostImages: { enabled: name !== 'users' } }),
      'all indexes': (name) => db.collection(name).dropIndexes(),
      'an index more': (name) => db.collection(name).createIndexes([{ key: { spoiled: 1 }, name: 'spoiled_1' }]),
      'a hidden index': async (name) => {
        const last = (await db.collection(name).indexes()).at(-1);
        return db.command({ collMod: name, index: { name: last?.name, hidden: true } });
      },
      'an index under another name': async (name) => {
        const last = (await db.collection(name).indexes()).at(-1);
        const { v: _v, name: old, ...rest } = last as mongo.IndexDescriptionInfo;
        await db.collection(name).dropIndex(String(old));
        return db.collection(name).createIndexes([{ ...rest, name: 'renamed' }]);
      },
    };
    const spoiled = fc.array(
      fc.tuple(
        fc.constantFrom(...Object.keys(spoilers)),
        fc.constantFrom('users', 'wallets', 'blocks', 'idempotency_keys'),
      ),
      { minLength: 1, maxLength: 5 },
    );

    it('is found by the same comparison that the start mends by, and is gone once it is applied', async () => {
      await fc.assert(
        fc.asyncProperty(spoiled, async (acts) => {
          for (const [act, name] of acts) await spoilers[act]?.(name).catch(() => undefined);
          const before = await drift();
          const inTheWay = before.differences.filter(({ kind }) => kind === 'index_changed');
          // What a start does: it mends what it may, and stops at what it must not change unasked.
          const started = await Promise.allSettled(desiredCollections().map((desired) => syncCollection(db, desired)));
          expect(started.filter(({ status }) => status === 'rejected')).toHaveLength(
            new Set(inTheWay.map(({ collection }) => collection)).size,
          );
          const after = await drift();
          expect(after.differences.filter(({ remedy }) => remedy === 'apply')).toEqual([]);
          expect(brief(after.differences)).toEqual(
            brief(before.differences.filter(({ remedy }) => remedy !== 'apply')),
          );
          expect(await applied({ replace: true })).toMatchObject({ state: 'succeeded', result: { left: [] } });
          for (const desired of desiredCollections())
            expect(differencesOf(desired, await readCollection(db, desired.name))).toEqual([]);
        }),
        { numRuns: 8 },
      );
    });
  });
});
