import { waitUntil } from '@lucid/engines';
import { MongoService } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { type Answer, HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { nextSecond } from '../setup/next-second';
import { restorable } from '../setup/restorable';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';
import { members, UNABLE_TO_DELETE, UNCONFIRMED } from './destructive-members';
import { optionTrials, type Trial } from './option-trials';

const API_KEY = 'a-key-for-the-security-tests-0123456789';

const CLIENT = 'a test of administration';

describe('SECURITY.md, on administration', () => {
  let running: RunningApp;
  let api: HttpClient;
  let client: mongo.MongoClient;
  let trials: Record<string, () => Promise<Trial>>;

  beforeAll(async () => {
    running = await startApp(
      { API_KEY, BACKUP_PITR_ENABLED: 'true', BACKUP_PITR_INTERVAL_SECONDS: '1' },
      { searched: true },
    );
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI, { appName: CLIENT });
    api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
    trials = {
      deleteUser: async () => {
        await api.post('/users', { ...sampleUser('administration', 1), user_id: 'leaver' });
        return { path: '/users/leaver', confirm: 'leaver', status: 204, query: 'cascade=true&' };
      },
      revokeApiKey: async () => {
        const body = { name: 'revoked', scopes: ['models:read'] };
        const { key_id } = (await api.post<{ key_id: string }>('/api-keys', body)).body;
        return { path: `/api-keys/${key_id}`, confirm: key_id, status: 200 };
      },
      dropCollection: async () => ({ path: await collection('dropped'), confirm: 'dropped', status: 204 }),
      validateCollection: async () => ({
        path: `${await collection('checked')}/validate`,
        confirm: 'checked',
        status: 202,
        query: 'full=true&',
      }),
      compactCollection: async () => ({
        path: `${await collection('packed')}/compact`,
        confirm: 'packed',
        status: 202,
      }),
      dropIndex: async () => {
        const path = await collection('indexed');
        await running.app.get(MongoService).collection('indexed').createIndex({ a: 1 }, {}, {});
        return { path: `${path}/indexes/a_1`, confirm: 'a_1', status: 200 };
      },
      deleteVolume: async () => ({ path: await volume('gone'), confirm: 'gone', status: 204 }),
      deleteVolumeOrphans: async () => ({ path: `${await volume('swept')}/orphans`, confirm: 'swept', status: 202 }),
      deleteBackup: async () => {
        const backup_id = await backUp();
        return { path: `/backups/${backup_id}`, confirm: backup_id, status: 204 };
      },
      'createRestore.existing': async () => {
        const body = { backup_id: await backUp(), existing: 'replace' };
        return { path: '/restores', confirm: running.config.MONGODB_DATABASE, status: 202, body };
      },
      'createRestore.documents.conflict': async () => {
        // The restore that was tried replaces all users.
        await ended();
        const documents = { collection: 'users', ids: ['nobody'], conflict: 'replace' };
        const body = { backup_id: await backUp(), documents };
        return { path: '/restores', confirm: running.config.MONGODB_DATABASE, status: 202, body };
      },
      'restoreDocumentThen.conflict': async () => {
        // The restore that was tried replaces all users.
        await ended();
        await api.post('/users', { ...sampleUser('administration', 2), user_id: 'returner' });
        await backUp({});
        await nextSecond();
        const at = new Date().toISOString();
        await restorable(api, at);
        const path = '/point-in-time/documents/users/returner/restore';
        return { path, confirm: 'users', status: 200, body: { at, conflict: 'replace' } };
      },
      deleteBackupSchedule: async () => {
        const body = { name: 'gone', cron: '0 0 1 1 *' };
        const { schedule_id } = (await api.post<{ schedule_id: string }>('/backup-schedules', body)).body;
        return { path: `/backup-schedules/${schedule_id}`, confirm: schedule_id, status: 204 };
      },
      applyBackupRetention: () =>
        Promise.resolve({ path: '/backup-retention', confirm: 'backups', status: 202, body: {} }),
      deleteSearchIndex: async () => {
        const index = await keptIndex();
        return { path: `/search/indices/${index}`, confirm: index, status: 204 };
      },
      'applyDrift.replace': () => {
        const confirm = running.config.MONGODB_DATABASE;
        return Promise.resolve({ path: '/database/drift/apply', confirm, status: 202, body: { replace: true } });
      },
      ...optionTrials(running.app.get(MongoService), api, collection, backUp),
      flushCache: () => Promise.resolve({ path: '/cache/flush', confirm: 'all', status: 200, body: {} }),
      killOperation: async () => {
        const opid = await slowOperation();
        return { path: `/database/operations/current/${opid}/kill`, confirm: opid, status: 200 };
      },
    };
  });

  afterAll(async () => {
    await client.close();
    await running.close();
  });

  const backUp = async (body: object = { collections: ['users'] }): Promise<string> => {
    const { job_id } = (await api.post<{ job_id: string }>('/backups', body)).body;
    const job = await jobEnded(async () => (await api.get<{ state?: string }>(`/jobs/${job_id}`)).body);
    expect(job.state).toBe('succeeded');
    return job_id;
  };

  /** Begins a query that takes long, as each document is compared with all, and gives its id. */
  const slowOperation = async (): Promise<string> => {
    const many = client.db(running.config.MONGODB_DATABASE).collection('many');
    await many.insertMany(Array.from({ length: 4000 }, (_, n) => ({ n })));
    const pipeline = [{ $match: { $expr: { $eq: [{ $add: ['$n', 0.5] }, '$$n'] } } }];
    const slow = many.aggregate([
      { $lookup: { from: 'many', let: { n: '$n' }, pipeline, as: 'same' } },
      { $count: 'n' },
    ]);
    void slow.toArray().catch(() => undefined);
    let opid: string | undefined;
    const isThere = async (): Promise<boolean> => {
      const { body } = await api.get<{ items: { opid: string; client_name?: string }[] }>(
        '/database/operations/current',
      );
      opid = body.items.find(({ client_name }) => client_name === CLIENT)?.opid;
      return opid !== undefined;
    };
    await waitUntil('The slow query', isThere, { limitMs: 120_000, everyMs: 20 });
    return opid ?? '';
  };

  /** Builds a search index anew, and gives the one before it, which is kept for a day. */
  const keptIndex = async (): Promise<string> => {
    const ofUsers = async (): Promise<{ index: string; state: string }[]> => {
      const { items } = (
        await api.get<{ items: { index: string; collection: string; state: string }[] }>('/search/indices')
      ).body;
      return items.filter(({ collection: of }) => of === 'users');
    };
    const limits = { limitMs: 300_000, everyMs: 100 };
    await waitUntil('The index', async () => (await ofUsers()).some(({ state }) => state === 'live'), limits);
    await api.post('/search/indices/users/rebuild', undefined);
    await waitUntil('The index kept', async () => (await ofUsers()).some(({ state }) => state === 'kept'), limits);
    return (await ofUsers()).find(({ state }) => state === 'kept')?.index ?? '';
  };

  const collection = async (name: string): Promise<string> => {
    expect((await api.post('/database/collections', { name })).status).toBe(201);
    return `/database/collections/${name}`;
  };
  const volume = async (name: string): Promise<string> => {
    expect((await api.post('/volumes', { name, quota_bytes: 1_048_576 })).status).toBe(201);
    return `/volumes/${name}`;
  };
  const recordOf = async ({ headers }: Answer<unknown>): Promise<Record<string, unknown>> => {
    const found = await running.app
      .get(MongoService)
      .collection('audit')
      .findOne({ request_id: headers.get('x-request-id') });
    return found ?? {};
  };

  it('14, 27. Destructive operations and options need a scope to delete, a confirmation and leave an audit record with who, what, before and after.', async () => {
    const known = [...Object.keys(UNCONFIRMED), ...Object.keys(trials)];
    expect(members.map(({ id }) => id).sort()).toEqual(known.sort());

    for (const { id, operation, option } of members) {
      const { operationId, method, parameters = [], 'x-required-scope': scope = '' } = operation;
      const confirmed = parameters.some(({ name }) => name === 'confirm');
      const needsScope = id === 'deleteConsoleSession' || /:(?:write|delete|restore)$/.test(scope);
      expect([id, needsScope, confirmed]).toEqual([id, true, !(id in UNCONFIRMED)]);
      const trial = trials[id];
      if (trial === undefined) continue;

      const { path, confirm, status, query = '', body } = await trial();
      // An option is refused to a key that may do all the rest.
      const others = { name: 'other', scopes: option === undefined ? ['models:read', 'audit:read'] : UNABLE_TO_DELETE };
      const { secret } = (await api.post<{ secret: string }>('/api-keys', others)).body;
      const powerless = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': secret });
      const whole = `${path}?${query}confirm=${encodeURIComponent(confirm)}`;
      const refusals = [
        await powerless.call(method, whole, body),
        await api.call(method, `${path}?${query}`, body),
        await api.call(method, `${path}?${query}confirm=other`, body),
      ];
      expect([id, ...refusals.map((answer) => answer.status)]).toEqual([id, 403, 400, 400]);
      for (const answer of refusals)
        expect(await recordOf(answer)).toMatchObject({
          operation: operationId,
          outcome: 'refused',
          status: answer.status,
          ...(option !== undefined && { deleting: [option] }),
        });

      const done = await api.call(method, whole, body);
      expect([id, done.status, done.body]).toEqual([id, status, done.body]);
      const record = await recordOf(done);
      expect(record).toMatchObject({
        caller: 'configured-key',
        operation: operationId,
        target: expect.stringContaining(confirm) as string,
        ...(option !== undefined && { deleting: [option] }),
        // What goes on as a job ends with the job.
        outcome: status === 202 ? (expect.stringMatching(/^(?:running|succeeded)$/) as string) : 'succeeded',
      });
      expect([id, 'before' in record || 'after' in record]).toEqual([id, true]);
    }
    await ended();
  });

  const ended = (): Promise<void> =>
    waitUntil('The jobs', async () => (await unfinished()) === 0, { limitMs: 300_000 });

  const unfinished = async (): Promise<number> =>
    running.app
      .get(MongoService)
      .collection('jobs')
      .countDocuments({ state: { $in: ['queued', 'running'] } });
});
