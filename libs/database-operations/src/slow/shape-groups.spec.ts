import fc from 'fast-check';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MAX_SHAPES, type ProfileEntry, ShapeGroups } from './shape-groups';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is kept in memory, without what is waiting to be collected. */
function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const AT = Date.UTC(2026, 0, 1);

const entry = (n: number, rest: Partial<ProfileEntry> = {}): ProfileEntry => ({
  op: 'query',
  ns: 'db.users',
  command: { find: 'users', filter: { email: `${n}@example.org` } },
  ts: new Date(AT + n),
  millis: 100,
  docsExamined: 10,
  keysExamined: 5,
  nreturned: 1,
  planSummary: 'COLLSCAN',
  queryHash: 'ABC',
  ...rest,
});

async function grouped(entries: Iterable<ProfileEntry>): Promise<ShapeGroups> {
  const groups = new ShapeGroups();
  await groups.addAll('a:1', Readable.from(entries));
  return groups;
}

describe('slow operations by shape', () => {
  it('counts, adds up and dates what is of one shape', async () => {
    const { shapes, operations } = await grouped([1, 2, 3].map((n) => entry(n, { millis: n * 10 })));
    expect(operations).toBe(3);
    expect(shapes).toEqual([
      expect.objectContaining({
        shape: 'filter {email: ?string}',
        ...{ count: 3, total_ms: 60, p50_ms: 20, max_ms: 30, keys_examined: 15, documents_examined: 30, returned: 3 },
        ...{ plans: ['COLLSCAN'], query_hashes: ['ABC'], has_sort_stage: false, equality_fields: ['email'] },
        ...{ first_seen_at: new Date(AT + 1), last_seen_at: new Date(AT + 3) },
      }),
    ]);
  });

  it('tells the most that one of them asks for, unless one asks for all', async () => {
    const find = (n: number, limit?: number): ProfileEntry =>
      entry(n, { command: { find: 'users', filter: {}, limit } });
    const limitOf = async (...entries: ProfileEntry[]): Promise<number | undefined> =>
      (await grouped(entries)).shapes[0]?.limit;
    expect(await limitOf(find(1, 50), find(2, 20))).toBe(50);
    expect(await limitOf(find(1, 50), find(2))).toBeUndefined();
    expect(await limitOf(entry(1, { op: 'update', command: { q: {}, u: {}, multi: false } }))).toBe(1);
    expect(await limitOf(entry(1, { op: 'update', command: { q: {}, u: {}, multi: true } }))).toBeUndefined();
    expect(await limitOf(entry(1, { op: 'remove', command: { q: {}, limit: 1 } }))).toBe(1);
    const more = { op: 'getmore', command: { getMore: 1 }, originatingCommand: { find: 'users', limit: 500 } };
    expect(await limitOf(entry(1, more))).toBe(500);
  });

  it('puts first what took the most time in all', async () => {
    const counted = (n: number): ProfileEntry => entry(n, { command: { count: 'users' }, op: 'command', millis: 250 });
    const { shapes } = await grouped([entry(1), counted(2), entry(3)]);
    expect(shapes.map(({ operation, total_ms }) => [operation, total_ms])).toEqual([
      ['count', 250],
      ['find', 200],
    ]);
  });

  it('leaves out what waits for changes and what reads the profile', async () => {
    const getMore = { op: 'getmore', millis: 5000, command: { getMore: 1 } };
    const { operations } = await grouped([
      entry(1, { ...getMore, originatingCommand: { aggregate: 'users', pipeline: [{ $changeStream: {} }] } }),
      entry(2, { ...getMore, originatingCommand: { find: 'users', tailable: true, awaitData: true } }),
      entry(3, { ns: 'db.system.profile' }),
      entry(3, { ns: 'db.lucid_scratch_job_1' }),
      entry(4, { ...getMore, originatingCommand: { find: 'users' } }),
    ]);
    expect(operations).toBe(1);
  });

  it('keeps no more than so many shapes apart, and says how many operations it left out', async () => {
    const shapes = Array.from({ length: MAX_SHAPES + 3 }, (_, n) =>
      entry(n, { command: { find: 'users', filter: { [`f${n}`]: 1 } } }),
    );
    const answer = await grouped([...shapes, ...shapes]);
    expect(answer.shapes).toHaveLength(MAX_SHAPES);
    expect(answer).toMatchObject({ operations: 2 * MAX_SHAPES, leftOut: 6 });
  });

  it('tells percentiles as sorting would', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 300 }), async (times) => {
        const { shapes } = await grouped(times.map((millis) => entry(1, { millis })));
        const sorted = [...times].sort((a, b) => a - b);
        for (const [share, told] of [
          [0.5, shapes[0]?.p50_ms],
          [0.95, shapes[0]?.p95_ms],
        ] as const) {
          expect(told).toBe(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
        }
        expect(shapes[0]?.max_ms).toBe(sorted.at(-1));
      }),
    );
  });

  it('groups 200,000 entries in memory that does not grow with them', async () => {
    function* many(): Generator<ProfileEntry> {
      for (let n = 0; n < 200_000; n += 1) yield entry(n % 1000, { millis: n % 5000 });
    }
    const before = heapInUse();
    const answer = await grouped(many());
    expect(heapInUse() - before).toBeLessThan(10 * 1024 * 1024);
    expect(answer.shapes).toEqual([expect.objectContaining({ count: 200_000 })]);
  });
});
