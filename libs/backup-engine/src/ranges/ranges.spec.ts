import fc from 'fast-check';
import { type Base, gapsOf, neededBases, rangesOf, unneeded } from './ranges';
import { type Segment, segmentsOf, type Slice, sliceOf, isContentOf } from '../slices/slice';

const at = (seconds: number): string => `${seconds.toString(16).padStart(8, '0')}00000001`;
const slice = (from: number, to: number): Slice => ({
  from: at(from),
  to: at(to),
  path: `${from}-${to}`,
  data: '',
  written: 0,
});
const base = (backup_id: string, seconds: number, isDamaged = false): Base => ({
  backup_id,
  at: at(seconds),
  isDamaged,
});
const ends = (segments: readonly Segment[]): [string, string][] => segments.map(({ from, to }) => [from, to]);

describe('slices', () => {
  it('are joined where one begins at or before the end of another, and hold every second that any of them holds', () => {
    const range = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 10 }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
        const slices = ranges.map(([from, length]) => slice(from, from + length));
        const segments = segmentsOf(slices);
        for (let second = 0; second < 70; second += 1) {
          const [a, b] = [at(second), at(second + 1)];
          const isHeld = slices.some(({ from, to }) => from <= a && b <= to);
          expect(segments.some(({ from, to }) => from <= a && b <= to)).toBe(isHeld);
        }
        for (const { from, to, slices: own } of segments) {
          expect([own[0]?.from, own.at(-1)?.to]).toEqual([from, to]);
          own.slice(1).forEach((next, n) => expect(next.from <= String(own[n]?.to)).toBe(true));
        }
      }),
    );
  });

  it('have content that a holder of the lease named, in the folder of its day', () => {
    const path = `pitr/1970-01-01/${at(1)}.7.bson.zst`;
    expect([isContentOf(path, 7), isContentOf(`${path}.enc`, 8)]).toEqual([true, true]);
    expect(isContentOf(path, 6)).toBe(false);
    for (const other of [`pitr/x/${at(1)}.7.bson.zst`, `pitr/1970-01-01/${at(1)}.7.bson`, 'pitr/1970-01-01/x.bson.zst'])
      expect(isContentOf(other, 7)).toBe(false);
  });

  it('are known by the names of their manifests, and nothing else is one', () => {
    const name = `${at(1)}-${at(2)}.7.json`;
    expect(sliceOf('pitr/1970-01-01', name, new Date(5))).toEqual({
      ...{ from: at(1), to: at(2), path: `pitr/1970-01-01/${name}`, written: 5 },
      data: `pitr/1970-01-01/${at(1)}.7.bson.zst`,
    });
    for (const other of [`${at(2)}-${at(1)}.7.json`, `${at(1)}.7.bson.zst`, 'manifest.json'])
      expect(sliceOf('pitr/1970-01-01', other, new Date(5))).toBeUndefined();
    for (const folder of ['pitr/x', 'pitr/1970-01-02', 'pitr'])
      expect(sliceOf(folder, name, new Date(5))).toBeUndefined();
  });
});

describe('ranges', () => {
  const segments = segmentsOf([slice(10, 20), slice(20, 30), slice(40, 50), slice(50, 60)]);

  it('begin with the first whole base within slices, and end with them; between slices there are gaps', () => {
    const bases = [
      base('early', 5),
      base('damaged', 12, true),
      base('b', 25),
      base('a', 15),
      base('c', 45),
      base('late', 70),
    ];
    const ranges = rangesOf(segments, bases).map(({ from, to, bases: own }) => [
      from,
      to,
      own.map((each) => each.backup_id),
    ]);
    expect(ranges).toEqual([
      [at(15), at(30), ['a', 'b']],
      [at(45), at(60), ['c']],
    ]);
    expect(gapsOf(segments)).toEqual([{ from: at(30), to: at(40) }]);
    expect(ends(segments)).toEqual([
      [at(10), at(30)],
      [at(40), at(60)],
    ]);
    expect(neededBases(segments, bases)).toEqual(['c']);
    expect(neededBases(segments, [])).toEqual([]);
  });

  it('need the slices from their first base on, a damaged one too; without a base, those of the last day, and always the last', () => {
    const paths = (bases: Base[], now: number): string[] => unneeded(segments, bases, now).map(({ path }) => path);
    expect(paths([base('b', 25), base('c', 45)], 100)).toEqual(['10-20']);
    expect(paths([base('a', 15, true), base('c', 45)], 100)).toEqual([]);
    expect(paths([base('c', 55)], 100)).toEqual(['40-50']);
    expect(paths([], 100)).toEqual([]);
    expect(paths([], 24 * 3600 + 55)).toEqual(['10-20', '20-30', '40-50']);
    expect(paths([], 1e9)).toEqual(['10-20', '20-30', '40-50']);
  });
});
