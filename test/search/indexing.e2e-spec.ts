import { waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface Spine {
  consumers: {
    name: string;
    state?: string;
    position?: string;
    lag_seconds?: number;
    dead_letters: number;
    rebuilds: number;
  }[];
}

describe('what is searched', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let client: mongo.MongoClient;
  let users: mongo.Collection;
  const engine = String(process.env['TEST_ELASTICSEARCH_URI']);

  const consumer = async (): Promise<Spine['consumers'][number]> => {
    const { body } = await sut.get<Spine>('/api/v1/database/changes');
    const found = body.consumers.find(({ name }) => name === 'search');
    if (found === undefined) throw new Error('Nobody indexes.');
    return found;
  };
  /** Resolves once all that MongoDB has acknowledged is in the indices. */
  async function settled(): Promise<void> {
    const { body } = await sut.get<{ position: string }>('/api/v1/cache/stats');
    await waitUntil(
      'The indices',
      async () => {
        const { state, position = '', lag_seconds } = await consumer();
        return state === 'following' && position >= body.position && lag_seconds === 0;
      },
      { limitMs: 30_000 },
    );
    await fetch(`${engine}/${running.config.ELASTICSEARCH_INDEX_PREFIX}-*/_refresh`, { method: 'POST' });
  }
  const indexed = async (alias: string): Promise<Record<string, unknown>[]> => {
    const answer = await fetch(`${engine}/${running.config.ELASTICSEARCH_INDEX_PREFIX}-${alias}/_search?size=1000`);
    const { hits } = (await answer.json()) as { hits: { hits: { _source: Record<string, unknown> }[] } };
    return hits.hits.map(({ _source }) => _source);
  };

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(running.url);
    client = await mongo.MongoClient.connect(String(process.env['TEST_MONGODB_URI']));
    users = client.db(running.config.MONGODB_DATABASE).collection('users');
    await waitUntil('The first indices', async () => (await consumer()).state === 'following', { limitMs: 30_000 });
  });

  afterAll(async () => {
    await client.close();
    await running.close();
  });

  it('is every document that is created, as it is after each change, until it is deleted', async () => {
    const { body } = await sut.post('/api/v1/users', sampleUser('indexed', 1));
    await sut.post('/api/v1/users', sampleUser('indexed', 2));
    await settled();
    expect(await indexed('users')).toHaveLength(2);
    await sut.put(`/api/v1/users/${String(body['user_id'])}/hardware-wallet`, { type: 'ledger', model: 'Nano' });
    await users.deleteOne({ email: 'indexed.2@example.org' });
    await settled();
    const { body: now } = await sut.get(`/api/v1/users/${String(body['user_id'])}`);
    expect(await indexed('users')).toEqual([now]);
  });
});
