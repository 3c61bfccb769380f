import { readOptions } from './options';

const url = 'http://127.0.0.1:8088';

describe('the command line of backups', () => {
  it('sends what is given, and leaves the rest to the service', () => {
    expect(readOptions('backup', [], {})).toEqual({ url, json: false, body: {} });
    const args = ['--name', 'n', '--collections', 'a,b', '--compression', 'gzip', '--engine', 'mongodump', '--json'];
    expect(readOptions('backup', args, { API_KEY: 'k' })).toEqual({
      ...{ url, json: true, apiKey: 'k' },
      body: { name: 'n', collections: ['a', 'b'], compression: 'gzip', engine: 'mongodump' },
    });
    expect(readOptions('restore', ['id', '--database', 'd'], {})).toEqual({
      url,
      json: false,
      backupId: 'id',
      body: { database: 'd' },
    });
    expect(readOptions('restore', ['id', '--replace', '--confirm', 'lucid'], {})).toMatchObject({
      confirm: 'lucid',
      body: { existing: 'replace' },
    });
    expect(readOptions('restore', ['id', '--documents', 'users', '--ids', 'a,b'], {})).toMatchObject({
      body: { documents: { collection: 'users', ids: ['a', 'b'], conflict: 'skip' } },
    });
    expect(() => readOptions('restore', ['id', '--ids', 'a'], {})).toThrow('--documents');
    expect(readOptions('verify', ['id', '--percent', '5'], {})).toMatchObject({ body: { percent: 5 } });
  });

  it.each<['backup' | 'restore' | 'verify', string[]]>([
    ['backup', ['id']],
    ['backup', ['--database', 'd']],
    ['restore', []],
    ['restore', ['a', 'b']],
    ['verify', ['id', '--percent', 'all']],
    ['verify', ['id', '--url', 'here']],
  ])('refuses %s %j', (command, args) => {
    expect(() => readOptions(command, args, {})).toThrow();
  });
});
