import { createServer } from 'node:net';
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
  if (!(await canListen())) {
    console.error(
      `Something listens on ${httpHost()}:${httpPort()} already: stop it, or set HTTP_PORT to another port.`,
    );
    return 1;
  }
  const asked = stopRequest().then((why) => ({ why, code: 0 }));
  const local = await startLocalEngines(say);
  const sources = watch ? watchSources(say) : undefined;
  try {
    const end = await Promise.race([asked, live(local, watch, begun)]);
    say(`Stopping (${end.why})`);
    return end.code;
  } finally {
    sources?.close();
    await stopAll(local);
  }
}

const httpHost = (): string => process.env.HTTP_HOST ?? '127.0.0.1';
const httpPort = (): string => process.env.HTTP_PORT ?? '8088';

/** Whether the service will get its address; asked first, lest another service be taken for it. */
function canListen(): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(Number(httpPort()), httpHost(), () => server.close(() => resolve(true)));
  });
}

interface End {
  why: string;
  code: number;
}

async function live(local: LocalEngines, watch: boolean, begun: number): Promise<End> {
  await local.awaitNeeded();
  const api = await startApi(local.set.guard, local.env, watch);
  const apiEnded = api.guarded.exited.then((how) => ({
    why: `the service ended by itself, ${how}. Its last output:\n${api.lastOutput()}\n`,
    code: 1,
  }));
  const mongoEnded = firstToEnd(local.set.mongo).then((why) => ({ why, code: 1 }));
  const redisEnded = firstToEnd(local.set.redis).then((why) => ({ why, code: 1 }));
  void announce(local, api, begun);
  return Promise.race([apiEnded, mongoEnded, redisEnded]);
}

/** Waits until the service is ready, then tells what runs where. */
async function announce(local: LocalEngines, api: ApiProcess, begun: number): Promise<void> {
  const port = httpPort();
  let told = Date.now();
  while (!api.guarded.hasExited()) {
    const state = await readiness(`http://127.0.0.1:${port}/readyz`);
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
  say(`\nhttp://localhost:${port}/docs\n`);
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
