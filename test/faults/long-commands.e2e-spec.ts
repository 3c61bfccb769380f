import { waitUntil } from '@lucid/engines';
import { LONG_COMMAND_COMMENT, type LongCommandOwner, LongCommands, MongoService } from '@lucid/mongo';
import { type RunningApp, startApp } from '../setup/start-app';

/** Time limit of calls in ms, and the time after which their sockets count as dead. */
const LIMIT_MS = 2000;
const SOCKET_MS = LIMIT_MS + 1000;
const STEP_MS = 250;
const LIMIT = { limitMs: 300_000 };

/** Sleeps a number of times in the server, which leaves the processor to others. Without the argument the server would sleep before it unwinds: once. */
const sleeping = (steps: number): object => ({
  aggregate: 1,
  pipeline: [
    { $documents: [{ a: { $range: [0, steps] } }] },
    { $unwind: '$a' },
    {
      $match: {
        $expr: { $function: { body: `function () { sleep(${STEP_MS}); return true; }`, args: ['$a'], lang: 'js' } },
      },
    },
    { $count: 'n' },
  ],
  cursor: {},
});
/** More than a test may take. */
const ENDLESS = sleeping(100_000);

describe('LongCommands', () => {
  let app: RunningApp;
  let mongo: MongoService;
  let sut: LongCommands;

  beforeAll(async () => {
    app = await startApp({ MONGODB_TIMEOUT_MS: String(LIMIT_MS) });
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
  const begun = (id: string): Promise<void> => waitUntil('The command', async () => (await running(id)) > 0, LIMIT);

  it('waits for longer than the time limit of calls, and than that of their sockets', async () => {
    const from = performance.now();
    const steps = Math.ceil((SOCKET_MS + 500) / STEP_MS);
    const answer = await sut.runCommand(sleeping(steps), owner('long'));
    expect(performance.now() - from).toBeGreaterThan(SOCKET_MS);
    expect(answer).toMatchObject({ cursor: { firstBatch: [{ n: steps }] } });
  });

  it('ends the command at the server when its owner is cancelled, and throws what it was cancelled with', async () => {
    const cancelled = owner('cancelled');
    const outcome = expect(sut.runCommand(ENDLESS, cancelled)).rejects.toThrow('cancelled');
    await begun('cancelled');
    cancelled.abort();
    await outcome;
    expect(await running('cancelled')).toBe(0);
  });

  it('begins nothing for an owner that is cancelled already', async () => {
    const cancelled = owner('never');
    cancelled.abort();
    await expect(sut.runCommand(ENDLESS, cancelled)).rejects.toThrow('cancelled');
    expect(await running('never')).toBe(0);
  });

  it('ends what an attempt that died left running, and nothing of another owner', async () => {
    const [first, second, other] = [owner('shared'), owner('shared'), owner('other')];
    const lost = expect(sut.runCommand(ENDLESS, first)).rejects.toThrow('interrupted');
    const others = expect(sut.runCommand(ENDLESS, other)).rejects.toThrow('cancelled');
    await begun('shared');
    await begun('other');
    await expect(sut.runCommand(sleeping(1), second)).resolves.toMatchObject({ cursor: { firstBatch: [{ n: 1 }] } });
    await lost;
    expect([await running('shared'), await running('other')]).toEqual([0, 1]);
    other.abort();
    await others;
  });

  it('ends the command whose connection broke', async () => {
    const broken = new LongCommands(mongo, app.config);
    const outcome = expect(broken.runCommand(ENDLESS, owner('broken'))).rejects.toThrow('closed');
    await begun('broken');
    await broken.onApplicationShutdown();
    await outcome;
    await waitUntil('The end of the command', async () => (await running('broken')) === 0, LIMIT);
  });

  it('tells how far the server is', async () => {
    // Three million keys take the server some seconds.
    const texts = Array.from({ length: 100 }, (_, n) => `a text that is long enough, number ${n}`);
    await mongo.collection('counted').insertMany(Array.from({ length: 30_000 }, (_, n) => ({ n, texts })));
    const told = owner('told');
    await sut.runCommand(
      { createIndexes: 'counted', indexes: [{ key: { texts: 1, n: 1 }, name: 'texts_1_n_1' }] },
      told,
    );
    expect(told.told.length).toBeGreaterThan(0);
    for (const { done, total } of told.told) expect(done).toBeLessThanOrEqual(total ?? 0);
  });
});
