import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { awaitReady } from '../process/await-ready';
import type { EngineContext, RunningEngine } from './engine-context';
import { engineDataFolder, engineUser, giveToEngineUser } from '../process/engine-user';
import type { LocatedEngine } from '../fetch/locate';

const QUICK_START = '-XX:TieredStopAtLevel=1';

/** How Elasticsearch is run. */
export interface ElasticsearchOptions {
  heapMb: number;
  /**
   * Compiles with HotSpot's first compiler only. It then starts with half of the processor time (22 s instead of 46 s, measured with 8.12.2) and
   * reaches a lower throughput: for tests, which end before the second compiler pays.
   */
  quickStart: boolean;
}

/** Starts one node without security on loopback, and waits until it can serve. */
export async function runElasticsearch(
  located: LocatedEngine,
  ports: number[],
  options: ElasticsearchOptions,
  context: EngineContext,
): Promise<RunningEngine> {
  const folder = await engineDataFolder(join(context.dataDir, 'elasticsearch'), context.log);
  const [port = 0, transportPort = 0] = ports;
  await prepare(folder, located, port, transportPort);
  const config = join(folder, 'config');
  const java = [`-Xms${options.heapMb}m`, `-Xmx${options.heapMb}m`, ...(options.quickStart ? [QUICK_START] : [])];
  const guarded = await context.guard.start({
    title: 'Elasticsearch',
    command: join(located.home, 'bin', 'elasticsearch'),
    // Given here, the folder is in the command line from the first moment on.
    args: [`-Epath.logs=${join(folder, 'logs')}`],
    cwd: folder,
    env: {
      HOME: folder,
      // Its launcher is a shell, which keeps here-documents there; the user that it runs as may write into no other folder.
      TMPDIR: join(folder, 'tmp'),
      ES_PATH_CONF: config,
      ES_TMPDIR: join(folder, 'tmp'),
      ES_JAVA_OPTS: java.join(' '),
    },
    ...engineUser(),
    logFile: join(folder, 'output.log'),
    // Its launcher and its server both name a folder below.
    marker: `${folder}/`,
    graceMs: 20_000,
    port,
    version: located.version,
  });
  await awaitReady(guarded, () => answers(port), { limitMs: 300_000, signal: context.signal });
  return { version: located.version, processes: [guarded], dataDirs: [folder] };
}

/** Writes the settings and gives the folder to the user that Elasticsearch runs as. */
async function prepare(folder: string, located: LocatedEngine, port: number, transportPort: number): Promise<void> {
  const config = join(folder, 'config');
  await rm(config, { recursive: true, force: true });
  for (const name of ['config', 'data', 'logs', 'tmp']) await mkdir(join(folder, name), { recursive: true });
  await cp(join(located.home, 'config', 'log4j2.properties'), join(config, 'log4j2.properties'));
  await writeFile(join(config, 'elasticsearch.yml'), settings(folder, port, transportPort));
  await writeFile(join(config, 'jvm.options'), jvmOptions(folder));
  await giveToEngineUser(folder);
}

function settings(folder: string, port: number, transportPort: number): string {
  const values: Record<string, string | number | boolean> = {
    'cluster.name': 'lucid-local',
    'node.name': 'local',
    'discovery.type': 'single-node',
    'network.host': '127.0.0.1',
    'http.port': port,
    'transport.port': transportPort,
    'path.data': join(folder, 'data'),
    'xpack.security.enabled': false,
    'xpack.ml.enabled': false,
    'ingest.geoip.downloader.enabled': false,
    'cluster.routing.allocation.disk.threshold_enabled': false,
    'action.auto_create_index': false,
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}

/** The options that come with Elasticsearch write into its home, which may not be ours to write into. */
function jvmOptions(folder: string): string {
  return [
    '-XX:+UseG1GC',
    '-Djava.io.tmpdir=${ES_TMPDIR}',
    '20-:--add-modules=jdk.incubator.vector',
    '-XX:+ExitOnOutOfMemoryError',
    `-XX:ErrorFile=${join(folder, 'logs', 'hs_err_pid%p.log')}`,
    '',
  ].join('\n');
}

async function answers(port: number): Promise<boolean> {
  const health = `http://127.0.0.1:${port}/_cluster/health?wait_for_status=yellow&timeout=1s`;
  const answer = await fetch(health, { signal: AbortSignal.timeout(3000) });
  await answer.body?.cancel();
  return answer.ok;
}
