import { addressOf } from './api-request';
import { curlOf } from './curl';
import { lucidCommandOf, noCommandFor } from './lucid-command';
import { literal, typescriptOf } from './typescript';

const backup = {
  method: 'post',
  path: '/api/v1/backups',
  body: { name: "ada's", collections: ['users', 'wallets'] },
} as const;
const restore = {
  method: 'post',
  path: '/api/v1/restores',
  params: { query: { confirm: 'lucid' } },
  body: { backup_id: 'nightly-1', existing: 'replace' },
} as const;

describe('a request', () => {
  it('has its parameters in its address', () => {
    const params = { path: { name: 'a/b c' }, query: { models: ['users', 'wallets'], limit: 5, cursor: undefined } };
    expect(addressOf({ method: 'get', path: '/api/v1/x/{name}', params })).toBe(
      '/api/v1/x/a%2Fb%20c?models=users%2Cwallets&limit=5',
    );
  });

  it('is shown as curl without the key', () => {
    expect(curlOf(backup, 'http://localhost:8088')).toBe(
      [
        'curl -X POST http://localhost:8088/api/v1/backups',
        '-H "X-API-Key: $LUCID_API_KEY"',
        "-H 'content-type: application/json'",
        String.raw`-d '{"name":"ada'\''s","collections":["users","wallets"]}'`,
      ].join(' \\\n  '),
    );
  });

  it('is shown as a command of lucid where there is one', () => {
    expect(lucidCommandOf(backup)).toBe(String.raw`lucid backup --name 'ada'\''s' --collections users,wallets`);
    expect(lucidCommandOf(restore)).toBe('lucid restore --replace --confirm lucid nightly-1');
    const other = { method: 'delete', path: '/api/v1/users/{user_id}', params: { path: { user_id: 'ada' } } } as const;
    expect(lucidCommandOf(other)).toBeUndefined();
    expect(noCommandFor(other)).toContain('DELETE /api/v1/users/ada');
  });

  it('is shown as a call of the client', () => {
    expect(typescriptOf(restore)).toBe(
      [
        "const { data } = await lucid.POST('/api/v1/restores', {",
        "  params: { query: { confirm: 'lucid' } },",
        "  body: { backup_id: 'nightly-1', existing: 'replace' },",
        '});',
      ].join('\n'),
    );
    expect(literal({ 'If-Match': '"1"', note: "it's\n" })).toBe(String.raw`{ 'If-Match': '"1"', note: 'it\'s\n' }`);
  });
});
