import { loadConfig } from '@lucid/config';
import { cloneRoot } from '@lucid/engines';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ApiProcess, startApi } from './api-process';
import { watchSources } from './build-watch';
import { firstToEnd, type LocalEngines, startLocalEngines } from './local-engines';
import { dataFolder } from './local-folders';
import { stopRequest } from './stop-request';
import { table } from './table';

const say = (line: string): void => console.log(line);

/** `lucid start`: what the service needs, the service, and the clean end of both. */
export function run(): Promise<number> {
  return serve({ watch: false });
}

/** Runs engines and service until someone asks to stop or one of them ends by itself. */
export async function serve({ watch }: { watch: boolean }): Promise<number> {
  const begun = Date.now();
  const { HTTP_HOST, HTTP_PORT, CONSOLE_ENABLED } = loadConfig(process.env);
  if (HTTP_PORT === 0) throw new Error('Set HTTP_PORT to a port: with 0 nobody would know where the service is.');
  const pages = ['docs', ...(CONSOLE_ENABLED && isConsoleBuilt() ? ['console'] : [])];
  const address: Address = { host: HTTP_HOST, port: HTTP_PORT, pages };
  const refused = await whyNotListen(address);
  if (refused !== undefined) {
    console.error(`Cannot listen on ${HTTP_HOST}:${HTTP_PORT}: ${refused}.`);
    return 1;
  }
  const asked = stopRequest().then((why) => ({ why, code: 0 }));
  const local = await startLocalEngines(say);
  const sources = watch ? watchSources(say) : undefined;
  try {
    const end = await Promise.race([asked, live(local, address, watch, begun)]);
    say(`Stopping (${end.why})`);
    return end.code;
  } finally {
    sources?.close();
    await stopAll(local);
  }
}

interface Address {
  host: string;
  port: number;
  /** Paths of the pages for people. */
  pages: readonly string[];
}

const isConsoleBuilt = (): boolean => existsSync(join(cloneRoot(), 'dist', 'console', 'index.html'));

/** Why the service would not get its address; asked first, lest another service be taken for it. */
function whyNotListen({ host, port }: Pick<Address, 'host' | 'port'>): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(
        code === 'EADDRINUSE'
          ? 'something listens there already; stop it, or set HTTP_PORT to another port'
          : `${code ?? 'it was refused'}; set HTTP_HOST to an address of this machine`,
      ),
    );
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

interface End {
  why: string;
  code: number;
}

async function live(local: LocalEngines, address: Address, watch: boolean, begun: number): Promise<End> {
  await local.awaitNeeded();
  const api = await startApi(local.set.guard, local.env, watch);
  const apiEnded = api.guarded.exited.then((how) => ({
    why: `the service ended by itself, ${how}. Its last output:\n${api.lastOutput()}\n`,
    code: 1,
  }));
  const mongoEnded = firstToEnd(local.set.mongo).then((why) => ({ why, code: 1 }));
  const redisEnded = firstToEnd(local.set.redis).then((why) => ({ why, code: 1 }));
  void announce(local, api, address, begun);
  return Promise.race([apiEnded, mongoEnded, redisEnded]);
}

/** Waits until the service is ready, then tells what runs where. */
async function announce(
  local: LocalEngines,
  api: ApiProcess,
  { host, port, pages }: Address,
  begun: number,
): Promise<void> {
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  let told = Date.now();
  while (!api.guarded.hasExited()) {
    const state = await readiness(`http://${reached.includes(':') ? `[${reached}]` : reached}:${port}/readyz`);
    if (state === 'ready') break;
    if (Date.now() - told > 10_000) {
      say(`Still waiting for the service: /readyz says ${state}`);
      told = Date.now();
    }
    await pause(250);
  }
  if (api.guarded.hasExited()) return;
  const service = ['Lucid Storage', `http://localhost:${port}`, '', api.pid, dataFolder()];
  say(`\nServing after ${((Date.now() - begun) / 1000).toFixed(1)} s. Ctrl-C stops everything.\n`);
  say(table(['what', 'address', 'version', 'process', 'data'], [service, ...local.rows()]));
  say(`\n${pages.map((page) => `http://localhost:${port}/${page}\n`).join('')}`);
}

async function readiness(address: string): Promise<string> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5000) });
    const text = await answer.text();
    return answer.ok ? 'ready' : `${answer.status} ${text.slice(0, 500)}`;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The service first, so that it can finish what it does, then the engines. */
async function stopAll(local: LocalEngines): Promise<void> {
  const { guard } = local.set;
  const engines = new Set(['MongoDB', 'Redis', 'Elasticsearch']);
  await Promise.all(
    guard
      .processes()
      .filter(({ title }) => !engines.has(title))
      .map((guarded) => guard.end(guarded)),
  );
  await local.set.stop();
}
