import { waitUntil } from '@lucid/engines';
import { tokenOf } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { HttpClient } from './http-client';
import { type RunningApp, startApp } from './start-app';

interface ChangeStreamStatus {
  consumers: { name: string; state?: string; position?: string; lag_seconds?: number; dead_letters: number }[];
}

/** The service with its indices built. */
export interface SearchedApp extends RunningApp {
  http: HttpClient;
  /** Resolves once all that was acknowledged so far is indexed, and is found. */
  settled(): Promise<void>;
  /** What the index of an alias holds. */
  indexed(alias: string): Promise<Record<string, unknown>[]>;
}

const engine = (): string => String(process.env['TEST_ELASTICSEARCH_URI']);

/** How far the indices are. */
async function indexer(http: HttpClient): Promise<ChangeStreamStatus['consumers'][number] | undefined> {
  const { body } = await http.get<ChangeStreamStatus>('/api/v1/database/changes');
  return body.consumers.find(({ name }) => name === 'search');
}

/** Resolves once the service has built its first indices. */
export async function indicesBuilt(http: HttpClient): Promise<void> {
  await waitUntil('The first indices', async () => (await indexer(http))?.state === 'following', { limitMs: 300_000 });
}

/** Starts the service, and waits for its first indices: Elasticsearch takes its time to make them on a busy machine. */
export async function startSearchedApp(
  overrides: Readonly<Partial<Record<string, string>>> = {},
): Promise<SearchedApp> {
  const running = await startApp(overrides, { searched: true });
  const http = new HttpClient(running.url);
  const client = await mongo.MongoClient.connect(String(process.env['TEST_MONGODB_URI']));
  const prefix = running.config.ELASTICSEARCH_INDEX_PREFIX;
  await indicesBuilt(http);
  return {
    ...running,
    http,
    close: async () => {
      await client.close();
      await running.close();
    },
    settled: async () => {
      const { operationTime } = await client.db(running.config.MONGODB_DATABASE).command({ ping: 1 });
      const token = tokenOf(operationTime as mongo.Timestamp);
      await waitUntil('The indices', async () => ((await indexer(http))?.position ?? '') >= token, {
        limitMs: 300_000,
      });
      await fetch(`${engine()}/${prefix}-*/_refresh`, { method: 'POST' });
    },
    indexed: async (alias) => {
      const answer = await fetch(`${engine()}/${prefix}-${alias}/_search?size=1000`);
      const { hits } = (await answer.json()) as { hits: { hits: { _source: Record<string, unknown> }[] } };
      return hits.hits.map(({ _source }) => _source);
    },
  };
}
