import fc from 'fast-check';
import type { CacheEntry } from './cache-entry';
import { LocalTier } from './local-tier';

const at = (position: number): string => position.toString(16).padStart(16, '0');
const entry = (body: string, position = 1): CacheEntry => ({
  body,
  etag: '"1"',
  at: at(position),
  freshUntil: Infinity,
});

describe('LocalTier', () => {
  it('never holds what a change that was heard of has made old, in whatever order loads, writes and changes come', () => {
    type Step = ['write' | 'begin' | 'end', number] | ['hear', number];
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.tuple(fc.constantFrom('write' as const, 'begin' as const, 'end' as const), fc.nat(2)),
      fc.tuple(fc.constant('hear' as const), fc.integer({ min: 1, max: 4 })),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const sut = new LocalTier(1_000_000);
        const versions = [0, 0, 0];
        const changes: { key: number; version: number }[] = [];
        const heard = [0, 0, 0];
        let position = 0;
        const loads: { key: number; version: number; at: number }[] = [];
        for (const [what, n] of steps) {
          if (what === 'write') changes.push({ key: n, version: (versions[n] = (versions[n] ?? 0) + 1) });
          else if (what === 'begin') loads.push({ key: n, version: versions[n] ?? 0, at: position });
          else if (what === 'end') {
            const load = loads.splice(n, 1)[0];
            if (load !== undefined) sut.put(String(load.key), entry(String(load.version), load.at));
          } else {
            for (const change of changes.slice(position, position + n)) {
              position += 1;
              sut.invalidate(String(change.key), at(position));
              heard[change.key] = change.version;
            }
          }
          for (const key of [0, 1, 2]) {
            const kept = sut.get(String(key));
            if (kept !== undefined && Number(kept.body) < (heard[key] ?? 0)) return false;
          }
        }
        return true;
      }),
      { numRuns: 2000 },
    );
  });

  it('stays within its bytes, and lets the least recently used go first', () => {
    const sut = new LocalTier(100_000);
    for (let i = 0; i < 1000; i += 1) {
      sut.put(`key-${i}`, entry('x'.repeat(1000)));
      sut.get('key-0');
    }
    expect(sut.size.bytes).toBeLessThanOrEqual(100_000);
    expect(sut.get('key-0')).toBeDefined();
    expect(sut.get('key-1')).toBeUndefined();
    expect(sut.get('key-999')).toBeDefined();
  });

  it('keeps no entry that would push out many others', () => {
    const sut = new LocalTier(100_000);
    expect(sut.put('large', entry('x'.repeat(50_000)))).toBe(false);
  });

  it('refuses what was read before an invalidation also when it has forgotten which keys were invalidated', () => {
    const sut = new LocalTier(1_000_000);
    sut.invalidate('first', at(100));
    for (let i = 0; i < 60_000; i += 1) sut.invalidate(`key-${i}`, at(101 + i));
    expect(sut.put('first', entry('old', 99))).toBe(false);
    // Where every invalidation up to here was made at the source too, what the source says now is right.
    expect(sut.put('first', entry('from the source', 99), at(70_000))).toBe(true);
  });

  it('refuses what was read before the change that it was cleared for, whatever key that changed', () => {
    const sut = new LocalTier(1_000_000);
    sut.invalidate('a', at(5));
    sut.clear(at(10));
    expect(sut.put('a', entry('old', 9))).toBe(false);
    expect(sut.put('b', entry('old', 9))).toBe(false);
    expect(sut.put('a', entry('new', 10))).toBe(true);
  });

  it('counts its bytes down to nothing', () => {
    const sut = new LocalTier(1_000_000);
    for (let i = 0; i < 100; i += 1) sut.put(`key-${i}`, entry('x'.repeat(i)));
    for (let i = 0; i < 100; i += 1) sut.invalidate(`key-${i}`, at(2));
    expect(sut.size).toEqual({ entries: 0, bytes: 0 });
  });
});
