import {
  endStaleEngines,
  EnginesInUseError,
  engineStatus,
  type EngineName,
  type EngineReport,
  locateEngine,
  pins,
} from '@lucid/engines';
import { dataFolder } from './local-folders';
import { table } from './table';

const say = (line: string): void => console.log(line);

/** `lucid engines status|fetch|stop`. */
export async function run([action = 'status']: string[]): Promise<number> {
  switch (action) {
    case 'status':
      return status();
    case 'fetch':
      return fetchAll();
    case 'stop':
      return stop();
    default:
      console.error('Usage: lucid engines [status|fetch|stop]');
      return 2;
  }
}

async function status(): Promise<number> {
  const { cache, engines, running, owner } = await engineStatus(dataFolder());
  say(`Cache folder: ${cache}\nData folder: ${dataFolder()}\n`);
  say(table(['engine', 'version', 'found by', 'digest', 'where'], engines.map(engineRow)));
  for (const { missing } of engines) if (missing) say(`\n${missing}`);
  if (running.length === 0) say('\nNothing runs on the data folder.');
  else {
    say(
      owner
        ? `\nRunning, for process ${owner}:`
        : '\nRunning, left by a run that was killed (`engines stop` ends them):',
    );
    say(
      table(
        ['process', 'what', 'version', 'port'],
        running.map(({ identity, title, version, port }) => [identity.pid, title, version ?? '', port ?? '']),
      ),
    );
  }
  return engines.every(({ located }) => located) ? 0 : 1;
}

const proofs = { pinned: 'as pinned', publisher: "as its publisher's", none: 'your own' } as const;

function engineRow({ title, located }: EngineReport): string[] {
  if (!located) return [title, '', 'not there', '', ''];
  return [title, located.version, located.route, proofs[located.proof], located.home];
}

async function fetchAll(): Promise<number> {
  const begun = Date.now();
  const names = Object.keys(pins) as EngineName[];
  const results = await Promise.allSettled(names.map((name) => locateEngine(name, { log: say })));
  for (const [index, result] of results.entries()) {
    const title = pins[names[index] ?? 'mongod'].title;
    if (result.status === 'rejected') console.error((result.reason as Error).message);
    else say(`${title} ${result.value.version}: ${result.value.home}`);
  }
  say(`${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return results.every(({ status }) => status === 'fulfilled') ? 0 : 1;
}

async function stop(): Promise<number> {
  try {
    const ended = await endStaleEngines(dataFolder(), say);
    say(ended.length === 0 ? 'Nothing was left running.' : `Ended ${ended.length}.`);
    return 0;
  } catch (error) {
    if (!(error instanceof EnginesInUseError)) throw error;
    console.error(error.message);
    return 1;
  }
}
