import { cloneRoot, freePorts, waitUntil } from '@lucid/engines';
import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { HttpClient } from './http-client';
import type { TestEnvironment } from './test-environment';

/** A service as a process of its own. */
export interface ServiceProcess {
  child: ChildProcess;
  sut: HttpClient;
  url: string;
}

/** Runs a program of the clone as a process of its own, told of an environment. */
export function spawnIn(
  { settings }: Pick<TestEnvironment, 'settings'>,
  [program, ...args]: readonly [string, ...string[]],
  stdio: StdioOptions = 'ignore',
): ChildProcess {
  const paths = ['test/setup/run-typescript.mjs', program].map((path) => join(cloneRoot(), path));
  const env = { ...process.env, NODE_OPTIONS: '', ...settings };
  return spawn(process.execPath, [...paths, ...args], { env, stdio });
}

/** Kills a process, and resolves once it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The service as a process of its own, which a test can kill; resolves once it is ready. */
export async function startProcess({ settings }: TestEnvironment, stdio?: StdioOptions): Promise<ServiceProcess> {
  const [port = 0] = await freePorts(1);
  const child = spawnIn({ settings: { ...settings, HTTP_PORT: String(port) } }, ['apps/api/src/main.ts'], stdio);
  const url = `http://127.0.0.1:${port}`;
  const sut = new HttpClient(url);
  try {
    await waitUntil('The service', async () => (await sut.get('/readyz')).status === 200, { limitMs: 300_000 });
    return { child, sut, url };
  } catch (error) {
    await kill(child);
    throw error;
  }
}
