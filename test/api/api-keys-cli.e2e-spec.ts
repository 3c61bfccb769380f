import { MongoService } from '@lucid/mongo';
import { beginProgram, type Ended } from '../setup/cli-program';
import { HttpClient } from '../setup/http-client';
import { type RunningApp, startApp } from '../setup/start-app';

interface MadeKey {
  key_id: string;
  secret: string;
}

describe('lucid keys', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp({ API_KEYS_REQUIRED: 'true' });
  });

  afterAll(() => running.close());

  beforeEach(() => running.app.get(MongoService).collection('api_keys').deleteMany({}));

  /** Runs the command as a process of its own, with the environment of a service. */
  const lucidKeys = (args: string[], environment: Record<string, string> = {}): Promise<Ended> => {
    const { MONGODB_URI, MONGODB_DATABASE } = running.config;
    return beginProgram('api-keys-cli', args, { MONGODB_URI, MONGODB_DATABASE, ...environment }).ended;
  };
  const status = async (key: string): Promise<number> =>
    (await new HttpClient(`${running.url}/api/v1`, { 'x-api-key': key }).get('/users')).status;
  const audited = (operation: string) =>
    running.app
      .get(MongoService)
      .collection('audit')
      .findOne({ operation }, { sort: { at: -1 }, projection: { _id: 0 } });

  it('makes the first key of a service that asks for one, and shows its secret once', async () => {
    const created = await lucidKeys(['create', '--name', 'first', '--scopes', 'models:*', '--expires-days', '30']);
    expect(created).toMatchObject({ code: 0, err: '' });
    const [secret = ''] = /^lucid_\S{52}$/m.exec(created.out) ?? [];
    expect(await status(secret)).toBe(200);
    const listed = await lucidKeys(['list']);
    expect(listed.code).toBe(0);
    expect(listed.out.split('\n')).toHaveLength(3);
    expect(listed.out).toMatch(/first +models:\* +works/);
    expect(listed.out).not.toContain(secret.slice(15));
    expect(await audited('createApiKey')).toMatchObject({
      caller: 'lucid-keys',
      method: 'CLI',
      outcome: 'succeeded',
      address: expect.stringContaining('@') as string,
    });
  });

  it('speaks JSON to machines, rotates, and revokes with all that was made with the key', async () => {
    const made = JSON.parse((await lucidKeys(['create', '--json', '--name', 'x', '--scopes', '*'])).out) as MadeKey;
    expect(await status(made.secret)).toBe(200);
    const url = `${running.url}/api/v1`;
    const below = await new HttpClient(url, { 'x-api-key': made.secret }).post<MadeKey>('/api-keys', {
      name: 'below',
      scopes: ['models:read'],
    });
    const rotated = JSON.parse(
      (await lucidKeys(['rotate', made.key_id, '--overlap-seconds', '0', '--json'])).out,
    ) as MadeKey;
    // The new secret first: it makes the service see that keys were changed.
    for (const [secret, expected] of [
      [rotated.secret, 200],
      [made.secret, 401],
      [below.body.secret, 200],
    ] as const)
      expect(await status(secret)).toBe(expected);
    const revoked = await lucidKeys(['revoke', made.key_id, '--json']);
    expect(JSON.parse(revoked.out)).toMatchObject({
      key_id: made.key_id,
      revoked_at: expect.any(String) as string,
      revoked_descendants: 1,
    });
    const { items } = JSON.parse((await lucidKeys(['list', '--json'])).out) as { items: { key_id: string }[] };
    expect(items.map(({ key_id }) => key_id)).toContain(made.key_id);
    expect(await audited('revokeApiKey')).toMatchObject({ target: made.key_id, outcome: 'succeeded', status: 200 });
  });

  it('says what is wrong, with an exit code that says whose fault it is', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const misread = await lucidKeys(['create', '--name', 'x', '--scopes', 'models:fly']);
    expect(misread).toMatchObject({ code: 2, out: '' });
    expect(misread.err).toContain('Usage: npm run keys');
    expect(await lucidKeys(['revoke', nobody])).toMatchObject({
      code: 1,
      out: '',
      err: `There is no key whose key_id is ${nobody}.\n`,
    });
    expect(await audited('revokeApiKey')).toMatchObject({ target: nobody, outcome: 'refused', status: 404 });
    const away = { MONGODB_URI: 'mongodb://me:hunter2@127.0.0.1:9/?directConnection=true', MONGODB_TIMEOUT_MS: '500' };
    const lost = await lucidKeys(['list'], away);
    expect(lost).toMatchObject({ code: 1, err: 'MongoDB cannot be reached or has no primary.\n' });
    const nowhere = await lucidKeys(['list'], { MONGODB_URI: '', LUCID_DATA_DIR: '/nonexistent' });
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('Set MONGODB_URI') as string });
  });

  it('works before a service ever ran on the database', async () => {
    const fresh = { MONGODB_DATABASE: `${running.config.MONGODB_DATABASE}_fresh` };
    const made = await lucidKeys(['create', '--json', '--name', 'early', '--scopes', 'models:read'], fresh);
    const service = await startApp({ ...fresh, API_KEYS_REQUIRED: 'true' });
    const { secret } = JSON.parse(made.out) as MadeKey;
    expect((await new HttpClient(service.url, { 'x-api-key': secret }).get('/api/v1/users')).status).toBe(200);
    await service.close();
  });
});
