import type { FastifyRequest } from 'fastify';
import { browserProblem } from './browser-policy';

const policy = {
  answersTo: (host: string) => ['localhost', '::1', 'storage.example.org'].includes(host),
  origins: ['https://console.example.org'],
};

const problemOf = (
  method: string,
  { host = 'localhost:8088', ...headers }: Record<string, string>,
): string | undefined => {
  const raw = { url: '/', httpVersion: '1.1', headers: { host }, rawHeaders: ['Host', host] };
  return browserProblem({ method, headers, raw } as unknown as FastifyRequest, policy)?.code;
};

describe('what pages in browsers may do', () => {
  it.each<[Record<string, string>]>([
    [{}],
    [{ origin: 'http://localhost:8088' }],
    [{ origin: 'http://localhost:8088', 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'http://[::1]:8088', host: '[::1]:8088' }],
    // Behind a proxy that ends TLS; with the default port named, or not.
    [{ origin: 'https://storage.example.org', host: 'storage.example.org' }],
    [{ origin: 'https://storage.example.org', host: 'Storage.example.org:443' }],
    [{ origin: 'http://storage.example.org', host: 'storage.example.org:80' }],
    [{ origin: 'https://console.example.org', 'sec-fetch-site': 'cross-site' }],
  ])('is to change data with %j', (headers) => expect(problemOf('POST', headers)).toBeUndefined());

  it.each<[Record<string, string>]>([
    ...[
      'null',
      '',
      'http://evil.example',
      'http://localhost',
      'http://localhost:3000',
      'https://localhost',
      'localhost:8088',
    ].map((origin): [Record<string, string>] => [{ origin }]),
    ...[
      'http://localhost:8088/',
      'http://localhost:8088.evil.example',
      'http://evil.example, http://localhost:8088',
    ].map((origin): [Record<string, string>] => [{ origin }]),
    ...['cross-site', 'same-site', 'CROSS-SITE', '', 'same-origin, cross-site'].map(
      (site): [Record<string, string>] => [{ 'sec-fetch-site': site }],
    ),
    [{ origin: 'http://localhost:8088', 'sec-fetch-site': 'cross-site' }],
    [{ origin: 'https://console.example.org.evil.example' }],
    [{ origin: 'http://localhost:8088', 'x-forwarded-host': 'localhost:8088', host: 'localhost:9' }],
    [{ origin: 'chrome-extension://localhost', host: 'localhost' }],
  ])('is nothing with %j, but to read', (headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])
      expect(problemOf(method, headers)).toBe('foreign_origin');
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(problemOf(method, headers)).toBeUndefined();
  });

  it.each(['evil.example', 'localhost.evil.example', 'localhost.', 'evil.example:8088', '127.0.0.2'])(
    'is nothing at the host %s, not even to read',
    (host) => {
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE'])
        expect(
          problemOf(method, { host, origin: 'https://console.example.org', 'x-forwarded-host': 'localhost' }),
        ).toBe('misdirected');
    },
  );

  it('is nothing where the host is not clear', () =>
    expect(problemOf('GET', { host: 'me@localhost' })).toBe('invalid_header'));
});
