import { ANY_KEY, SCOPES } from '@lucid/common';
import { ConfigError, loadConfig } from '@lucid/config';
import { MongoService } from '@lucid/mongo';
import type { AddressInfo } from 'node:net';
import { concretePath, operations } from '../contract/document';
import { servedRoutes } from '../contract/served-routes';
import { HttpClient } from '../setup/http-client';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';

const API_KEY = 'a-key-for-the-security-tests-0123456789';

interface MadeKey {
  key_id: string;
  prefix: string;
  secret: string;
}

describe('SECURITY.md, on who may do what', () => {
  let running: RunningApp;
  let api: HttpClient;

  beforeAll(async () => {
    running = await startApp({ API_KEY }, { searched: true });
    api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
  });

  afterAll(async () => {
    await running.close();
    jest.restoreAllMocks();
  });

  const make = async (scopes: string[], more: object = {}): Promise<MadeKey> =>
    (await api.post<MadeKey>('/api-keys', { name: 'statement', scopes, ...more })).body;

  it('1. Without a key every operation but the probes answers 401; with a key that lacks its scope, 403; walked over the OpenAPI document.', async () => {
    const scopes = Object.keys(SCOPES);
    const lacking = new Map<string, string>();
    for (const scope of scopes) lacking.set(scope, (await make(scopes.filter((other) => other !== scope))).secret);
    for (const operation of operations.filter(({ open }) => !open)) {
      const { operationId, method, 'x-required-scope': scope = '' } = operation;
      const address = `${running.url}${concretePath(operation)}`;
      const without = await fetch(address, { method });
      expect([operationId, without.status]).toEqual([operationId, 401]);
      if (scope === ANY_KEY) continue;
      const poor = await fetch(address, { method, headers: { 'x-api-key': lacking.get(scope) ?? '' } });
      expect([operationId, poor.status]).toEqual([operationId, 403]);
    }
    for (const operation of operations.filter(({ open }) => open))
      expect((await fetch(`${running.url}${operation.path}`)).status).toBe(200);
  });

  it('2. Every served route is in the document, and every documented one is served.', () => {
    const served = servedRoutes(running.app.getHttpAdapter().getInstance());
    const documented = operations.map(({ method, path }) => `${method} ${path}`);
    expect(served.filter((route) => !/ \/(?:docs|console)(?:$|[/*-])/.test(route)).sort()).toEqual(documented.sort());
  });

  it('3. Keys are stored hashed, shown once, carry a prefix, scopes and an expiry; a revoked key stops working within 5 s on every replica.', async () => {
    const other = await startReplica(running, { API_KEY });
    const key = await make(['models:read'], { expires_at: new Date(Date.now() + 3_600_000).toISOString() });
    expect(key.secret.startsWith(key.prefix)).toBe(true);
    const stored = await running.app.get(MongoService).collection('api_keys').findOne({ key_id: key.key_id });
    expect(stored).toMatchObject({ scopes: ['models:read'], expires_at: expect.any(Date) as Date });
    const again = (await api.get(`/api-keys/${key.key_id}`)).body;
    for (const text of [JSON.stringify(stored), JSON.stringify(again)])
      expect(text).not.toContain(key.secret.slice(15));
    const replicas = [running, other].map(({ url }) => new HttpClient(url, { 'x-api-key': key.secret }));
    const statuses = (): Promise<number[]> =>
      Promise.all(replicas.map(async (replica) => (await replica.get('/api/v1/users')).status));
    expect(await statuses()).toEqual([200, 200]);
    await api.delete(`/api-keys/${key.key_id}?confirm=${key.key_id}`);
    // The clock is put forward by 5 s, and stays there while replicas run.
    const now = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => now() + 5000);
    expect(await statuses()).toEqual([401, 401]);
    await other.close();
  });

  it('4. With no key configured the service listens on loopback only.', async () => {
    for (const HTTP_HOST of ['0.0.0.0', '::', '192.0.2.1', 'example.org'])
      expect(() => loadConfig({ HTTP_HOST })).toThrow(ConfigError);
    const keyless = await startApp();
    expect((keyless.app.getHttpServer() as { address(): AddressInfo }).address().address).toBe('127.0.0.1');
    expect((await fetch(`${keyless.url}/api/v1/users`)).status).toBe(200);
    await keyless.close();
  });
});
