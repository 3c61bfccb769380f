import { freePorts, waitUntil } from '@lucid/engines';
import { SchemaKeeper } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SERVICE_COMMANDS } from '../../apps/cli/src/service/commands';
import { beginProgram, type Ended } from '../setup/cli-program';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

const KEY = 'a-key-for-the-tests-of-the-commands-0123456789';

describe('lucid status, health, jobs, rebuild, drift, schema, advice and volumes', () => {
  let running: RunningApp;
  let api: HttpClient;
  let client: mongo.MongoClient;

  beforeAll(async () => {
    running = await startApp({ API_KEY: KEY }, { searched: true });
    api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': KEY });
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    for (let n = 0; n < 3; n += 1) await api.post('/users', sampleUser('cli', n));
    await waitUntil('The indices', async () => (await lucid('drift', 'users')).code === 0, { limitMs: 120_000 });
  });

  afterAll(async () => {
    await client.close();
    await running.close();
  });

  const asked = (url: string, key: string, [command = '', ...args]: string[]): Promise<Ended> =>
    beginProgram('service-cli', [command, '--url', url, ...args], { API_KEY: key }).ended;
  const lucid = (...args: string[]): Promise<Ended> => asked(running.url, KEY, args);

  it.each([
    ['status', 'health'],
    ['health', 'checks'],
    ['advice', 'items'],
  ])('%s tells a table, and one JSON document with --json', async (command, field) => {
    const [table, json] = await Promise.all([lucid(command), lucid(command, '--json')]);
    expect([0, 3]).toContain(table.code);
    expect(table.out.split('\n').length).toBeGreaterThan(command === 'advice' ? 1 : 4);
    const answer = JSON.parse(json.out) as { status?: string; health?: { status: string } };
    expect(answer).toHaveProperty(field);
    // A check may fail between the two calls: each code is held against what the same call told.
    const codeOf = (state: string | undefined): number => (state === undefined || state === 'up' ? 0 : 3);
    expect([json.code, json.err]).toEqual([codeOf(answer.health?.status ?? answer.status), '']);
    const [, state] = /^(?:service +)?(up|degraded|down)\b/mu.exec(table.out) ?? [];
    expect([table.code, table.err]).toEqual([codeOf(state), '']);
  });

  it('tells volumes by what is used of them, all and one', async () => {
    expect((await lucid('volumes')).out).toMatch(/^backups +ready .* % /mu);
    expect(JSON.parse((await lucid('volumes', 'backups', '--json')).out)).toMatchObject([{ name: 'backups' }]);
    expect(await lucid('volumes', 'nothing')).toMatchObject({ code: 1, err: expect.stringContaining('404') as string });
  });

  it('builds an index anew, and tells it among the jobs', async () => {
    const built = await lucid('rebuild', 'users', '--json');
    const { job_id, result } = JSON.parse(built.out) as { job_id: string; result: { documents: number } };
    expect([built.code, result.documents]).toEqual([0, 3]);
    expect((await lucid('jobs', '--state', 'succeeded')).out).toContain(job_id);
    expect(await lucid('jobs', 'watch', job_id)).toMatchObject({ code: 0, out: 'succeeded\n' });
    expect((await lucid('rebuild', 'nothing')).code).toBe(1);
  });

  it('ends with 3 where an index differs, and repairs it when it is told to', async () => {
    const { ELASTICSEARCH_URI, ELASTICSEARCH_INDEX_PREFIX } = running.config;
    const found = await fetch(
      `${ELASTICSEARCH_URI}/${ELASTICSEARCH_INDEX_PREFIX}-users/_delete_by_query?refresh=true`,
      {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify({ query: { match_all: {} }, max_docs: 1 }),
      },
    );
    expect(found.status).toBe(200);
    const differs = await lucid('drift', 'users', '--json');
    expect([differs.code, JSON.parse(differs.out)]).toMatchObject([3, [{ collection: 'users', missing: 1 }]]);
    const [report] = JSON.parse(differs.out) as { examples: string[] }[];
    const repaired = await lucid('drift', 'users', '--repair');
    expect([repaired.code, repaired.out]).toEqual([0, expect.stringContaining(report?.examples[0] ?? 'an id')]);
    expect((await lucid('drift', 'users')).code).toBe(0);
  });

  it('ends with 3 where a collection is not as declared, and puts it right when it is told to', async () => {
    const users = client.db(running.config.MONGODB_DATABASE).collection('users');
    const [index] = (await users.indexes()).filter(({ name }) => name !== '_id_');
    // The service would put it back before the command looks.
    await running.app.get(SchemaKeeper).stop();
    await users.dropIndex(index?.name ?? '');
    const differs = await lucid('schema', 'users', '--json');
    expect([differs.code, JSON.parse(differs.out)]).toMatchObject([3, [{ collection: 'users', subject: index?.name }]]);
    expect((await lucid('schema', 'wallets')).code).toBe(0);
    expect(await lucid('schema', '--apply')).toMatchObject({ code: 0, out: 'All is as declared.\n' });
    expect((await users.indexes()).map(({ name }) => name)).toContain(index?.name);
  });

  it('takes the address of the service from LUCID_URL, too', async () => {
    const { ended } = beginProgram('service-cli', ['volumes', '--json'], { API_KEY: KEY, LUCID_URL: running.url });
    expect(await ended).toMatchObject({ code: 0, out: expect.stringContaining('"backups"') as string });
  });

  it('lists backups, of which there are none', async () => {
    expect(await lucid('backups')).toMatchObject({ code: 0, out: 'No backups.\n' });
    expect(await lucid('backups', '--json')).toMatchObject({ code: 0, out: '[]\n' });
  });

  it.each(Object.keys(SERVICE_COMMANDS))('%s tells itself by --help', async (command) => {
    const { code, out } = await lucid(command, '--help');
    expect([code, out]).toEqual([0, expect.stringContaining(`Usage: lucid ${command} `)]);
  });

  it.each([
    ['that was refused', ['volumes', 'nothing'], 1, { status: 404, code: 'not_found' }],
    ['called otherwise', ['verify', '--percent', '5'], 2, { code: 'usage' }],
    ['with an option that there is not', ['health', '--nothing'], 2, { code: 'usage' }],
    ['with an address that is none', ['health', '--url', 'here'], 2, { code: 'usage' }],
  ])('tells a command %s as JSON with --json, too', async (_, args, code, error) => {
    const ended = await lucid(...args, '--json');
    expect([ended.code, JSON.parse(ended.out)]).toMatchObject([code, { error }]);
    expect(ended.err).toMatch(/\w/);
  });

  it.each([
    ['an option that there is not', ['status', '--nothing'], 'Unknown option'],
    ['words that say nothing', ['health', 'now'], 'it takes no such words'],
    ['no collection', ['rebuild'], 'It takes the name of a collection'],
    ['a state that no job has', ['jobs', '--state', 'odd'], '--state must be'],
    ['a kind that cannot be one', ['jobs', '--kind', 'No!'], '--kind must'],
    ['a collection that cannot be one', ['advice', '--collection', ''], '--collection must'],
    ['a number that is none', ['backups', '--limit', '0'], '--limit'],
  ])('ends with 2 and its usage, called with %s', async (_, args, told) => {
    const ended = await lucid(...args);
    expect([ended.code, ended.out, ended.err]).toEqual([2, '', expect.stringContaining('Usage: lucid')]);
    expect(ended.err).toContain(told);
  });

  it('says what is wrong where nobody answers, another does, or the key is not taken', async () => {
    const [port = 0] = await freePorts(1);
    const away = await asked(`http://127.0.0.1:${port}`, KEY, ['status']);
    expect([away.code, away.err]).toEqual([1, expect.stringContaining('No service answers')]);
    const other: Server = createServer((_request, response) => response.end('<html>A proxy</html>'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const stray = await asked(`http://127.0.0.1:${(other.address() as AddressInfo).port}`, KEY, ['health']);
    other.close();
    expect([stray.code, stray.out]).toEqual([1, '']);
    expect(stray.err).toContain('no JSON');
    const wrong = await asked(running.url, 'wrong', ['volumes']);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('Give the key')]);
  });
});
