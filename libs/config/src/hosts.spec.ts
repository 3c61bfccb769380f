import { loadConfig } from './config';
import { servedHosts } from './hosts';

const API_KEY = 'a-key-of-the-tests-of-the-config-0123';
const LOOPBACK = ['localhost', '127.0.0.1', '127.255.0.9', '::1'];
const FOREIGN = [
  ...[
    'evil.example',
    '',
    '0.0.0.0',
    '10.0.0.5',
    '192.168.0.1',
    '::',
    '::ffff:127.0.0.1',
    '128.0.0.1',
    '127.1',
    '127.0.0.1.nip.io',
  ],
  ...[
    'localhost.',
    'localhost.evil.example',
    'xlocalhost',
    '127.evil.example',
    '2130706433',
    '0x7f000001',
    '127.0.0.256',
  ],
];
const answered = (env: Record<string, string>, hosts: readonly string[]): string[] =>
  hosts.filter(servedHosts(loadConfig(env)));

describe('the hosts that the service answers to', () => {
  it('are loopback alone where no key is asked for', () => {
    expect(answered({}, LOOPBACK)).toEqual(LOOPBACK);
    expect(answered({}, FOREIGN)).toEqual([]);
  });

  it('are those that are listed beside it', () => {
    const listed = { HTTP_ALLOWED_HOSTS: 'Storage.Example.org, 10.0.0.5,[fd00::1]' };
    for (const env of [listed, { ...listed, API_KEY }, { ...listed, API_KEYS_REQUIRED: 'true' }]) {
      expect(answered(env, [...LOOPBACK, 'storage.example.org', '10.0.0.5', 'fd00::1'])).toHaveLength(7);
      expect(
        answered(
          env,
          FOREIGN.filter((host) => host !== '10.0.0.5'),
        ),
      ).toEqual([]);
      expect(answered(env, ['x.storage.example.org', 'example.org', 'storage.example.org.'])).toEqual([]);
    }
  });

  it.each<Record<string, string>>([{ API_KEY }, { API_KEYS_REQUIRED: 'true' }])(
    'are all with %j, since a page has no key',
    (env) => {
      expect(answered(env, [...LOOPBACK, ...FOREIGN])).toEqual([...LOOPBACK, ...FOREIGN]);
    },
  );

  it.each(['*', '*.example.org', 'http://a', 'a:80', 'a,,b', 'a/b', 'me@a', 'fd00::1', '[a]', '[fd00::1]:80', 'a b'])(
    'cannot be %s',
    (HTTP_ALLOWED_HOSTS) => expect(() => loadConfig({ HTTP_ALLOWED_HOSTS })).toThrow('HTTP_ALLOWED_HOSTS must be'),
  );
});
