import { waitUntil } from '@lucid/engines';
import { LONG_COMMAND_COMMENT, type LongCommandOwner, LongCommands, MongoService } from '@lucid/mongo';
import { type RunningApp, startApp } from '../setup/start-app';

/** Counts to a number of thousands in the server: a hundred million take it a few seconds. */
const counting = (thousands: number): object => ({
  aggregate: 1,
  pipeline: [
    { $documents: [{ a: { $range: [0, thousands] } }] },
    { $unwind: '$a' },
    { $set: { b: { $range: [0, 1000] } } },
    { $unwind: '$b' },
    { $count: 'n' },
  ],
  cursor: {},
});
/** More than a test may take. */
const ENDLESS = counting(2_000_000);

describe('LongCommands', () => {
  let app: RunningApp;
  let mongo: MongoService;
  let sut: LongCommands;

  beforeAll(async () => {
    app = await startApp({ MONGODB_TIMEOUT_MS: '500' });
    mongo = app.app.get(MongoService);
    sut = app.app.get(LongCommands);
  });

  afterAll(() => app.close());

  interface Owner extends LongCommandOwner {
    told: { done: number; total: number | undefined }[];
    abort(): void;
  }

  const owner = (id: string): Owner => {
    const controller = new AbortController();
    const told: Owner['told'] = [];
    return {
      id,
      signal: controller.signal,
      told,
      progress: (done, total) => told.push({ done, total }),
      abort: () => controller.abort(new Error('cancelled')),
    };
  };

  const running = async (id: string): Promise<number> => {
    const named = { 'command.comment': `${LONG_COMMAND_COMMENT}${id}` };
    const pipeline = [{ $currentOp: {} }, { $match: named }, { $count: 'n' }];
    const { cursor } = await mongo.db.admin().command({ aggregate: 1, pipeline, cursor: {} });
    return (cursor as { firstBatch: { n: number }[] }).firstBatch[0]?.n ?? 0;
  };
  const begun = (id: string): Promise<void> =>
    waitUntil('The command', async () => (await running(id)) > 0, { limitMs: 20_000 });

  it('waits for longer than the time limit of calls, and than that of their sockets', async () => {
    const from = performance.now();
    const answer = await sut.run(counting(70_000), owner('long'));
    expect(performance.now() - from).toBeGreaterThan(1_600);
    expect(answer).toMatchObject({ cursor: { firstBatch: [{ n: 70_000_000 }] } });
  });

  it('ends the command at the server when its owner is cancelled, and throws what it was cancelled with', async () => {
    const cancelled = owner('cancelled');
    const outcome = expect(sut.run(ENDLESS, cancelled)).rejects.toThrow('cancelled');
    await begun('cancelled');
    cancelled.abort();
    await outcome;
    expect(await running('cancelled')).toBe(0);
  });

  it('begins nothing for an owner that is cancelled already', async () => {
    const cancelled = owner('never');
    cancelled.abort();
    await expect(sut.run(ENDLESS, cancelled)).rejects.toThrow('cancelled');
    expect(await running('never')).toBe(0);
  });

  it('ends what an attempt that died left running, and nothing of another owner', async () => {
    const [first, second, other] = [owner('shared'), owner('shared'), owner('other')];
    const lost = expect(sut.run(ENDLESS, first)).rejects.toThrow('interrupted');
    const others = expect(sut.run(ENDLESS, other)).rejects.toThrow('cancelled');
    await begun('shared');
    await begun('other');
    await expect(sut.run(counting(1), second)).resolves.toMatchObject({ cursor: { firstBatch: [{ n: 1000 }] } });
    await lost;
    expect([await running('shared'), await running('other')]).toEqual([0, 1]);
    other.abort();
    await others;
  });

  it('ends the command whose connection broke', async () => {
    const broken = new LongCommands(mongo, app.config);
    const outcome = expect(broken.run(ENDLESS, owner('broken'))).rejects.toThrow('closed');
    await begun('broken');
    await broken.onApplicationShutdown();
    await outcome;
    await waitUntil('The end of the command', async () => (await running('broken')) === 0, { limitMs: 20_000 });
  });

  it('tells how far the server is', async () => {
    // Three million keys take the server some seconds.
    const texts = Array.from({ length: 100 }, (_, n) => `a text that is long enough, number ${n}`);
    await mongo.collection('counted').insertMany(Array.from({ length: 30_000 }, (_, n) => ({ n, texts })));
    const told = owner('told');
    await sut.run({ createIndexes: 'counted', indexes: [{ key: { texts: 1, n: 1 }, name: 'texts_1_n_1' }] }, told);
    expect(told.told.length).toBeGreaterThan(0);
    for (const { done, total } of told.told) expect(done).toBeLessThanOrEqual(total ?? 0);
  });
});
