import { locateEngine, waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { beginProgram, type Ended } from '../setup/cli-program';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { startS3, type S3OfSuite } from '../setup/s3-of-suite';
import { type RunningApp, startApp } from '../setup/start-app';

const KEY = 'a-key-for-the-tests-of-backups-0123456789';

describe('lucid backup, verify and restore', () => {
  let running: RunningApp;
  let client: mongo.MongoClient;
  let target: string;
  let s3: S3OfSuite;

  beforeAll(async () => {
    const { home } = await locateEngine('mongo-tools');
    s3 = await startS3();
    running = await startApp({ ...s3.settings, API_KEY: KEY, MONGODUMP_PATH: join(home, 'mongodump') });
    // A job shows that it runs long before it has ended.
    new Jobs(running.app);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    target = `${running.config.MONGODB_DATABASE}_cli`;
    await client
      .db(running.config.MONGODB_DATABASE)
      .collection('notes')
      .insertMany([{ n: 1 }, { n: 2 }]);
    // The tools and the gateway are built where they are not there yet.
  }, 1_200_000);

  afterAll(async () => {
    await client.db(target).dropDatabase();
    await client.close();
    await running.close();
    await s3.close();
  });

  const begin = (args: string[], key = KEY): ReturnType<typeof beginProgram> =>
    beginProgram('service-cli', [...args, '--url', running.url], { API_KEY: key });
  const lucid = (...args: string[]): Promise<Ended> => begin(args).ended;

  it.each([
    ['native', 'volume'],
    ['native', 's3'],
    ['mongodump', 'volume'],
    ['mongodump', 's3'],
  ])(
    'backs up with the engine %s into the storage %s, verifies, and restores into another database',
    async (engine, storage) => {
      const where = ['--engine', engine, '--storage', storage];
      const made = await lucid('backup', ...where, '--name', 'by-cli', '--collections', 'notes', '--json');
      expect(made.code).toBe(0);
      const { backup_id } = (JSON.parse(made.out) as { result: { backup_id: string } }).result;
      expect(await lucid('verify', backup_id)).toMatchObject({
        code: 0,
        out: expect.stringContaining(backup_id) as string,
      });
      const restored = await lucid('restore', backup_id, '--database', target);
      expect([restored.code, restored.out]).toEqual([0, expect.stringMatching(/documents +2/)]);
      expect(await client.db(target).collection('notes').countDocuments()).toBe(2);
      const again = await lucid('restore', backup_id, '--database', target);
      expect([again.code, again.err]).toEqual([1, expect.stringContaining('has notes already')]);
      const unconfirmed = await lucid('restore', backup_id, '--database', target, '--replace');
      expect([unconfirmed.code, unconfirmed.err]).toEqual([2, expect.stringContaining(`--confirm must be ${target}`)]);
      const replaced = await lucid('restore', backup_id, '--database', target, '--replace', '--confirm', target);
      expect([replaced.code, replaced.out]).toEqual([0, expect.stringContaining('undo_backup_id')]);
      await client.db(target).dropDatabase();
    },
  );

  it('lists backups with what an operator looks for, the newest first', async () => {
    const names = ['first', 'second'];
    for (const name of names) await lucid('backup', '--name', name, '--collections', 'notes', '--storage', 'volume');
    const { code, out } = await lucid('backups', '--limit', '1');
    const lines = out.split('\n');
    expect([code, lines.length]).toEqual([0, 4]);
    expect(lines[0]).toMatch(/^backup +name +schedule +state +started +size +pinned +encrypted +storage$/);
    expect(lines[1]).toMatch(/^[0-9a-f-]{36} +second +complete +20\S+Z +[\d.]+ k?B +volume$/);
    expect(lines[2]).toContain('--limit');
    const listed = JSON.parse((await lucid('backups', '--json')).out) as { name: string }[];
    expect(listed.slice(0, 2).map(({ name }) => name)).toEqual(['second', 'first']);
  });

  it.each([
    ['--engine', 'odd'],
    ['--compression', 'odd'],
    ['--encryption', 'odd'],
    ['--storage', 'odd'],
    ['--collections', '$odd'],
  ])('refuses %s %s as a wrong call, by the name of the option', async (option, value) => {
    const { code, err } = await lucid('backup', option, value);
    expect([code, err]).toEqual([2, expect.stringMatching(new RegExp(`^${option} (?:each )?must`, 'u'))]);
    expect(err).toContain('Usage: lucid backup');
  });

  it('needs no more of its key than the scopes of backups and jobs', async () => {
    const api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': KEY });
    const scopes = ['backups:*', 'jobs:read', 'jobs:write'];
    const { body: key } = await api.post<{ secret: string }>('/api-keys', { name: 'backups', scopes });
    const made = await begin(['backup', '--collections', 'notes', '--json'], key.secret).ended;
    expect([made.code, made.out]).toEqual([0, expect.stringContaining('"state":"succeeded"')]);
  });

  it('fails as the job does, and says why', async () => {
    const failed = await lucid('backup', '--collections', 'nothing');
    expect([failed.code, failed.out]).toEqual([1, expect.stringContaining('no collection nothing')]);
    expect((await begin(['backup'], 'x'.repeat(40)).ended).err).toContain('Give the key');
    expect((await lucid('verify', 'nothing')).code).toBe(1);
    const called = await Promise.all([
      lucid('backup', 'id'),
      lucid('backup', '--database', 'd'),
      lucid('restore'),
      lucid('restore', 'a', 'b'),
      lucid('restore', 'id', '--ids', 'a'),
      lucid('verify', 'id', '--percent', 'all'),
    ]);
    for (const { code, err } of called) expect([code, err]).toEqual([2, expect.stringContaining('Usage: lucid')]);
  });

  it('cancels the job when it is told to stop, and leaves nothing of it', async () => {
    const large = client.db(running.config.MONGODB_DATABASE).collection('large');
    await large.insertMany(Array.from({ length: 400 }, () => ({ noise: new mongo.Binary(randomBytes(100_000)) })));
    const { child, ended } = begin(['backup', '--compression', 'gzip', '--name', 'stopped', '--collections', 'large']);
    const api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': KEY });
    const isRunning = async (): Promise<boolean> => {
      const { items } = (await api.get<{ items: { target: string; progress?: object }[] }>('/jobs?state=running')).body;
      return items.some(({ target: name, progress }) => name === 'stopped' && progress !== undefined);
    };
    await waitUntil('The backup', isRunning, { limitMs: 120_000, everyMs: 10 });
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, out: expect.stringContaining('cancelled') as string });
    expect((await api.get<{ items: unknown[] }>('/backups?name=stopped')).body.items).toEqual([]);
    const { body: volume } = await api.get('/volumes/backups');
    expect(volume).toMatchObject({ reserved_bytes: 0 });
    await large.drop();
  });
});
