import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLucidClient, type LucidClient } from './client.js';
import { LucidAnswerError } from './errors.js';

interface Document {
  paths: Record<string, Record<string, { responses?: Record<string, { content?: Record<string, unknown> }> }>>;
}

const ofHtml = { headers: { 'content-type': 'text/html' } };

/** A client that gets one answer to every request. */
const clientOf = (answer: () => Response): LucidClient =>
  createLucidClient({ baseUrl: 'http://lucid.test', fetch: () => Promise.resolve(answer()) });

describe('an answer of success', () => {
  it.each([
    ['a page', () => new Response('<html>A proxy</html>', ofHtml), '<html>A proxy</html>'],
    ['no type', () => new Response(new TextEncoder().encode('<html>A proxy</html>')), '<html>A proxy</html>'],
    ['JSON that is cut', () => new Response('{"items":[', { headers: { 'content-type': 'application/json' } }), '{"it'],
  ])('is refused where it is not of the service: %s', async (_, answer, text) => {
    const sut = clientOf(answer);
    const failed = sut.GET('/api/v1/users', { params: { query: { limit: 1 } } });
    await expect(failed).rejects.toBeInstanceOf(LucidAnswerError);
    await expect(failed).rejects.toThrow(`GET /api/v1/users?limit=1: the server sends no JSON: ${text}`);
    await expect(sut.items('/api/v1/users').next()).rejects.toBeInstanceOf(LucidAnswerError);
  });

  it('is refused where a stream of events is asked for and a page comes, rather than asked for again and again', async () => {
    const sut = clientOf(() => new Response('<html>A proxy</html>', ofHtml));
    await expect(sut.changes().next()).rejects.toThrow('GET /api/v1/changes: the server sends no events: <html>');
    await expect(sut.waitForJob('j')).rejects.toBeInstanceOf(LucidAnswerError);
  });

  it('is text where the document says so', async () => {
    const { paths } = JSON.parse(
      readFileSync(join(__dirname, '..', '..', '..', 'configs', 'openapi.json'), 'utf8'),
    ) as Document;
    const types = Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).flatMap(({ responses = {} }) =>
        Object.entries(responses)
          .filter(([status, { content = {} }]) => status.startsWith('2') && 'text/plain' in content)
          .map(() => path),
      ),
    );
    expect(types).toEqual(['/metrics']);
    const sut = clientOf(() => new Response('up 1', { headers: { 'content-type': 'text/plain' } }));
    expect((await sut.GET('/metrics')).data).toBe('up 1');
  });

  it('is nothing where there is no body, and bytes where it says so', async () => {
    const path = { params: { path: { session_id: 's', chunk_id: 'c' } } };
    const empty = clientOf(() => new Response(null, { status: 204 }));
    expect(
      (await empty.DELETE('/api/v1/users/{user_id}', { params: { path: { user_id: 'u' } } })).data,
    ).toBeUndefined();
    const bytes = clientOf(() => new Response('ab', { headers: { 'content-type': 'application/octet-stream' } }));
    const { data } = await bytes.GET('/api/v1/sessions/{session_id}/chunks/{chunk_id}/content', path);
    expect(await data.text()).toBe('ab');
  });
});
