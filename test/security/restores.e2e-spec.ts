import { ERRORS, PLAIN_WRITE } from '@lucid/common';
import { type Job, JobsService } from '@lucid/jobs';
import { allModels, isServiceCollection, modelOptions } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { execFile } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bodySchema, operations } from '../contract/document';
import { forge, type ForgedManifest } from '../setup/forged-backup';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { nextSecond } from '../setup/next-second';
import { restorable } from '../setup/restorable';
import { type RunningApp, startApp } from '../setup/start-app';

const API_KEY = 'a-key-for-the-restores-tests-0123456789';
const FUNCTION = { body: 'function () { return 1; }', args: [], lang: 'js' };
const CLOSED = allModels()
  .map((model) => modelOptions(model).collection)
  .filter(isServiceCollection);

interface Plan {
  namespaces: { name: string; action: string }[];
}

/** The metadata of a namespace with some of its options changed. */
const withOptions =
  (options: object) =>
  (text: string): string =>
    JSON.stringify({ ...(JSON.parse(text) as object), options });

/** A view from elsewhere. */
const view = (viewOn: string, ...pipeline: object[]): ((text: string) => string) => withOptions({ viewOn, pipeline });

/** Definitions from elsewhere that no restore may bring unasked, by what they bring: of the collection `plain`, or of the view `shown`. */
const FOREIGN: Record<string, Record<string, (text: string) => string>> = {
  $function: { shown: view('plain', { $project: { n: { $function: FUNCTION } } }) },
  $accumulator: { shown: view('plain', { $group: { _id: 1, n: { $accumulator: { init: 'function () {}' } } } }) },
  '$where in a view': { shown: view('plain', { $match: { $where: 'true' } }) },
  '$function in $facet': { shown: view('plain', { $facet: { a: [{ $addFields: { n: { $function: FUNCTION } } }] } }) },
  '$function in $lookup': {
    shown: view('plain', { $lookup: { from: 'plain', as: 'a', pipeline: [{ $set: { n: { $function: FUNCTION } } }] } }),
  },
  '$where in a validator': { plain: withOptions({ validator: { $where: 'true' } }) },
  '$function in a validator': { plain: withOptions({ validator: { $expr: { $function: FUNCTION } } }) },
  'the filter of an index': {
    plain: (text) => text.replace('"name":"n_1"', '"name":"n_1","partialFilterExpression":{"$where":"true"}'),
  },
  'a view of keys': { shown: view('api_keys') },
  'a view of secrets by $lookup': { shown: view('plain', { $lookup: { from: 'secrets', as: 'a', pipeline: [] } }) },
  'a view of audit records by $unionWith': { shown: view('plain', { $unionWith: 'audit' }) },
  'a view of a profile': { shown: view('system.profile') },
  'another name in its options': { plain: withOptions({ create: 'api_keys' }) },
  'a view that says it is a collection': { plain: withOptions({ viewOn: 'api_keys', pipeline: [] }) },
  'another collection': { plain: (text) => text.replace('"collectionName":"plain"', '"collectionName":"api_keys"') },
  'no JSON': { plain: () => '{' },
  'JSON that is nested too deeply': { plain: () => `{"options":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_001)}` },
};

describe('SECURITY.md, on restores', () => {
  let running: RunningApp;
  let api: HttpClient;
  let restricted: HttpClient;
  let jobs: Jobs;
  let client: mongo.MongoClient;
  let own: string;
  let backups: string;
  let few: string;
  let whole: string;
  let targets = 0;
  /** Times between which code came into the database. */
  const times = { before: '', after: '' };

  const target = (): string => `${own}_${(targets += 1)}`;
  const names = async (database: string): Promise<string[]> =>
    (await client.db(database).listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).sort();
  /** The databases that are there, but for those of other suites. */
  const databases = async (): Promise<string[]> => {
    const listed = await client.db('admin').admin().listDatabases({ nameOnly: true });
    return listed.databases
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('test_') || name.startsWith(own))
      .sort();
  };

  async function done(path: string, body: object = {}, as = api): Promise<Job> {
    const answer = await as.post<Job>(path, body);
    expect([path, answer.status, answer.body]).toEqual([path, 202, expect.anything()]);
    return jobs.ended(answer.body.job_id);
  }
  const succeeded = async (...asked: Parameters<typeof done>): Promise<Job> => {
    const job = await done(...asked);
    expect({ state: job.state, error: job.error }).toEqual({ state: 'succeeded' });
    return job;
  };
  const backUp = async (body: object = {}): Promise<string> =>
    ((await succeeded('/backups', body)).result as { backup_id: string }).backup_id;

  beforeAll(async () => {
    running = await startApp({ API_KEY, BACKUP_PITR_ENABLED: 'true', BACKUP_PITR_INTERVAL_SECONDS: '1' });
    api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
    const scopes = ['backups:*', 'database:*', 'models:*', 'jobs:*', 'api-keys:*'];
    const made = await api.post<{ secret: string }>('/api-keys', { name: 'restores', scopes });
    expect(made.status).toBe(201);
    restricted = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': made.body.secret });
    jobs = new Jobs(running.app);
    own = running.config.MONGODB_DATABASE;
    backups = join(running.config.VOLUME_MOUNT_PATH, 'backups');
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI, { writeConcern: { w: 'majority' } });
    const db = client.db(own);
    await db.collection('plain').insertMany([{ n: 1 }, { n: 2 }]);
    await db.collection('plain').createIndex({ n: 1 }, {}, {});
    await db.createCollection('shown', { viewOn: 'plain', pipeline: [] });
    whole = await backUp();
    few = await backUp({ collections: ['plain', 'shown'], compression: 'none' });
    await nextSecond();
    times.before = new Date().toISOString();
    await nextSecond();
    const functions = db.collection<{ _id: string; value: mongo.Code }>('system.js');
    await functions.insertOne({ _id: 'one', value: new mongo.Code('function () { return 1; }') });
    await db.createCollection('coded', { viewOn: 'plain', pipeline: [{ $set: { n: { $function: FUNCTION } } }] });
    times.after = new Date().toISOString();
    await restorable(api, times.after);
  });

  afterAll(async () => {
    for (let n = 1; n <= targets; n += 1) await client.db(`${own}_${n}`).dropDatabase();
    await client.close();
    await running.close();
  });

  describe('31. A restore writes only into databases that the configuration allows:', () => {
    const naming = operations.filter((operation) => 'database' in (bodySchema(operation)?.properties ?? {}));
    const FORBIDDEN = ['admin', 'local', 'config', 'another_service', 'lucid', 'OWNx', 'OWN-x', 'xOWN_1', 'OWN_1/../x'];

    it('three operations take the name of a database', () => {
      expect(naming.map(({ operationId }) => operationId).sort()).toEqual([
        'createRestore',
        'createRestoreToTime',
        'planRestore',
      ]);
    });

    it.each(naming.flatMap(({ operationId, path }) => FORBIDDEN.map((name) => [operationId, name, path])))(
      '%s not into %s',
      async (_, name, path) => {
        const database = name.replace('OWN', own);
        const before = await databases();
        const documents = { collection: 'plain', ids: ['a'], conflict: 'skip' };
        const bodies = path.includes('point-in-time')
          ? [{ to_time: times.before, database }]
          : [
              { backup_id: few, database },
              { backup_id: few, database, existing: 'replace' },
              { backup_id: few, database, documents },
              { backup_id: few, database, documents: { ...documents, conflict: 'replace' } },
            ];
        for (const body of bodies) {
          const answer = await api.post(`${path.replace('/api/v1', '')}?confirm=${encodeURIComponent(database)}`, body);
          expect([400, 422]).toContain(answer.status);
          if (answer.status === 422) expect(answer.body['detail']).toContain(`${own}_*`);
        }
        expect(await databases()).toEqual(before);
      },
    );

    it('nor does a job, however it came to be queued', async () => {
      const documents = { collection: 'plain', ids: ['a'], conflict: 'skip' };
      const params = { backup_id: few, database: 'another_service', existing: 'refuse', to_time: times.before };
      for (const [kind, more] of [
        ['restore_backup', {}],
        ['restore_backup', { existing: 'replace' }],
        ['restore_backup', { documents }],
        ['restore_to_time', {}],
        ['back_up', { name: 'x', engine: 'native', compression: 'none', requested_by: 'x' }],
      ] as const) {
        const { job_id } = await running.app.get(JobsService).start({
          ...{ kind, target: `${kind} ${JSON.stringify(more)}`.slice(0, 60), requestedBy: 'x', writing: PLAIN_WRITE },
          params: { ...params, ...more },
        });
        expect((await jobs.ended(job_id)).error).toMatchObject({
          code: 'unprocessable',
          detail: expect.stringContaining('another_service') as string,
        });
      }
      expect(await databases()).not.toContain('another_service');
    });
  });

  describe('31. A key gains nothing by restoring what the service keeps for itself:', () => {
    it.each(CLOSED)('%s is not restored by its name', async (name) => {
      const ids = { collection: name, ids: ['a'], conflict: 'skip' };
      for (const database of [own, `${own}_closed`]) {
        const body = { backup_id: whole, database };
        expect((await restricted.post('/restores/plan', { ...body, collections: [name] })).status).toBe(403);
        expect((await restricted.post('/restores', { ...body, documents: ids })).status).toBe(403);
        const over = { ...body, collections: [name], existing: 'replace' };
        expect((await restricted.post(`/restores?confirm=${database}`, over)).status).toBe(403);
      }
      // Not even with all scopes.
      const over = { backup_id: whole, collections: [name], existing: 'replace' };
      expect((await api.post(`/restores?confirm=${own}`, over)).status).toBe(403);
    });

    it('all of it is left out of a whole restore, unless the key has all scopes', async () => {
      expect(CLOSED.length).toBeGreaterThan(15);
      const plan = await restricted.post<Plan>('/restores/plan', { backup_id: whole, database: target() });
      const kept = plan.body.namespaces.filter(({ action }) => action === 'keep').map(({ name }) => name);
      expect(kept.sort()).toEqual(CLOSED.toSorted());
      const [ofAll, ofFew, then] = [target(), target(), target()];
      const closedIn = async (database: string): Promise<string[]> => {
        const restored = await names(database);
        expect(restored).toEqual(expect.arrayContaining(['plain', 'users']));
        return restored.filter((name) => CLOSED.includes(name));
      };
      await succeeded('/restores', { backup_id: whole, database: ofAll });
      expect(await closedIn(ofAll)).toEqual(CLOSED.toSorted());
      const over = { backup_id: whole, database: ofFew, existing: 'replace' };
      await succeeded(`/restores?confirm=${ofFew}`, over, restricted);
      expect(await closedIn(ofFew)).toEqual([]);
      await succeeded('/point-in-time/restores', { to_time: times.before, database: then }, restricted);
      expect(await closedIn(then)).toEqual([]);
    });
  });

  describe('31. A backup from elsewhere brings no code and no window onto closed collections:', () => {
    let coded: string;

    beforeAll(async () => {
      coded = await backUp();
      const ids = Object.keys(FOREIGN).entries();
      for (const [n, kind] of ids) await forge(backups, few, `foreign-${n}`, { metadata: FOREIGN[kind] ?? {} });
      const { result } = await succeeded('/backup-catalogue/rebuild');
      expect(result).toMatchObject({ entered: Object.keys(FOREIGN).length, unreadable: [] });
    });

    it.each(Object.keys(FOREIGN).map((kind, n) => [kind, `foreign-${n}`]))('%s', async (_, backup_id) => {
      const database = target();
      for (const [path, body] of [
        ['/restores/plan', { database }],
        ['/restores', { database }],
        [`/restores?confirm=${database}`, { database, existing: 'replace' }],
        [`/restores?confirm=${own}`, { existing: 'replace' }],
      ] as const)
        for (const as of [api, restricted]) {
          const { status, body: answer } = await as.post(path, { backup_id, ...body });
          // What cannot be read as metadata is a damaged file, of which the plan tells.
          if (path.endsWith('plan') && status === 200)
            expect(answer).toMatchObject({ feasible: false, damaged_files: 1 });
          else expect([path, status, answer['code']]).toEqual([path, 422, 'unprocessable']);
        }
      expect(await names(database)).toEqual([]);
    });

    it('a view of closed collections needs all scopes, even by name', async () => {
      const backup_id = `foreign-${Object.keys(FOREIGN).indexOf('a view of keys')}`;
      const body = { backup_id, database: target(), collections: ['shown'] };
      expect((await restricted.post('/restores', body)).status).toBe(422);
      await succeeded('/restores', body);
    });

    it('what is named comes, of a backup and of a time, and nothing that is not', async () => {
      const refused = await api.post('/restores', { backup_id: coded, database: target() });
      const pointers = (refused.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
      expect([refused.status, pointers]).toEqual([422, ['/coded', '/system.js']]);
      const database = target();
      await succeeded('/restores', { backup_id: coded, database, collections: ['coded', 'system.js', 'plain'] });
      expect(await names(database)).toEqual(expect.arrayContaining(['coded', 'plain', 'system.js']));
      await nextSecond();
      const since = new Date().toISOString();
      await restorable(api, since);
      // In the first, code came by the oplog; in the second, it stood in the backup.
      const into = target();
      for (const to_time of [times.after, since]) {
        const { error } = await done('/point-in-time/restores', { to_time, database: into });
        expect(error).toMatchObject({ code: 'unprocessable', detail: expect.stringContaining('system.js') as string });
        expect(await names(into)).toEqual([]);
      }
      const allow_code = ['coded', 'system.js'];
      await succeeded('/point-in-time/restores', { to_time: times.after, database: into, allow_code });
      expect(await names(into)).toEqual(expect.arrayContaining(allow_code));
    });

    it('a drill leaves it out, and runs none of it', async () => {
      const { result } = await succeeded('/backup-drills', { backup_id: coded });
      const { namespaces } = (await api.get<{ namespaces: unknown[] }>(`/backups/${coded}`)).body;
      expect(result).toMatchObject({
        checks: expect.arrayContaining([
          {
            ...{ name: 'namespaces', checked: namespaces.length - 2, violations: 0, examples: [] },
            description: expect.any(String) as string,
          },
        ]) as unknown,
      });
    });
  });

  it('31. One invalid manifest keeps no other from being entered, and is named with the reason.', async () => {
    const sabotaged = (change: (manifest: ForgedManifest) => void) => async (name: string) => {
      await forge(backups, few, name, { manifest: change });
    };
    const content = (text: string | Buffer) => async (name: string) => {
      await mkdir(join(backups, name));
      await writeFile(join(backups, name, 'manifest.json'), text);
    };
    const INVALID: Record<string, (name: string) => Promise<unknown>> = {
      'no-json': content('{'),
      empty: content(''),
      null: content('null'),
      'not-utf-8': content(Buffer.from([0xff, 0xfe, 0x00])),
      'too-large': content(Buffer.alloc(17 * 1024 * 1024, ' ')),
      deep: content('['.repeat(1_000_000)),
      'deep-within': content(`{"sha256":"","manifest":{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`),
      folder: async (name) => mkdir(join(backups, name, 'manifest.json'), { recursive: true }),
      link: async (name) => {
        await mkdir(join(backups, name));
        await symlink(join(backups, few, 'manifest.json'), join(backups, name, 'manifest.json'));
      },
      pipe: async (name) => {
        await mkdir(join(backups, name));
        await promisify(execFile)('mkfifo', [join(backups, name, 'manifest.json')]);
      },
      'of-another': sabotaged((manifest) => (manifest.backup_id = 'another')),
      'no-namespaces': sabotaged((manifest) => Reflect.deleteProperty(manifest, 'namespaces')),
      'null-namespace': sabotaged((manifest) => Object.assign(manifest, { namespaces: [null] })),
      'leads-out': sabotaged((manifest) => Object.assign(manifest.namespaces[0]?.metadata ?? {}, { path: '../../x' })),
      'not-exact': sabotaged((manifest) => Object.assign(manifest.namespaces[0] ?? {}, { documents: 1e300 })),
      'no-time': sabotaged((manifest) => Object.assign(manifest, { started_at: 'yesterday' })),
      'unknown-field': sabotaged((manifest) => Object.assign(manifest, { more: true })),
      'of-users': sabotaged((manifest) => Object.assign(manifest.namespaces[0] ?? {}, { name: 'system.users' })),
    };
    for (const [name, make] of Object.entries(INVALID)) await make(name);
    await forge(backups, few, 'valid');
    const { result } = await succeeded('/backup-catalogue/rebuild');
    const { entered, unreadable } = result as { entered: number; unreadable: { folder: string; reason: string }[] };
    expect(unreadable.map(({ folder }) => folder).sort()).toEqual(Object.keys(INVALID).sort());
    for (const { reason } of unreadable) expect(reason).toMatch(/^it .{5,}/);
    expect(entered).toBe(1);
    expect((await api.get('/backups/valid')).body).toMatchObject({ status: 'complete', documents: 2 });
    for (const name of Object.keys(INVALID)) {
      expect((await api.get(`/backups/${name}`)).status).toBe(ERRORS.not_found.status);
      await rm(join(backups, name), { recursive: true });
    }
  });
});
