import { freePorts, waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beginProgram, type Ended } from '../setup/cli-program';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

const KEY = 'a-key-for-the-tests-of-the-commands-0123456789';

describe('lucid status, health, jobs, rebuild, drift, advice and volumes', () => {
  let running: RunningApp;
  let api: HttpClient;
  let client: mongo.MongoClient;

  beforeAll(async () => {
    running = await startApp({ API_KEY: KEY });
    api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': KEY });
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    for (let n = 0; n < 3; n += 1) await api.post('/users', sampleUser('cli', n));
    await waitUntil('The indices', async () => (await lucid('drift', 'users')).code === 0, { limitMs: 60_000 });
  });

  afterAll(async () => {
    await client.close();
    await running.close();
  });

  const asked = (url: string, key: string, args: string[]): Promise<Ended> =>
    beginProgram('service-cli', [...args, '--url', url], { API_KEY: key }).ended;
  const lucid = (...args: string[]): Promise<Ended> => asked(running.url, KEY, args);

  it.each([
    ['status', 'health'],
    ['health', 'checks'],
    ['advice', 'items'],
  ])('%s tells a table, and one JSON document with --json', async (command, field) => {
    const [table, json] = await Promise.all([lucid(command), lucid(command, '--json')]);
    expect([0, 3]).toContain(table.code);
    expect(table.out.split('\n').length).toBeGreaterThan(command === 'advice' ? 1 : 4);
    expect(JSON.parse(json.out)).toHaveProperty(field);
    expect([json.code, json.err]).toEqual([table.code, '']);
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
    expect((await lucid('drift', 'users', '--repair')).code).toBe(0);
    expect((await lucid('drift', 'users')).code).toBe(0);
  });

  it.each([
    ['an option that there is not', ['status', '--nothing'], 'Unknown option'],
    ['words that say nothing', ['health', 'now'], 'it takes no such words'],
    ['no collection', ['rebuild'], 'It takes the name of a collection'],
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
