import { isDeepStrictEqual } from 'node:util';
import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { measureBackup } from './bench/backup';
import { bulkModes, measureBulk } from './bench/bulk';
import { measureStatistics } from './bench/database-statistics';
import { measureCache } from './bench/cache';
import { compare } from './bench/compare';
import { measureEvaluations } from './bench/evaluate';
import { benchLine, type BenchOptions, readOptions } from './bench/options';
import { eachOnce, measurePaced } from './bench/paced';
import { comparisonTable, machine, serviceTable, targetTable } from './bench/report';
import { isOfRequests } from './bench/requests';
import type { Results } from './bench/results';
import { measureSearch } from './bench/search';
import { type Bench, residentMemory, type Servers, startBench, startServers } from './bench/servers';
import { stopRequest } from './stop-request';
import { tellFailure } from './tell-failure';

/** Before and after load, for memory that is only on its way to be freed. */
const restMs = 5000;
const warmUpSeconds = 3;

const say = (line: string): void => console.log(line);

/** `lucid bench`: the service against a bare server of the same database. */
export async function run(args: string[]): Promise<number> {
  let options: BenchOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    return tellFailure(error, args, benchLine());
  }
  const asked = stopRequest();
  const started: Promise<Bench>[] = [];
  try {
    return await Promise.race([bench(options, started), asked.then(() => 130)]);
  } catch (error) {
    if (!isOfRequests(error)) throw error;
    console.error(`Nothing of this run counts: ${error.message}`);
    return 1;
  } finally {
    // What is still being started too: once it is there.
    for (const each of await Promise.allSettled(started)) if (each.status === 'fulfilled') await each.value.stop();
  }
}

/** @param started gets what is to be stopped, however this ends */
async function bench(options: BenchOptions, started: Promise<Bench>[]): Promise<number> {
  const results: Results = { comparisons: [], bulk: {} };
  if (options.only.some((name) => name !== 'search' && name !== 'backup')) {
    const starting = startServers();
    started.push(starting);
    const servers = await starting;
    await measureBeside(servers, options, results);
    await servers.stop();
  }
  if (options.only.includes('search')) {
    const starting = startBench(['mongo', 'redis', 'elasticsearch']);
    started.push(starting);
    const engines = await starting;
    say(`${machine(engines.engines)}\n`);
    results.search = await measureSearch(engines, options.documents);
    await engines.stop();
  }
  if (options.only.includes('backup')) {
    const starting = startBench(['mongo', 'redis']);
    started.push(starting);
    const engines = await starting;
    say(`${machine(engines.engines)}\n`);
    results.backup = await measureBackup(engines, options.documents, options.seconds * options.rounds, say);
  }
  say(`${serviceTable(results)}\n\n${targetTable(results)}`);
  return 0;
}

/** All that is measured beside the bare server, or over the same users. */
async function measureBeside(
  servers: Servers,
  { seconds, rounds, only }: BenchOptions,
  results: Results,
): Promise<void> {
  const { service, ids, engines } = servers;
  say(`${machine(engines)}\n${rounds} rounds of ${seconds} s, 32 connections, ${ids.length} users\n`);
  await checkSameAnswers(servers);
  await pause(restMs);
  results.memory = { rest: await residentMemory(service), loaded: NaN };
  results.startSeconds = service.startSeconds;
  for (const operation of ['get', 'list', 'post'] as const) {
    if (!only.includes(operation)) continue;
    const comparison = await compare([service, servers.bare], operation, ids, seconds, rounds);
    results.comparisons.push(comparison);
    say(`${comparisonTable(comparison)}\n`);
  }
  if (only.includes('rate')) {
    const asked = eachOnce(ids);
    await measurePaced(service, asked, warmUpSeconds);
    results.paced = await measurePaced(service, asked, seconds * rounds);
  }
  for (const mode of bulkModes) {
    if (only.includes('bulk')) results.bulk[mode] = await measureBulk(service, mode, seconds);
  }
  if (only.includes('evaluate')) results.evaluations = measureEvaluations(seconds);
  if (only.includes('cache')) {
    results.cache = await measureCache(servers, seconds, rounds);
    say(
      `${comparisonTable(results.cache.local, 'from memory')}\n\n${comparisonTable(results.cache.redis, 'from Redis')}\n`,
    );
  }
  if (only.includes('statistics')) results.statistics = await measureStatistics(servers, seconds, rounds);
  await pause(restMs);
  results.memory.loaded = await residentMemory(service);
}

/** Both servers must give the same data: else one of them does other work. */
async function checkSameAnswers({ service, bare, ids }: Servers): Promise<void> {
  for (const path of [`/${ids[0] ?? ''}`, `/${ids[1] ?? ''}`, '?limit=50']) {
    const [left, right] = await Promise.all(
      [service, bare].map(async ({ url, headers }) => {
        const answer = await fetch(`${url}/api/v1/users${path}`, { headers });
        const { next_cursor: _, ...data } = (await answer.json()) as Record<string, unknown>;
        return data;
      }),
    );
    if (!isDeepStrictEqual(left, right)) throw new Error(`The two servers answer ${path} differently.`);
  }
}
