import { rm } from 'node:fs/promises';
import { mongo } from 'mongoose';
import { type EngineSet, startEngines } from './engine-set';
import { temporaryFolder } from '../testing/temporary-folder';

describe('a replica set of three members', () => {
  const at = temporaryFolder(() => engines.stop());
  let engines: EngineSet;
  let uri: string;

  beforeAll(async () => {
    uri = await start();
  });

  const start = async (): Promise<string> => {
    engines = await startEngines({ dataDir: at('three'), only: ['mongo'], mongo: { members: 3, cacheGb: 0.25 } });
    await engines.mongo?.ready;
    return engines.mongo?.uri ?? '';
  };

  const connected = async <T>(uri: string, work: (client: mongo.MongoClient) => Promise<T>): Promise<T> => {
    const client = new mongo.MongoClient(uri);
    try {
      return await work(client);
    } finally {
      await client.close();
    }
  };

  /** Writes a document that all members confirm. */
  const write = async (collection: string): Promise<void> =>
    connected(uri, async (client) => {
      const kept = client.db('test').collection(collection);
      const written = await kept.insertOne({ kept: true }, { writeConcern: { w: 3 } });
      expect(written.acknowledged).toBe(true);
    });

  it('elects a primary and takes writes that all members confirm', async () => {
    const hello = await connected(uri, (client) => client.db('admin').command({ hello: 1 }));
    expect(hello).toMatchObject({ setName: 'rs0', isWritablePrimary: true });
    expect(hello.hosts).toHaveLength(3);
    await write('taken');
  });

  it('keeps its data when it starts again, even on other ports', async () => {
    await write('kept');
    const before = uri;
    await engines.stop();
    await rm(at('three/ports.json'));
    uri = await start();
    expect(uri).not.toBe(before);
    const kept = await connected(uri, (client) => client.db('test').collection('kept').countDocuments());
    expect(kept).toBe(1);
  });
});
