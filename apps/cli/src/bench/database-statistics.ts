import { httpAdapter } from '@lucid/common';
import { ConfigModule, loadConfig } from '@lucid/config';
import { Sampler, StatisticsModule } from '@lucid/database-statistics';
import { waitUntil } from '@lucid/engines';
import { MongoConnector, MongoModule, MongoService } from '@lucid/mongo';
import { NestFactory } from '@nestjs/core';
import { mongo } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import { FailedRequests } from './load';
import { eachOnce, measurePaced } from './paced';
import type { StatisticsCost } from './results';
import type { Server, Servers } from './servers';
import { database } from './store-users';
import { percentile } from './statistics';

const collections = 1000;
const documentsEach = 50;
/** Beside the one of `_id`. */
const indexes: mongo.IndexDescription[] = [{ key: { a: 1 } }, { key: { b: 1, a: -1 } }, { key: { at: 1 } }];
const minutesOfAnHour = 60;
const hourMs = 3_600_000;

/**
 * What statistics of 1,000 collections take: their answer, what other callers feel of it, and the sampling, by its
 * processor time. That of an hour is used at once: as a part of the hour it is more exact than any minute of watching.
 */
export async function measureStatistics(servers: Servers, seconds: number, rounds: number): Promise<StatisticsCost> {
  const { service, uris } = servers;
  await makeCollections(uris.MONGODB_URI);
  const first = await timeAnswer(service);
  const answers: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Until the answer before is not given again.
    await pause(1000 + 10 * (answers.at(-1) ?? first));
    answers.push(await timeAnswer(service));
  }
  const ids = eachOnce(servers.ids);
  await measurePaced(service, ids, 1);
  const quiet = await measurePaced(service, ids, seconds * rounds);
  const asking = new AbortController();
  const asked = askUntil(service, asking.signal);
  const busy = await measurePaced(service, ids, seconds * rounds).finally(() => asking.abort());
  await asked;
  return {
    first,
    p50: percentile(answers, 0.5),
    p95: percentile(answers, 0.95),
    quiet,
    busy,
    ...(await sampleAnHour(uris.MONGODB_URI)),
  };
}

async function makeCollections(uri: string): Promise<void> {
  const client = new mongo.MongoClient(uri);
  try {
    const db = client.db(database);
    for (let n = 0; n < collections; n += 1) {
      const collection = db.collection(`bench_${String(n).padStart(4, '0')}`);
      await collection.createIndexes(indexes);
      await collection.insertMany(
        Array.from({ length: documentsEach }, (_, i) => ({ a: i, b: `b${i}`, at: new Date(), text: 'x'.repeat(300) })),
      );
    }
  } finally {
    await client.close();
  }
}

/** Time of one answer with every collection in it, in ms. */
async function timeAnswer({ url, headers }: Server): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(`${url}/api/v1/database/stats`, { headers });
  const { collections: listed = [] } = (await answer.json()) as { collections?: unknown[] };
  if (listed.length < collections)
    throw new FailedRequests(`statistics: status ${answer.status}, ${listed.length} collections`);
  return performance.now() - begun;
}

/** Asks again and again, as a page that shows statistics would; reading the answers would take time from who measures here. */
async function askUntil({ url, headers }: Server, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = await fetch(`${url}/api/v1/database/stats`, { headers });
    await answer.arrayBuffer();
    if (!answer.ok) throw new FailedRequests(`statistics: status ${answer.status}`);
    await pause(500);
  }
}

type SamplingCost = Pick<StatisticsCost, 'serviceShare' | 'serverShare' | 'bytesPerDay'>;

/** Takes all samples of an hour. */
async function sampleAnHour(uri: string): Promise<SamplingCost> {
  const config = loadConfig({ MONGODB_URI: uri, MONGODB_DATABASE: database, STATISTICS_ENABLED: 'false' });
  const imports = [ConfigModule.forRoot(config), MongoModule];
  const app = await NestFactory.create(
    { module: StatisticsModule, imports },
    httpAdapter({ answersTo: () => true, origins: [] }),
    { logger: ['error'] },
  );
  try {
    await app.init();
    const connector = app.get(MongoConnector, { strict: false });
    await waitUntil('MongoDB', () => Promise.resolve(connector.state.ready), { limitMs: 30_000 });
    const { db } = app.get(MongoService, { strict: false });
    const sampler = app.get(Sampler, { strict: false });
    for (const name of ['database_samples', 'collection_samples']) await db.collection(name).deleteMany({});
    const hour = Math.floor(Date.now() / hourMs) * hourMs - hourMs;
    const before = { service: process.cpuUsage(), server: await serverCpu(db) };
    for (let minute = 0; minute < minutesOfAnHour; minute += 1)
      await sampler.sample(new Date(hour + minute * (hourMs / minutesOfAnHour)));
    const { user, system } = process.cpuUsage(before.service);
    const server = (await serverCpu(db)) - before.server;
    const bytes = async (name: string): Promise<number> => (await db.command({ collStats: name }))['size'] as number;
    return {
      serviceShare: (user + system) / (hourMs * 1000),
      serverShare: server / (hourMs * 1000),
      bytesPerDay: 24 * ((await bytes('database_samples')) + (await bytes('collection_samples'))),
    };
  } finally {
    await app.close();
  }
}

/** Processor time that the server has used, in µs. */
async function serverCpu(db: mongo.Db): Promise<number> {
  const { extra_info: used } = (await db.admin().command({ serverStatus: 1 })) as unknown as {
    extra_info: { user_time_us: number; system_time_us: number };
  };
  return used.user_time_us + used.system_time_us;
}
