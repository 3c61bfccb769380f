import { waitUntil } from '@lucid/engines';
import { desiredCollections, differencesOf, MongoService, readCollection, SchemaKeeper } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';

const LONG = { limitMs: 300_000 };

type Acts = Readonly<Record<string, (db: mongo.Db, name: string) => Promise<unknown>>>;

/** What other programs do to a collection. */
const REPLACING: Acts = {
  drop: (db, name) => db.collection(name).drop(),
  'rename to another name': (db, name) => db.collection(name).rename(`${name}_away`, { dropTarget: true }),
  'rename into its place': async (db, name) => {
    // Empty: a document of no key would make the service ask for keys.
    await db.createCollection(`${name}_next`);
    await db.collection(`${name}_next`).rename(name, { dropTarget: true });
  },
  'drop and create': async (db, name) => {
    await db.collection(name).drop();
    await db.createCollection(name).catch(() => undefined);
  },
};
const CHANGING: Acts = {
  'drop of all indexes': (db, name) => db.collection(name).dropIndexes(),
  'collMod without a validator': (db, name) => db.command({ collMod: name, validator: {} }),
  'collMod to no validation': (db, name) => db.command({ collMod: name, validationLevel: 'off' }),
  'collMod to warnings': (db, name) => db.command({ collMod: name, validationAction: 'warn' }),
  'collMod without pre-images': (db, name) =>
    db.command({ collMod: name, changeStreamPreAndPostImages: { enabled: false } }),
  '$out of itself': (db, name) =>
    db
      .collection(name)
      .aggregate([{ $out: name }])
      .toArray(),
};

describe('a schema that another program takes away', () => {
  let running: RunningApp;
  let sut: HttpClient;
  /** Of another program. */
  let client: mongo.MongoClient;
  let db: mongo.Db;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    db = client.db(running.app.get(MongoService).db.databaseName);
  });

  afterEach(async () => {
    await whole();
  });

  afterAll(async () => {
    await client.close();
    await running.close();
  });

  const differing = async (): Promise<string[]> => {
    const names: string[] = [];
    for (const desired of desiredCollections())
      if (differencesOf(desired, await readCollection(db, desired.name)).length > 0) names.push(desired.name);
    return names;
  };

  /** Waits until every declared collection is as declared, and takes writes. */
  async function whole(): Promise<void> {
    await waitUntil('The schema', async () => (await differing()).length === 0, LONG);
    const isUp = async (): Promise<boolean> => (await sut.get('/database/health')).body['status'] !== 'down';
    await waitUntil('The service', isUp, LONG);
    const takesWrites = async (): Promise<boolean> => {
      const { status, body } = await sut.post('/users', sampleUser('whole', Math.floor(Math.random() * 1e9)));
      if (status !== 201) throw new Error(JSON.stringify(body));
      return true;
    };
    await waitUntil('A write', takesWrites, LONG);
  }

  describe.each(Object.entries({ ...REPLACING, ...CHANGING }))('by %s', (_, act) => {
    it('is back in every declared collection', async () => {
      for (const { name } of desiredCollections()) await act(db, name);
      await waitUntil('The schema', async () => (await differing()).length === 0, LONG);
    });
  });

  it('is back after the database was dropped', async () => {
    await db.dropDatabase();
    await waitUntil('The schema', async () => (await differing()).length === 0, LONG);
  });

  describe.each(Object.entries<Acts[string]>({ ...REPLACING, 'drop of the database': (of) => of.dropDatabase() }))(
    'by %s',
    (what, act) => {
      it('lets in no second document of a unique value, however early it is sent', async () => {
        const user = sampleUser(`unique ${what}`.replace(/ /g, '-'), 1);
        await act(db, 'users');
        const answers = await Promise.all(Array.from({ length: 12 }, () => sut.post('/users', user)));
        for (const { status, body, headers } of answers.filter(({ status }) => status >= 500)) {
          expect([status, body['code']]).toEqual([503, 'schema_lost']);
          expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
        }
        expect(answers.filter(({ status }) => ![201, 409, 503].includes(status))).toEqual([]);
        await whole();
        expect([201, 409]).toContain((await sut.post('/users', user)).status);
        expect(await db.collection('users').countDocuments({ email: user.email })).toBe(1);
      });
    },
  );

  it('lets in nothing through a replica that has just started and has followed no change yet', async () => {
    const looking = jest.spyOn(SchemaKeeper.prototype, 'look').mockResolvedValue(undefined);
    const replica = await startReplica(running);
    try {
      await db.collection('users').drop();
      await db.createCollection('users');
      const { status, body } = await new HttpClient(`${replica.url}/api/v1`).post('/users', sampleUser('starting', 1));
      expect([status, body['code']]).toEqual([503, 'schema_lost']);
    } finally {
      looking.mockRestore();
      await replica.close();
      await running.app.get(SchemaKeeper).look(['users']);
    }
  });

  it('is told while duplicates keep it away, and is back once they are deleted', async () => {
    const user = { ...sampleUser('twice', 1), user_id: 'first' };
    expect((await sut.post('/users', user)).status).toBe(201);
    const stored = (await db.collection('users').findOne({ user_id: 'first' })) as mongo.Document;
    const { _id: _, ...document } = stored;
    await db.collection('staged').insertMany([document, { ...document, user_id: 'second' }]);
    await db.collection('staged').rename('users', { dropTarget: true });
    const refused = async (): Promise<boolean> => {
      const { body } = await sut.post('/users', sampleUser('twice', 2));
      return body['code'] === 'schema_lost' && String(body['detail']).includes('duplicates');
    };
    await waitUntil('The refusal', refused, LONG);
    expect((await sut.get('/users/first')).status).toBe(200);
    const ready = new HttpClient(running.url);
    expect(await ready.get('/readyz?verbose=true')).toMatchObject({
      status: 200,
      body: {
        status: 'degraded',
        checks: expect.arrayContaining([expect.objectContaining({ name: 'mongodb', status: 'degraded' })]) as unknown,
      },
    });
    expect(JSON.stringify((await sut.get('/database/health')).body)).toContain('Nothing can be written to users.');
    expect((await (await fetch(`${running.url}/metrics`)).text()).split('\n')).toContain(
      'lucid_schema_refused_collections 1',
    );
    const { body } = await sut.get<{ differences: { subject: string; duplicates?: object[] }[] }>('/database/drift');
    const ids = (await db.collection('users').find().toArray()).map(({ _id: id }) => String(id));
    expect(body.differences.find(({ subject }) => subject === 'email_1')?.duplicates).toEqual([
      { documents: 2, document_ids: expect.arrayContaining(ids) as unknown },
    ]);
    expect((await sut.delete('/users/second')).status).toBe(204);
    await whole();
    expect((await sut.post('/users', sampleUser('twice', 2))).status).toBe(201);
  });
});
