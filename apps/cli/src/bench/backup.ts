import type { Job } from '@lucid/client';
import { locateEngine } from '@lucid/engines';
import { mongo } from 'mongoose';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { storeMixed } from './mixed-documents';
import { eachOnce, measurePaced } from './paced';
import { clientOf, jobSucceeded } from './requests';
import type { BackupCost, Versus } from './results';
import { type Bench, residentMemory, type Server } from './servers';
import { database } from './store-users';
import { median } from './statistics';

/** Of each: the service and the tool in turn. */
const DUMPS = 5;
const RESTORES = 3;
const OURS = `${database}_by_service`;
const THEIRS = `${database}_by_mongorestore`;
const BETWEEN_MS = 2000;
const WARM_UP_SECONDS = 2;

type Compression = 'none' | 'zstd';

interface Run {
  seconds: number;
  bytes: number;
}

/** And the most memory of the service meanwhile. */
interface OwnRun extends Run {
  memoryMb: number;
}

/** What is measured by, and the most memory of the service that was seen meanwhile. */
interface Measuring {
  bench: Bench;
  service: Server;
  tools: string;
  say: (line: string) => void;
  memoryMb: number;
}

/**
 * Backups and restores of the service against mongodump and mongorestore, in turn, over the same documents in the same run;
 * and what callers feel of a backup meanwhile.
 */
export async function measureBackup(
  bench: Bench,
  documents: number,
  seconds: number,
  say: (line: string) => void,
): Promise<BackupCost> {
  const { home: tools } = await locateEngine('mongo-tools');
  say(`Storing ${documents.toLocaleString('en-US')} documents`);
  const ids = eachOnce(await storeMixed(bench.uris.MONGODB_URI, documents));
  const service = await bench.startReplica('service', {});
  const measuring: Measuring = { bench, service, tools, say, memoryMb: 0 };
  await backUp(measuring, 'none');
  await dump(measuring);
  const plain = await inTurn(
    measuring,
    'plain',
    DUMPS,
    () => backUp(measuring, 'none'),
    () => dump(measuring),
  );
  const compressed = await inTurn(
    ...([measuring, 'compressed', DUMPS] as const),
    () => backUp(measuring, 'zstd'),
    () => dump(measuring, '--gzip'),
  );
  const restored = await measureRestores(measuring);
  await measurePaced(service, ids, WARM_UP_SECONDS);
  const quiet = await measurePaced(service, ids, seconds);
  say('GET by id while one backup follows the other');
  const busy = await whileBackingUp(measuring, () => measurePaced(service, ids, seconds));
  return { documents, plain, compressed, restored, quiet, busy, memoryMb: measuring.memoryMb };
}

/** Rounds of the service and the tool; the middle of each, and of the ratios of neighbours. */
async function inTurn(
  { say }: Measuring,
  what: string,
  rounds: number,
  ours: () => Promise<OwnRun>,
  theirs: () => Promise<Run>,
): Promise<Versus> {
  const runs: { service: OwnRun; tool: Run }[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const run = { service: await ours(), tool: await theirs() };
    say(
      `${what} ${round}/${rounds}: ${run.service.seconds.toFixed(2)} s, tool ${run.tool.seconds.toFixed(2)} s; ${run.service.memoryMb.toFixed(0)} MB`,
    );
    runs.push(run);
  }
  const middle = (side: 'service' | 'tool', key: keyof Run): number => median(runs.map((run) => run[side][key]));
  const ratios = runs.map(({ service, tool }) => tool.seconds / service.seconds);
  return {
    service: middle('service', 'seconds'),
    tool: middle('tool', 'seconds'),
    ratio: median(ratios),
    ratios,
    serviceBytes: middle('service', 'bytes'),
    toolBytes: middle('tool', 'bytes'),
  };
}

/** One backup by the service, which is deleted again. */
async function backUp(measuring: Measuring, compression: Compression): Promise<OwnRun> {
  const { backup_id, ...run } = await makeBackup(measuring, compression);
  await deleteBackup(measuring, backup_id);
  return run;
}

interface BackUpResult {
  backup_id: string;
  size_bytes: number;
}

async function makeBackup(measuring: Measuring, compression: Compression): Promise<OwnRun & { backup_id: string }> {
  const { service } = measuring;
  await pause(BETWEEN_MS);
  const body = { name: 'bench', engine: 'native', compression } as const;
  const { result, ...run } = await timedJob(measuring, clientOf(service).POST('/api/v1/backups', { body }));
  const { backup_id, size_bytes } = result as BackUpResult;
  await clientOf(service).GET('/api/v1/backups/{backup_id}', { params: { path: { backup_id } } });
  return { backup_id, ...run, bytes: size_bytes };
}

async function deleteBackup({ service }: Measuring, backup_id: string): Promise<void> {
  const params = { path: { backup_id }, query: { confirm: backup_id } };
  await clientOf(service).DELETE('/api/v1/backups/{backup_id}', { params });
}

/** What came of a job, and how long it took as it says itself: from when it was asked for. */
async function timedJob(
  measuring: Measuring,
  asked: Promise<{ data: Job }>,
): Promise<Omit<OwnRun, 'bytes'> & { result: unknown }> {
  const { service } = measuring;
  const { data: started } = await asked;
  let memoryMb = 0;
  const { result, ...job } = await jobSucceeded(service, started, async () => {
    memoryMb = Math.max(memoryMb, await residentMemory(service));
  });
  measuring.memoryMb = Math.max(measuring.memoryMb, memoryMb);
  return { result, memoryMb, seconds: (Date.parse(job.ended_at ?? '') - Date.parse(job.created_at)) / 1000 };
}

/** One dump by mongodump, which is removed again. */
async function dump(measuring: Measuring, ...options: string[]): Promise<Run> {
  const folder = join(measuring.bench.folder, 'dumped');
  try {
    return await makeDump(measuring, folder, ...options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeDump({ bench, tools }: Measuring, folder: string, ...options: string[]): Promise<Run> {
  await pause(BETWEEN_MS);
  const args = ['--quiet', `--uri=${bench.uris.MONGODB_URI}`, `--db=${database}`, `--out=${folder}`, ...options];
  const seconds = await timed(() => bench.runToEnd('mongodump', join(tools, 'mongodump'), args));
  return { seconds, bytes: await bytesUnder(folder) };
}

async function measureRestores(measuring: Measuring): Promise<Versus> {
  const { bench, tools } = measuring;
  const client = new mongo.MongoClient(bench.uris.MONGODB_URI);
  const folder = join(bench.folder, 'dumped');
  try {
    const { backup_id, bytes } = await makeBackup(measuring, 'none');
    await makeDump(measuring, folder);
    const ours = async (): Promise<OwnRun> => {
      await client.db(OURS).dropDatabase();
      await pause(BETWEEN_MS);
      const asked = clientOf(measuring.service).POST('/api/v1/restores', { body: { backup_id, database: OURS } });
      return { ...(await timedJob(measuring, asked)), bytes };
    };
    const theirs = async (): Promise<Run> => {
      await client.db(THEIRS).dropDatabase();
      await pause(BETWEEN_MS);
      const names = [`--nsFrom=${database}.*`, `--nsTo=${THEIRS}.*`];
      const args = ['--quiet', `--uri=${bench.uris.MONGODB_URI}`, ...names, folder];
      return {
        bytes,
        seconds: await timed(() => bench.runToEnd('mongorestore', join(tools, 'mongorestore'), args)),
      };
    };
    const restored = await inTurn(measuring, 'restore', RESTORES, ours, theirs);
    await deleteBackup(measuring, backup_id);
    return restored;
  } finally {
    for (const name of [OURS, THEIRS]) await client.db(name).dropDatabase();
    await client.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Does work while the service makes one backup after the other, as it does unless told otherwise. */
async function whileBackingUp<T>(measuring: Measuring, work: () => Promise<T>): Promise<T> {
  const over = new AbortController();
  const backingUp = (async () => {
    while (!over.signal.aborted) await backUp(measuring, 'zstd');
  })();
  try {
    return await work();
  } finally {
    over.abort();
    await backingUp;
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

async function bytesUnder(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
