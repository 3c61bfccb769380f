import { waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { type HeldLease, LeaseLostError, type MongoService, underLease } from '@lucid/mongo';

const until = async (what: string, check: () => boolean | Promise<boolean>): Promise<void> =>
  waitUntil(what, async () => check(), { limitMs: 300_000, everyMs: 5 });

describe('underLease', () => {
  /** As long as the product's own: with 5 s, two renewals were late on a busy machine. */
  const LEASE_MS = 15_000;
  let client: mongo.MongoClient;
  let service: MongoService;
  const running: { stop: AbortController; done: Promise<void> }[] = [];

  /** A process that wants the lease; its work lasts until the lease ends. */
  function contender(
    name: string,
    work: (lease: HeldLease) => Promise<void> | void,
    leaseMs = LEASE_MS,
  ): AbortController {
    const stop = new AbortController();
    const done = underLease(
      service,
      name,
      stop.signal,
      async (lease) => {
        await work(lease);
        await new Promise((resolve) => {
          if (lease.signal.aborted) resolve(undefined);
          lease.signal.addEventListener('abort', resolve);
        });
      },
      { leaseMs },
    );
    running.push({ stop, done });
    return stop;
  }

  beforeAll(async () => {
    client = await mongo.MongoClient.connect(String(process.env['TEST_MONGODB_URI']));
    const db = client.db(`test_${randomUUID().slice(0, 8)}`);
    service = { limit: { maxTimeMS: 5000 }, collection: (name: string) => db.collection(name), db } as never;
  });

  afterEach(async () => {
    running.forEach(({ stop }) => stop.abort());
    await Promise.all(running.splice(0).map(async ({ done }) => done));
  });

  afterAll(async () => {
    await service.db.dropDatabase();
    await client.close();
  });

  it('lets one of twenty work at a time, each under a higher term than the one before', async () => {
    const name = randomUUID();
    const terms: number[] = [];
    let working = 0;
    let most = 0;
    const stops = new Map<number, AbortController>();
    for (let i = 0; i < 20; i += 1) {
      const stop = contender(name, ({ term, signal }) => {
        working += 1;
        most = Math.max(most, working);
        signal.addEventListener('abort', () => (working -= 1));
        terms.push(term);
        stops.set(term, stop);
      });
    }
    for (let round = 1; round <= 5; round += 1) {
      await until('A holder', () => terms.length >= round);
      stops.get(round)?.abort();
    }
    expect(most).toBe(1);
    expect(terms).toEqual(terms.map((_, i) => i + 1));
  });

  it('is kept for longer than it lasts without being renewed', async () => {
    const name = randomUUID();
    const terms: number[] = [];
    contender(name, ({ term }) => void terms.push(term));
    await until('A holder', () => terms.length === 1);
    contender(name, ({ term }) => void terms.push(term));
    const leases = service.collection('leases');
    const expiry = async (): Promise<number> =>
      ((await leases.findOne({ _id: name as never }))?.['expires_at'] as Date).getTime();
    const first = await expiry();
    await until('Three renewals', async () => (await expiry()) > first + LEASE_MS * 1.5);
    expect(terms).toEqual([1]);
  });

  it('is lost when another process holds it, and says so before the next effect', async () => {
    const name = randomUUID();
    let held: HeldLease | undefined;
    contender(name, (lease) => void (held ??= lease));
    await until('A holder', () => held !== undefined);
    expect(() => held?.assertHeld()).not.toThrow();
    await service
      .collection('leases')
      .updateOne({ _id: name as never }, { $set: { owner: 'another' }, $inc: { term: 1 } });
    await until('The loss', () => held?.signal.aborted === true);
    expect(() => held?.assertHeld()).toThrow(LeaseLostError);
  });

  it('counts as lost by the own clock of a process that could not renew it, whatever it has heard', async () => {
    const name = randomUUID();
    const leaseMs = 600;
    let held: HeldLease | undefined;
    contender(name, (lease) => void (held ??= lease), leaseMs);
    await until('A holder', () => held !== undefined);
    // As SIGSTOP does: nothing of this process runs while the lease runs out.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, leaseMs + 50);
    expect(() => held?.assertHeld()).toThrow(LeaseLostError);
  });
});
