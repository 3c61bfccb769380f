import { readOptions } from './options';

describe('the options of lucid keys', () => {
  it('say what key is to be made', () => {
    const args = ['create', '--name', 'session service', '--scopes', 'models:*,jobs:read', '--expires-days', '30'];
    const { expires_at, ...key } = (readOptions(args) as { key: { expires_at?: Date } }).key;
    expect(key).toEqual({ name: 'session service', scopes: ['models:*', 'jobs:read'] });
    expect(Math.round(((expires_at?.getTime() ?? 0) - Date.now()) / 3_600_000)).toBe(720);
    expect(readOptions(['create', '--name', 'x', '--scopes', '*', '--json'])).toEqual({
      action: 'create',
      json: true,
      key: { name: 'x', scopes: ['*'] },
    });
  });

  it('say how long the secret that is replaced still works', () => {
    const rotation = ['rotate', 'x', '--overlap-seconds', '60'];
    expect(readOptions(rotation)).toEqual({ action: 'rotate', json: false, keyId: 'x', overlapSeconds: 60 });
  });

  it.each([
    [['create', '--scopes', '*'], '--name is required'],
    [['create', '--name', 'x'], '--scopes is required'],
    [['create', '--name', 'x', '--scopes', 'models:fly'], '--scopes each must be one of *'],
    [['create', '--name', '\u001b[2J', '--scopes', '*'], '--name must match'],
    [['create', '--name', 'x', '--scopes', '*', '--expires-days', '0'], '--expires-days 0'],
    [['create', 'x', '--name', 'x', '--scopes', '*'], 'create'],
    [['list', '--name', 'x'], '--name'],
    [['revoke'], 'revoke'],
    [['rotate'], 'rotate'],
    [['rotate', 'x'], '--overlap-seconds is required'],
    [['rotate', 'x', '--overlap-seconds', 'soon'], '--overlap-seconds'],
    [['rotate', 'x', '--overlap-seconds', '86401'], '--overlap-seconds'],
    [['revoke', 'x', '--overlap-seconds', '0'], '--overlap-seconds goes with rotate'],
    [['create', '--name', 'x', '--scopes', '*', '--overlap-seconds', '0'], '--overlap-seconds goes with rotate'],
    [['revoke', 'x', 'y'], 'y'],
    [['delete', 'x'], 'delete'],
    [[], 'Which action'],
    [['list', '--secret'], '--secret'],
  ])('refuse %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
