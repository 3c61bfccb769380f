import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { ConsoleFiles } from '../../apps/api/src/console/console-files';
import { type RawAnswer, send } from '../contract/raw-http';
import { type RunningApp, startApp } from '../setup/start-app';

const API_KEY = 'a-key-for-the-tests-of-the-console-0123456789';
const SCRIPT = `console.log(${JSON.stringify('x'.repeat(2000))})`;
const PAGE =
  '<!doctype html><html lang="en"><head><script type="module" src="./assets/app-1a2b.js"></script></head></html>';
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

const codeOf = ({ status, text }: RawAnswer): [number, unknown] => [
  status,
  (JSON.parse(text) as { code: unknown }).code,
];

describe('the files of the console', () => {
  let running: RunningApp;
  let above: string;
  let folder: string;

  beforeAll(async () => {
    above = await mkdtemp(join(tmpdir(), 'console-'));
    folder = join(above, 'console');
    await writeFile(join(above, 'outside.txt'), 'outside');
    await mkdir(join(folder, 'assets'), { recursive: true });
    await writeFile(join(folder, 'index.html'), PAGE);
    await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await writeFile(join(folder, 'assets', 'app-1a2b.js'), SCRIPT);
    await writeFile(join(folder, 'assets', 'app-1a2b.js.br'), brotliCompressSync(SCRIPT));
    await writeFile(join(folder, 'assets', 'app-1a2b.js.gz'), gzipSync(SCRIPT));
    await writeFile(join(folder, 'assets', 'plain-3c4d.css'), 'a{}');
    // Its files need no key: a page has to be there before anyone signs in.
    running = await startApp({ API_KEY });
    running.app.get(ConsoleFiles).folder = folder;
  });

  afterAll(async () => {
    await running.close();
    await rm(above, { recursive: true });
  });

  const get = (path: string, headers: Record<string, string> = {}): Promise<RawAnswer> =>
    send(running.url, { path, headers });
  const bytes = (path: string, encoding: string): Promise<{ headers: Headers; body: Buffer }> => {
    const { hostname, port } = new URL(running.url);
    return new Promise((resolve, reject) => {
      request({ hostname, port, path, headers: { 'accept-encoding': encoding }, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ headers: new Headers(response.headers as Record<string, string>), body: Buffer.concat(chunks) }),
        );
      })
        .once('error', reject)
        .end();
    });
  };

  it('begin at /console/, to which /console leads under any prefix', async () => {
    const { status, headers } = await get('/console');
    expect([status, headers['location']]).toEqual([302, 'console/']);
  });

  it.each([
    ['', './'],
    ['?range=1h', './'],
    ['index.html', './'],
    ['recovery', './'],
    ['data/users/ada%2Flovelace.b', '../../'],
    ['data/users/?limit=a/b', '../../'],
  ])('are one page for every path: /console/%s has the base %s', async (path, base) => {
    const { status, text, headers } = await get(`/console/${path}`, HTML);
    expect([status, text]).toEqual([200, PAGE.replace('<head>', `<head><base href="${base}">`)]);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    for (const part of ["script-src 'self'", "style-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"])
      expect(policy.split(';')).toContain(part);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });

  it('with a hash in their names are kept for a year, compressed as the browser takes them', async () => {
    for (const [encoding, sent, open] of [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
      ['identity', null, (body: Buffer) => body],
    ] as const) {
      const { headers, body } = await bytes('/console/assets/app-1a2b.js', encoding);
      expect([encoding, headers.get('content-encoding'), open(body).toString()]).toEqual([encoding, sent, SCRIPT]);
      expect(headers.get('content-type')).toMatch(/^(?:text|application)\/javascript/);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('vary') ?? '').toMatch(/accept-encoding/i);
    }
    const plain = await bytes('/console/assets/plain-3c4d.css', 'br');
    expect([plain.headers.get('content-encoding'), plain.body.toString()]).toEqual([null, 'a{}']);
  });

  it('without a hash are asked for again', async () => {
    const { status, headers } = await get('/console/favicon.svg');
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=0']);
    const etag = String(headers['etag']);
    expect((await get('/console/favicon.svg', { 'if-none-match': etag })).status).toBe(304);
  });

  it.each([
    ['an asset that is not there', '/console/assets/gone-5e6f.js', HTML],
    ['a picture that is not there', '/console/logo.png', { accept: 'image/avif,*/*' }],
    ['a call that went astray', '/console/api/v1/users', { accept: 'application/json' }],
    ['a folder', '/console/assets/', HTML],
    ['another path that begins so', '/consoles', HTML],
    ['an operation that is not there', '/api/v1/console', HTML],
  ])('answer 404 to %s', async (_, path, headers) => {
    expect(codeOf(await get(path, headers))).toEqual([404, 'route_not_found']);
  });

  it.each(['../outside.txt', '%2e%2e/outside.txt', 'assets/..%2f..%2foutside.txt', 'assets/%00', '..%5coutside.txt'])(
    'stay in their folder: %s',
    async (path) => {
      const { status, text } = await get(`/console/${path}`);
      expect([403, 404, 200, 400]).toContain(status);
      expect(text).not.toBe('outside');
      if (status === 200) expect(text).toContain('<base href=');
    },
  );

  it('answer GET and HEAD alone', async () => {
    const head = await send(running.url, { method: 'HEAD', path: '/console/recovery', headers: HTML });
    expect([head.status, head.text]).toEqual([200, '']);
    const post = (path: string): Promise<RawAnswer> => send(running.url, { method: 'POST', path, headers: HTML });
    expect(codeOf(await post('/console'))).toEqual([405, 'method_not_allowed']);
    expect(codeOf(await post('/console/recovery'))).toEqual([404, 'route_not_found']);
  });

  it('say how they are built where they are not', async () => {
    const files = running.app.get(ConsoleFiles);
    files.folder = join(folder, 'nowhere');
    const answer = await get('/console/', HTML);
    files.folder = folder;
    expect(codeOf(answer)).toEqual([404, 'not_found']);
    expect(answer.text).toContain('npm run build');
  });
});
