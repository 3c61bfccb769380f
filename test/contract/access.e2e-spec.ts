import { ANY_KEY, SCOPES } from '@lucid/common';
import { HttpClient } from '../setup/http-client';
import { type RunningApp, startApp } from '../setup/start-app';
import { bodySchema, concretePath, type DocumentedOperation, exampleBody, inOrder, operations } from './document';
import { placesOf } from './marked-places';

const API_KEY = 'a-key-for-the-contract-tests-0123456789';
const SCOPE_NAMES = Object.keys(SCOPES);

interface Answered {
  status: number;
  headers: Headers;
  text: string;
}

/** One request as the document shows it; a feed is left after its headers. */
async function ask(url: string, operation: DocumentedOperation, headers: object, method?: string): Promise<Answered> {
  const schema = bodySchema(operation);
  const answer = await fetch(`${url}${concretePath(operation)}`, {
    method: method ?? operation.method,
    headers: { ...(schema !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(schema !== undefined && { body: JSON.stringify(exampleBody(operation)) }),
  });
  const endless = operation.endless && answer.ok;
  if (endless) await answer.body?.cancel();
  return { status: answer.status, headers: answer.headers, text: endless ? '' : await answer.text() };
}

const closed = operations.filter(({ open }) => !open);
/** Those that ask for a scope, and not for any key. */
const scoped = closed.filter((operation) => operation['x-required-scope'] !== ANY_KEY);
const named = (some: readonly DocumentedOperation[]): (readonly [string, DocumentedOperation])[] =>
  some.map((operation) => [operation.operationId, operation]);

describe('access to the operations of the document', () => {
  let running: RunningApp;
  /** For each scope, a key that has it alone, and one that has all the others. */
  const only = new Map<string, string>();
  const without = new Map<string, string>();

  beforeAll(async () => {
    running = await startApp({ API_KEY, AUTH_FAILURES_PER_MINUTE: '1000000' }, { searched: true });
    const api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
    const make = async (scopes: string[]): Promise<string> =>
      (await api.post<{ secret: string }>('/api-keys', { name: 'walk', scopes })).body.secret;
    for (const scope of SCOPE_NAMES) {
      only.set(scope, await make([scope]));
      without.set(scope, await make(SCOPE_NAMES.filter((other) => other !== scope)));
    }
    only.set(ANY_KEY, await make(['metrics:read']));
  });

  afterAll(() => running.close());

  it('asks for one of the known scopes everywhere but at the probes and for sessions of the console', async () => {
    for (const { operationId, 'x-required-scope': scope } of scoped)
      expect({ operationId, known: SCOPE_NAMES.includes(scope ?? '') }).toEqual({ operationId, known: true });
    expect(new Set(scoped.map((operation) => operation['x-required-scope']))).toEqual(new Set(SCOPE_NAMES));
    const ofAnyKey = closed.filter((operation) => !scoped.includes(operation));
    expect(new Set(ofAnyKey.map(({ path }) => path))).toEqual(new Set(['/api/v1/console-session']));
    const open = operations.filter((operation) => operation.open);
    expect(open.map(({ path }) => path).sort()).toEqual(['/livez', '/readyz', '/startupz']);
    for (const operation of open) expect((await ask(running.url, operation, {})).status).toBe(200);
  });

  describe('is refused', () => {
    it.each(named(closed))('to %s without a key, and with one that is none', async (_, operation) => {
      const secret = only.get(operation['x-required-scope'] ?? '') ?? '';
      for (const headers of [
        {},
        { 'x-api-key': '' },
        { 'x-api-key': `${API_KEY}x` },
        { 'x-api-key': secret.slice(0, -1) },
        { 'x-api-key': secret.replace(/.{43}$/, 'A'.repeat(43)) },
        { authorization: `Bearer ${API_KEY}` },
      ]) {
        const answer = await ask(running.url, operation, headers);
        expect({ headers, status: answer.status }).toEqual({ headers, status: 401 });
        expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
        expect(answer.headers.get('www-authenticate')).toMatch(/^ApiKey /);
        expect(JSON.parse(answer.text)).toMatchObject({ code: 'unauthenticated' });
      }
      if (operation.method === 'GET') expect((await ask(running.url, operation, {}, 'HEAD')).status).toBe(401);
    });

    it.each(named(scoped))('to %s with every scope but its own, which is named', async (_, operation) => {
      const scope = operation['x-required-scope'] ?? '';
      const answer = await ask(running.url, operation, { 'x-api-key': without.get(scope) });
      expect(answer.status).toBe(403);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      const problem = JSON.parse(answer.text) as { code: string; detail: string };
      expect(problem).toMatchObject({ code: 'forbidden', errors: [{ pointer: 'X-API-Key', code: 'scope' }] });
      expect(problem.detail).toContain(` ${scope},`);
    });
  });

  describe('is given', () => {
    const answers = new Map<DocumentedOperation, Answered>();

    // Asked in order here, because tests may run in any order: what reads needs what was created.
    beforeAll(async () => {
      for (const operation of inOrder(closed)) {
        const headers = { 'x-api-key': only.get(operation['x-required-scope'] ?? '') };
        answers.set(operation, await ask(running.url, operation, headers));
      }
    });

    it.each(named(closed))('to %s with its scope alone', (_, operation) => {
      const { status, text } = answers.get(operation) ?? { status: 0, text: '' };
      expect(Object.keys(operation.responses)).toContain(String(status));
      expect(status).not.toBe(401);
      if (status !== 403) return;
      // A key can make no other that may more than itself, and effects beyond the operation have scopes of their own: that is refused
      // too, and not for the scope of the operation.
      const [error] = (JSON.parse(text) as { errors: { code: string; message: string }[] }).errors;
      if (error?.code === 'not_held') return;
      const other = new RegExp(` (?!${operation['x-required-scope'] ?? ''}$)[a-z]+:(?:read|write|delete)$`);
      expect(error).toMatchObject({ code: 'scope', message: expect.stringMatching(other) as string });
      const effects = placesOf(operation).flatMap(({ schema }) => schema['x-effect']?.kind ?? []);
      expect(['values', 'write', 'delete']).toContain(effects[0] ?? operation['x-collection-effect']);
    });

    it('so that much of it is done, too', () => {
      const succeeded = [...answers.values()].filter(({ status }) => status < 300);
      expect(succeeded.length).toBeGreaterThan(closed.length * 0.4);
    });
  });
});
