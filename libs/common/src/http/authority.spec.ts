import type { IncomingMessage } from 'node:http';
import { authorityOf, parseAuthority, pathOfTarget } from './authority';

const request = (hosts: readonly string[], { url = '/', httpVersion = '1.1' } = {}): IncomingMessage =>
  ({
    url,
    httpVersion,
    headers: { host: hosts[0] },
    rawHeaders: hosts.flatMap((host, i) => [i === 0 ? 'Host' : 'hOST', host]),
  }) as unknown as IncomingMessage;

describe('the authority of a request', () => {
  it.each([
    ['localhost', { host: 'localhost' }],
    ['LocalHost:8088', { host: 'localhost', port: '8088' }],
    ['127.0.0.1:', { host: '127.0.0.1' }],
    ['[::1]:8088', { host: '::1', port: '8088' }],
    ['[2001:DB8::1]', { host: '2001:db8::1' }],
    ['storage_1.example.org.:80', { host: 'storage_1.example.org.', port: '80' }],
  ])('is read from %s', (text, expected) => expect(parseAuthority(text)).toEqual(expected));

  it.each([
    ...['', ':8088', ' localhost', 'localhost ', 'local host', 'localhost:80:80', 'localhost:x', 'localhost:123456'],
    ...['me@localhost', 'me:pw@localhost', 'localhost/', 'localhost/path', 'localhost?x', 'localhost#x', '\\localhost'],
    ...[
      'localhost,evil.example',
      '[::1',
      '::1',
      '[::1]x',
      '[::1%25eth0]',
      '[1.2.3.4]',
      '[:::::]',
      'sch\u00f6n.example',
    ],
    ...['%6cocalhost', 'a'.repeat(254), 'http://localhost'],
  ])('is none in %j', (text) => expect(parseAuthority(text)).toBeUndefined());

  it('is that of a target in absolute form, whatever the header says', () => {
    for (const url of [
      'http://evil.example/',
      'HTTP://Evil.Example:80',
      'https://evil.example?x=//localhost',
      'ftp://evil.example#localhost',
    ])
      expect(authorityOf(request(['localhost'], { url }))).toMatchObject({ host: 'evil.example' });
    for (const url of ['/http://evil.example/', '//evil.example/', '*', '/?u=http://evil.example/'])
      expect(authorityOf(request(['localhost'], { url }))).toEqual({ host: 'localhost' });
  });

  it.each([
    ['no header', request([])],
    ['two headers', request(['localhost', 'localhost'])],
    ['an empty header', request([''])],
    ['user information', request(['me@localhost'])],
    ['user information in the target', request(['localhost'], { url: 'http://me@localhost/' })],
    ['no host in the target', request(['localhost'], { url: 'http:///path' })],
    ['two headers and a target', request(['localhost', 'x'], { url: 'http://localhost/' })],
    ['a malformed header beside a target', request(['a b'], { url: 'http://localhost/' })],
  ])('is refused where there is %s, and the connection is closed', (_, given) => {
    expect(() => authorityOf(given)).toThrow(
      expect.objectContaining({ status: 400, headers: { connection: 'close' } }) as Error,
    );
  });

  it.each([
    ['/users?x=http://a/b', '/users?x=http://a/b'],
    ['http://localhost:1/users?x#y', '/users?x#y'],
    ['HTTPS://localhost', '/'],
    ['http://localhost?x', '/?x'],
    ['//evil.example/users', '//evil.example/users'],
    ['*', '/*'],
    ['ftp://localhost/users', '/ftp://localhost/users'],
  ])('leaves of the target %s the path %s', (target, path) => expect(pathOfTarget(target)).toBe(path));

  it('need not be there in HTTP/1.0', () => {
    expect(authorityOf(request([], { httpVersion: '1.0' }))).toBeUndefined();
    expect(() => authorityOf(request([], { httpVersion: '1.1' }))).toThrow();
  });
});
