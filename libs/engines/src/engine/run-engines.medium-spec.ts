import { Redis } from 'ioredis';
import { mongo } from 'mongoose';

describe('the engines of a test run', () => {
  it('include a MongoDB with transactions', async () => {
    const client = new mongo.MongoClient(process.env.TEST_MONGODB_URI ?? '');
    const hello = await client.db('admin').command({ hello: 1 });
    await client.close();
    expect(hello).toMatchObject({ setName: 'rs0', isWritablePrimary: true });
  });

  it('include a Redis', async () => {
    const client = new Redis(process.env.TEST_REDIS_URI ?? '');
    const answer = await client.ping();
    client.disconnect();
    expect(answer).toBe('PONG');
  });

  it('include an Elasticsearch', async () => {
    const answer = await fetch(process.env.TEST_ELASTICSEARCH_URI ?? '');
    expect(await answer.json()).toMatchObject({ version: { number: expect.stringMatching(/^8\./) as string } });
  });
});
