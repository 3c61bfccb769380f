import { cloneRoot, waitUntil } from '@lucid/engines';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { HttpClient } from './http-client';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The service as a process of its own on a database, which a test can kill; resolves once it is ready. */
export async function startProcess(
  database: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<{ child: ChildProcess; sut: HttpClient; url: string }> {
  const port = await freePort();
  const program = [join(cloneRoot(), 'test/setup/run-typescript.mjs'), join(cloneRoot(), 'apps/api/src/main.ts')];
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    MONGODB_URI: process.env['TEST_MONGODB_URI'],
    MONGODB_DATABASE: database,
    REDIS_URI: process.env['TEST_REDIS_URI'],
    ELASTICSEARCH_URI: process.env['TEST_ELASTICSEARCH_URI'],
    HTTP_PORT: String(port),
    LOG_LEVEL: 'fatal',
    ...settings,
  };
  const child = spawn(process.execPath, program, { env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  const sut = new HttpClient(url);
  try {
    await waitUntil('The service', async () => (await sut.get('/readyz')).status === 200, { limitMs: 60_000 });
    return { child, sut, url };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}
