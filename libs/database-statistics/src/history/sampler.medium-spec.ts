import type { Config } from '@lucid/config';
import { waitUntil } from '@lucid/engines';
import type { MongoConnector, MongoService } from '@lucid/mongo';
import { Logger } from '@nestjs/common';
import { type MongoOfTest, mongoOfTest } from '../../../../test/setup/mongo-of-test';
import { SampleStore } from '../samples/sample-store';
import { CollectionTable } from '../sizes/collection-table';
import { Sampler } from './sampler.service';

const COLLECTIONS = 120;
const A_MINUTE = 100;
/** All of them are sampled, with the three that hold samples. */
const ALL = COLLECTIONS + 3;

/** Far enough in the future that MongoDB does not forget these samples while they are looked at: those of the past are expired. */
const YEAR = 2100;
const at = (day: number, hour: number, minute: number): Date => new Date(Date.UTC(YEAR, 0, day, hour, minute, 17));

class QuickSampler extends Sampler {
  readonly waits: number[] = [];

  protected override async pause(wait: number): Promise<void> {
    this.waits.push(wait);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the sampler', () => {
  let test: MongoOfTest;

  beforeAll(async () => {
    test = await mongoOfTest(process.env['TEST_MONGODB_URI'] ?? '');
    const names = Array.from({ length: COLLECTIONS }, (_, n) => `c${n}`);
    await Promise.all(names.map((name) => test.db.collection(name).insertOne({ name })));
  });

  afterAll(() => test.close());

  beforeEach(async () => {
    for (const name of ['database_samples', 'collection_samples']) await test.db.collection(name).deleteMany({});
    test.commands.length = 0;
  });

  const replica = (mongo: MongoService = test.mongo, enabled = true): QuickSampler =>
    new QuickSampler(
      mongo,
      { state: { ready: true } } as MongoConnector,
      new SampleStore(mongo),
      new CollectionTable(mongo),
      { STATISTICS_ENABLED: enabled } as Config,
    );

  const databaseSamples = () => test.db.collection('database_samples').find().sort({ at: 1 }).toArray();
  const collectionSamples = () => test.db.collection('collection_samples').find().sort({ at: 1 }).toArray();

  it('samples a minute once, whichever of many replicas that try at the same time gets it', async () => {
    const replicas = Array.from({ length: 16 }, () => replica());
    const done = await Promise.all(replicas.map((sut) => sut.sample(at(1, 10, 5))));
    expect(done.filter((did) => did)).toHaveLength(1);
    expect(await databaseSamples()).toEqual([
      expect.objectContaining({
        at: new Date(Date.UTC(YEAR, 0, 1, 10, 5)),
        coarse: true,
        collections: ALL,
        documents: expect.any(Number) as number,
        inserts: expect.any(Number) as number,
        oplog_bytes: expect.any(Number) as number,
        server: expect.stringContaining(':') as string,
      }),
    ]);
    // One for the oplog, one for each collection.
    expect(test.commands.filter((name) => name === 'aggregate')).toHaveLength(1 + A_MINUTE);
    expect(test.commands.filter((name) => name === 'dbStats')).toHaveLength(1);
  });

  it('samples some collections each minute until all have their hour, and then none', async () => {
    const held: number[] = [];
    for (const minute of [0, 1, 2]) {
      test.commands.length = 0;
      await replica().sample(at(1, 10, minute));
      held.push((await collectionSamples()).length, test.commands.filter((name) => name === 'aggregate').length - 1);
    }
    expect(held).toEqual([A_MINUTE, A_MINUTE, ALL, ALL - A_MINUTE, ALL, 0]);
    const samples = await collectionSamples();
    expect(new Set(samples.map(({ name }) => name as unknown)).size).toBe(ALL);
    for (const sample of samples) {
      expect(sample).toMatchObject({ at: new Date(Date.UTC(YEAR, 0, 1, 10)), coarse: true });
      for (const figure of ['documents', 'storage_bytes', 'index_bytes', 'reads', 'uptime_ms'])
        expect(sample).toHaveProperty(figure, expect.any(Number));
    }
  });

  it('keeps the first sample of an hour, and of a collection that of a day, for 90 days, and the others shorter', async () => {
    for (const time of [at(1, 9, 58), at(1, 9, 59), at(1, 10, 3), at(1, 10, 4), at(2, 0, 0)])
      await replica().sample(time);
    const days = ({ at: from, expires_at }: Record<string, unknown>): number =>
      ((expires_at as Date).getTime() - (from as Date).getTime()) / 86_400_000;
    expect((await databaseSamples()).map(days)).toEqual([90, 2, 90, 2, 90]);
    const samples = (await collectionSamples()).filter(({ name }) => name === 'c0');
    expect(samples.map(days)).toEqual([90, 7, 90]);
  });

  it('leaves a gap where a replica died with its claim, and goes on with the next minute', async () => {
    await new SampleStore(test.mongo).claim(at(1, 10, 0));
    expect(await replica().sample(at(1, 10, 0))).toBe(false);
    expect(await replica().sample(at(1, 10, 1))).toBe(true);
    const [dead, next] = await databaseSamples();
    expect(dead).not.toHaveProperty('sampled_at');
    // The first that was taken of the hour is kept longer, not the first that was claimed.
    expect(next).toMatchObject({ coarse: true });
  });

  it('goes on when MongoDB was away, saying so once, and stops when the service does', async () => {
    const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    let failures = 3;
    const mongo = Object.create(test.mongo) as MongoService;
    Object.defineProperty(mongo, 'db', {
      get: () => {
        failures -= 1;
        if (failures >= 0) throw new Error('MongoDB is away.');
        return test.mongo.db;
      },
    });
    const sut = replica(mongo);
    sut.onApplicationBootstrap();
    await waitUntil('A sample', async () => (await databaseSamples()).some((sample) => 'sampled_at' in sample), {
      limitMs: 120_000,
    });
    await sut.beforeApplicationShutdown();
    expect(warned).toHaveBeenCalledTimes(1);
    warned.mockRestore();
    const waits = sut.waits.length;
    // After a sample it waits for the next minute, and a moment.
    expect(sut.waits.at(-1)).toBeLessThan(63_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(sut.waits).toHaveLength(waits);
  });

  it('does nothing where it is turned off', async () => {
    const sut = replica(test.mongo, false);
    sut.onApplicationBootstrap();
    await sut.beforeApplicationShutdown();
    expect(sut.waits).toEqual([]);
    expect(test.commands).toEqual([]);
  });
});
