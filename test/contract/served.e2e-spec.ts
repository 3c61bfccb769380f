import { OPENAPI_32_PATH } from '../../apps/api/src/create-app';
import { openApi32 } from '../../apps/api/src/openapi-3-2';
import { type RunningApp, startApp } from '../setup/start-app';
import { servedRoutes } from './served-routes';
import { concretePath, document, type DocumentedOperation, operations, resolve, rivals } from './document';

const API_KEY = 'a-key-for-the-contract-tests-0123456789';

const call = async (url: string, operation: DocumentedOperation, headers: Record<string, string>): Promise<Response> =>
  fetch(`${url}${concretePath(operation)}`, { method: operation.method, headers });

const named = operations.map((operation) => [operation.operationId, operation] as const);

describe('what is served', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp({ API_KEY }, { searched: true });
  });

  afterAll(async () => running.close());

  it('is what is documented, route by route, the pages for people aside', () => {
    const served = servedRoutes(running.app.getHttpAdapter().getInstance());
    const documented = operations.map(({ method, path }) => `${method} ${path}`);
    expect(served.filter((route) => !/ \/(?:docs|console)(?:$|[/*-])/.test(route)).sort()).toEqual(documented.sort());
  });

  it.each(named)('answers %s', async (_, operation) => {
    const answer = await call(running.url, operation, { 'x-api-key': API_KEY });
    const body = operation.endless ? '' : await answer.text();
    if (operation.endless) await answer.body?.cancel();
    expect([401, 405]).not.toContain(answer.status);
    expect(body).not.toContain('route_not_found');
    expect(Object.keys(operation.responses)).toContain(String(answer.status));
  });

  it('serves the document itself', async () => {
    const served: unknown = await (await fetch(`${running.url}/docs-json`)).json();
    expect(served).toMatchObject({ openapi: '3.1.0' });
    expect(Object.keys((served as { paths: object }).paths)).toHaveLength(new Set(operations.map((o) => o.path)).size);
  });

  it('serves the same document in OpenAPI 3.2', async () => {
    const answer = await fetch(`${running.url}${OPENAPI_32_PATH}`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await answer.json()).toEqual(openApi32(document as never));
  });

  describe('where two paths of the document fit one path', () => {
    it('finds such pairs', () => expect(rivals.length).toBeGreaterThan(10));

    it('takes the literal one, whatever the method', async () => {
      for (const { literal, templated } of rivals) {
        const path = literal.path
          .split('/')
          .map((part, i) => (part.startsWith('{') ? (templated.path.split('/')[i] ?? '') : part))
          .join('/')
          .replace(/\{\w+\}/g, 'x');
        const methods = operations.filter(({ path: other }) => other === literal.path).map(({ method }) => method);
        if (methods.includes(templated.method)) continue;
        const answer = await fetch(`${running.url}${path}`, {
          method: templated.method,
          headers: { 'x-api-key': API_KEY },
        });
        expect({ path, method: templated.method, status: answer.status }).toEqual({
          path,
          method: templated.method,
          status: 405,
        });
        const allowed = answer.headers.get('allow')?.split(', ') ?? [];
        expect(allowed.filter((method) => method !== 'HEAD').sort()).toEqual(methods.sort());
      }
    });

    it('has no id that is the literal word', () => {
      for (const { templated, word, parameter } of rivals) {
        const { schema } = templated.parameters?.find(({ name }) => name === parameter) ?? { schema: {} };
        const { pattern = '' } = resolve(schema);
        expect({ word, fits: new RegExp(pattern).test(word) }).toEqual({ word, fits: false });
      }
    });
  });
});
