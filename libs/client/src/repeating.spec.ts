import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repeatingOf, verdictOn, waitMs } from './repeating.js';

interface Document {
  paths: Record<string, Record<string, { parameters?: { name: string }[]; 'x-required-scope'?: string }>>;
}

const none = new Headers();

describe('what may be sent again', () => {
  const { paths } = JSON.parse(
    readFileSync(join(__dirname, '..', '..', '..', 'configs', 'openapi.json'), 'utf8'),
  ) as Document;

  it('is a POST under a key wherever the document has the header, and nowhere else', () => {
    const posts = Object.entries(paths).filter(([, { post }]) => post !== undefined);
    const takesKey = posts.filter(([, { post }]) => post?.parameters?.some(({ name }) => name === 'Idempotency-Key'));
    expect(posts.filter(([path]) => repeatingOf('POST', path, none) === 'with-key')).toEqual(takesKey);
    expect(takesKey.length).toBeGreaterThan(40);
  });

  it('is no POST that answers a secret, and no merge patch without If-Match', () => {
    expect(repeatingOf('POST', '/api/v1/api-keys', none)).toBe('never');
    expect(repeatingOf('PATCH', '/api/v1/users/{user_id}', none)).toBe('never');
    expect(repeatingOf('PATCH', '/api/v1/users/{user_id}', new Headers({ 'If-Match': '"1"' }))).toBe('as-it-is');
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE'])('is %s as it is', (method) => {
    expect(repeatingOf(method, '/api/v1/users/{user_id}', none)).toBe('as-it-is');
  });
});

describe('what an answer says of a repeat', () => {
  const answer = (status: number, headers: Record<string, string> = {}): Response =>
    new Response(null, { status, headers });

  it('is that nothing was done after 429, and after a conflict that passes', () => {
    expect(verdictOn(answer(429))).toBe('refused');
    expect(verdictOn(answer(409, { 'retry-after': '1' }))).toBe('refused');
    expect(verdictOn(answer(409))).toBe('final');
  });

  it.each([502, 503, 504])('is that nobody knows what was done after %d', (status) => {
    expect(verdictOn(answer(status))).toBe('unclear');
  });

  it.each([400, 404, 412, 422, 500, 507])('is nothing new after %d', (status) => {
    expect(verdictOn(answer(status))).toBe('final');
  });
});

describe('the wait before a repeat', () => {
  it('doubles up to 10 s, is spread over all of it, and comes on top of what the service asks for', () => {
    const longest = [1, 2, 3, 7, 20].map((attempt) => waitMs(attempt, 0, () => 1));
    expect(longest).toEqual([200, 400, 800, 10_000, 10_000]);
    expect(waitMs(3, 0, () => 0)).toBe(0);
    expect(waitMs(1, 5, () => 0.5)).toBe(5100);
  });
});
