import { rm } from 'node:fs/promises';
import { mongo } from 'mongoose';
import { type EngineSet, startEngines } from './engine-set';
import { temporaryFolder } from './temporary-folder-spec';

describe('a replica set of three members', () => {
  const at = temporaryFolder(() => engines.stop());
  let engines: EngineSet;

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

  it('elects a primary and takes writes that the majority confirms', async () => {
    await connected(await start(), async (client) => {
      const hello = await client.db('admin').command({ hello: 1 });
      expect(hello).toMatchObject({ setName: 'rs0', isWritablePrimary: true });
      expect(hello.hosts).toHaveLength(3);
      const written = await client
        .db('test')
        .collection('kept')
        .insertOne({ kept: true }, { writeConcern: { w: 3 } });
      expect(written.acknowledged).toBe(true);
    });
  });

  it('keeps its data when it starts again, even on other ports', async () => {
    const before = engines.mongo?.uri;
    await engines.stop();
    await rm(at('three/ports.json'));
    const uri = await start();
    expect(uri).not.toBe(before);
    const kept = await connected(uri, (client) => client.db('test').collection('kept').countDocuments());
    expect(kept).toBe(1);
  });
});
