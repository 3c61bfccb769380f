import { cloneRoot, waitUntil } from '@lucid/engines';
import { desiredCollections, syncSchema } from '@lucid/mongo';
import '@lucid/models';
import { mongo } from 'mongoose';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { HttpClient } from '../setup/http-client';
import { startApp } from '../setup/start-app';

const run = promisify(execFile);
const uri = process.env['TEST_MONGODB_URI'] ?? '';

/** All that a database says of its collections and indexes, in a fixed order. */
async function catalogue(db: mongo.Db): Promise<unknown> {
  const collections = (await db.listCollections().toArray()).sort((a, b) => a.name.localeCompare(b.name));
  return Promise.all(
    collections.map(async ({ name, type, ...rest }) => ({
      name,
      type,
      options: (rest as { options?: mongo.Document }).options,
      indexes: (await db.collection(name).indexes()).sort((a, b) => String(a['name']).localeCompare(String(b['name']))),
    })),
  );
}

describe('the declared schema', () => {
  let client: mongo.MongoClient;
  const names: string[] = [];

  beforeAll(async () => {
    client = await mongo.MongoClient.connect(uri);
  });

  afterAll(async () => {
    for (const name of names) await client.db(name).dropDatabase();
    await client.close();
  });

  const fresh = (): mongo.Db => {
    const name = `schema_${randomBytes(6).toString('hex')}`;
    names.push(name);
    return client.db(name);
  };

  it('is the same whether the service or the mongosh scripts put it in place, also when they run again', async () => {
    const [ours, theirs] = [fresh(), fresh()];
    await syncSchema(ours);
    const address = uri.replace(/\/(\?|$)/, `/${theirs.databaseName}$1`);
    for (const script of [
      'init_mongodb_schema.js',
      'create_indexes.js',
      'init_mongodb_schema.js',
      'create_indexes.js',
    ]) {
      const file = join(cloneRoot(), 'scripts/database', script);
      await run(process.execPath, [
        join(cloneRoot(), 'node_modules/mongosh/bin/mongosh.js'),
        address,
        '--quiet',
        '--norc',
        '--file',
        file,
      ]);
    }
    expect(await catalogue(theirs)).toEqual(await catalogue(ours));
    expect(((await catalogue(ours)) as unknown[]).length).toBe(desiredCollections().length);
  });

  it('comes out whole when eight replicas put it in place at once', async () => {
    const [alone, crowded] = [fresh(), fresh()];
    await syncSchema(alone);
    await Promise.all(Array.from({ length: 8 }, () => syncSchema(crowded)));
    expect(await catalogue(crowded)).toEqual(await catalogue(alone));
  });

  it('is brought up to date at the start: a lost index and a changed validator are put back, and nothing is dropped', async () => {
    const [whole, drifted] = [fresh(), fresh()];
    await syncSchema(whole);
    await syncSchema(drifted);
    await drifted.collection('users').dropIndex('email_1');
    await drifted.collection('users').createIndexes([{ key: { extra: 1 }, name: 'extra_1' }]);
    await drifted.command({ collMod: 'blocks', validator: {}, validationLevel: 'off' });
    await syncSchema(drifted);
    await expect(drifted.collection('users').dropIndex('extra_1')).resolves.toBeDefined();
    expect(await catalogue(drifted)).toEqual(await catalogue(whole));
  });

  it('refuses what breaks it, whoever writes', async () => {
    const db = fresh();
    await syncSchema(db);
    const users = db.collection('users');
    const good = {
      user_id: 'a',
      email: 'a@example.org',
      tron_address: `T${'1'.repeat(33)}`,
      created_at: new Date(),
      updated_at: new Date(),
      version: 1,
    };
    await users.insertOne({ ...good });
    for (const bad of [
      { email: 'none' },
      { email: 5 },
      { created_at: '2026-01-01' },
      { version: 1.5 },
      { hardware_wallet: { type: 'toaster' } },
    ]) {
      await expect(users.insertOne({ ...good, user_id: 'b', ...bad })).rejects.toMatchObject({ code: 121 });
    }
  });

  it.each([
    [
      'an index of another shape',
      (db: mongo.Db) => db.collection('users').createIndexes([{ key: { email: 1 }, name: 'email_1' }]),
    ],
    [
      'duplicates under a unique index',
      (db: mongo.Db) =>
        db.collection('users').insertMany([{ email: 'twice@example.org' }, { email: 'twice@example.org' }]),
    ],
  ])(
    'keeps the service from serving over %s, with the reason in the health report, until that is mended',
    async (_what, spoil) => {
      const db = fresh();
      await spoil(db);
      let url = '';
      const started = startApp({ MONGODB_DATABASE: db.databaseName }, { listening: (at) => (url = at) });
      await waitUntil('The address', () => Promise.resolve(url !== ''), { limitMs: 300_000 });
      const sut = new HttpClient(url);
      const tellsReason = async (): Promise<boolean> =>
        /users/.test(JSON.stringify((await sut.get('/api/v1/database/health')).body));
      await waitUntil('The reason', tellsReason, { limitMs: 300_000 });
      expect((await sut.get('/startupz')).status).toBe(503);
      expect((await sut.get('/api/v1/users')).status).toBe(503);
      expect((await sut.get('/livez')).status).toBe(200);
      await db.collection('users').drop();
      const running = await started;
      expect((await new HttpClient(running.url).get('/api/v1/users')).status).toBe(200);
      await running.close();
    },
  );
});
