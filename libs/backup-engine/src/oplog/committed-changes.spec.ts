import { CommittedChanges, type Until } from './committed-changes';
import { UnknownChangeError } from './document-diff';
import { type OplogEntry, readEntry } from './oplog-entry';
import { mongo } from 'mongoose';

const { BSON } = mongo;

const NEVER: Until = { position: 'ffffffffffffffff' };
const at = (i: number): string => `00000001${i.toString(16).padStart(8, '0')}`;

interface Told {
  previous?: number;
  isBatch?: boolean;
  wall?: number;
  op?: string;
  ns?: string;
}

const entry = (
  i: number,
  o: object,
  { previous, isBatch, wall = i, op = 'c', ns = 'admin.$cmd' }: Told = {},
): OplogEntry =>
  readEntry(
    BSON.serialize({
      ...{ ts: new BSON.Timestamp({ t: 1, i }), t: new BSON.Long(1), wall: new Date(wall), op, ns, o },
      ...(previous !== undefined && {
        prevOpTime: { ts: new BSON.Timestamp({ t: previous === 0 ? 0 : 1, i: previous }) },
      }),
      ...(isBatch === true && { multiOpType: 1 }),
    }),
  );

const inserts = (...ids: number[]): object[] => ids.map((_id) => ({ op: 'i', ns: 'db.a', o: { _id } }));

/** The ids of what was inserted, by the place at which it was committed. */
function idsOf(sut: CommittedChanges, entries: readonly OplogEntry[]): [string, number[]][] {
  return entries.flatMap((each): [string, number[]][] => {
    const committed = sut.take(each);
    if (committed === undefined) return [];
    return [[committed.position, committed.changes.map(({ object }) => Number(BSON.deserialize(object)['_id']))]];
  });
}

describe('the changes that the entries of an oplog tell of', () => {
  it('come when a transaction is committed: at the last of its entries, all of them together', () => {
    const entries = [
      entry(1, { applyOps: inserts(1, 2), partialTxn: true }, { previous: 0 }),
      entry(2, { _id: 9 }, { op: 'i', ns: 'db.a' }),
      entry(3, { applyOps: [{ op: 'i', ns: 'other.a', o: { _id: 8 } }], partialTxn: true }, { previous: 1 }),
      entry(4, { applyOps: inserts(3), count: 4 }, { previous: 3 }),
    ];
    expect(idsOf(new CommittedChanges(at(0), NEVER, 'db'), entries)).toEqual([
      [at(2), [9]],
      [at(4), [1, 2, 3]],
    ]);
  });

  it('come with the commit of what was prepared, also before the place begun with; never with an abort', () => {
    const entries = [
      entry(1, { applyOps: inserts(1), partialTxn: true }, { previous: 0 }),
      entry(2, { applyOps: inserts(2), prepare: true }, { previous: 1 }),
      entry(3, { applyOps: inserts(3), prepare: true }, { previous: 0 }),
      entry(4, { applyOps: inserts(4) }, { previous: 0 }),
      entry(5, { abortTransaction: 1 }, { previous: 3 }),
      entry(6, { commitTransaction: 1 }, { previous: 2 }),
    ];
    expect(idsOf(new CommittedChanges(at(4), NEVER, 'db'), entries)).toEqual([[at(6), [1, 2]]]);
  });

  it('come at once with a batch that is no transaction, whatever stood before it in its session', () => {
    const entries = [
      entry(5, { applyOps: inserts(1, 2) }, { previous: 3, isBatch: true }),
      entry(6, {
        applyOps: [
          { op: 'c', ns: 'admin.$cmd', o: { applyOps: inserts(3) } },
          { op: 'n', ns: '', o: {} },
        ],
      }),
    ];
    expect(idsOf(new CommittedChanges(at(0), NEVER, 'db'), entries)).toEqual([
      [at(5), [1, 2]],
      [at(6), [3]],
    ]);
  });

  it('are refused when a transaction began before the first entry', () => {
    const sut = new CommittedChanges(at(4), NEVER, 'db');
    expect(() => sut.take(entry(5, { applyOps: inserts(1) }, { previous: 3 }))).toThrow(UnknownChangeError);
    expect(sut.take(entry(4, { commitTransaction: 1 }, { previous: 3 }))).toBeUndefined();
  });

  it('end with the place or time, itself included, and entries that come twice count once', () => {
    const entries = [1, 2, 2, 1, 3, 4].map((i) => entry(i, { _id: i }, { op: 'i', ns: 'db.a', wall: 1000 + i }));
    for (const until of [{ position: at(3) }, { time: 1003 }]) {
      const sut = new CommittedChanges(at(1), until, 'db');
      expect(idsOf(sut, entries).map(([, [id]]) => id)).toEqual([2, 3]);
      expect(sut.isOver).toBe(true);
    }
  });

  it('have times that never go back, whatever the clock of the next primary says', () => {
    const walls = [1000, 5000, 2000, 6000];
    const entries = walls.map((wall, n) => entry(n + 1, { _id: n }, { op: 'i', ns: 'db.a', wall }));
    const sut = new CommittedChanges(at(0), { time: 4000 }, 'db');
    expect(idsOf(sut, entries).map(([, [id]]) => id)).toEqual([0]);
  });
});
