import fc from 'fast-check';
import { type Candidate, keepReasonsOf } from './keep-reasons';
import type { Retention } from '../schedules/retention-policy';

const DAY_MS = 24 * 3600 * 1000;
const at = (day: number, hour = 2): Date => new Date(Date.UTC(2026, 0, day, hour));
const backup = (backup_id: string, created_at: Date, other: Partial<Candidate> = {}): Candidate => ({
  ...{ backup_id, created_at, good: true, whole: true, held: [] },
  ...other,
});
const kept = (candidates: readonly Candidate[], policy?: Retention): string[] =>
  [...keepReasonsOf(candidates, policy)].filter(([, reasons]) => reasons.length > 0).map(([id]) => id);

describe('keepReasonsOf', () => {
  const daily = Array.from({ length: 60 }, (_, n) => backup(`d${n}`, at(1 + n)));

  it('keeps all where nothing is said', () => {
    expect(kept(daily)).toHaveLength(60);
    expect(kept(daily, {})).toHaveLength(60);
  });

  it('keeps the days before the newest good one, and so takes nothing away while none is made', () => {
    expect(kept(daily, { days: 7 }).sort()).toEqual(['d52', 'd53', 'd54', 'd55', 'd56', 'd57', 'd58', 'd59']);
  });

  it('keeps the newest of days, weeks, months and years', () => {
    expect(keepReasonsOf(daily, { daily: 1, weekly: 2, monthly: 2, yearly: 1 })).toEqual(
      new Map(
        [...daily].reverse().map(({ backup_id }) => [
          backup_id,
          {
            // Sunday, 1 March 2026; the week before it ended on 22 February; January on the 31st.
            d59: ['last_good', 'daily', 'weekly', 'monthly', 'yearly'],
            d52: ['weekly'],
            d58: ['monthly'],
          }[backup_id] ?? [],
        ]),
      ),
    );
  });

  it('lets a backup that is not good take the place of none, and keeps those that are newer than the last good one', () => {
    const bad = backup('bad', at(61), { good: false });
    const older = backup('older', at(2, 3), { good: false });
    expect(kept([...daily, bad, older], { count: 1 })).toEqual(['bad', 'd59']);
    expect(kept([bad, older], { count: 1 })).toEqual(['bad', 'older']);
  });

  it('keeps the last good one of the whole database beside a newer one of some collections', () => {
    const some = backup('some', at(61), { whole: false });
    expect(kept([...daily, some], { count: 1 })).toEqual(['some', 'd59']);
  });

  it('keeps what is held, whatever the policy says', () => {
    expect(
      keepReasonsOf([...daily, backup('held', at(1, 1), { held: ['pinned', 'in_use'] })], { count: 1 }).get('held'),
    ).toEqual(['pinned', 'in_use']);
  });

  const rule = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined, freq: 2 });
  const policies = fc.record({
    days: rule,
    count: rule,
    daily: rule,
    weekly: rule,
    monthly: rule,
    yearly: rule,
  }) as fc.Arbitrary<Retention>;
  const sets = fc
    .array(
      fc.record({
        hours: fc.integer({ min: 0, max: 24 * 900 }),
        good: fc.boolean(),
        whole: fc.boolean(),
        held: fc.subarray(['pinned', 'in_use', 'needed'] as const, { maxLength: 1 }),
      }),
      { maxLength: 60 },
    )
    .map((all) => all.map(({ hours, ...other }, n) => backup(`b${n}`, new Date(Date.UTC(2024, 0, 1, hours)), other)));

  it('never lets go what is held, the last good one, or the newest so many', () => {
    fc.assert(
      fc.property(sets, policies, (candidates, policy) => {
        const stays = new Set(kept(candidates, policy));
        const newestFirst = [...candidates].sort((a, b) => b.created_at.getTime() - a.created_at.getTime());
        const good = newestFirst.filter((candidate) => candidate.good);
        for (const { backup_id, held } of candidates) if (held.length > 0) expect(stays).toContain(backup_id);
        const isKept = (candidate: Candidate): boolean => stays.has(candidate.backup_id);
        for (const last of [good, good.filter(({ whole }) => whole)]) {
          // Of several of the same moment it may be any.
          const newest = last.filter(({ created_at }) => created_at.getTime() === last[0]?.created_at.getTime());
          expect(newest.length === 0 || newest.some(isKept)).toBe(true);
        }
        expect(good.filter(isKept).length).toBeGreaterThanOrEqual(Math.min(policy.count ?? 0, good.length));
        if (policy.days !== undefined && good[0] !== undefined) {
          const oldest = good[0].created_at.getTime() - policy.days * DAY_MS;
          for (const candidate of candidates)
            if (candidate.created_at.getTime() >= oldest) expect(isKept(candidate)).toBe(true);
        }
      }),
    );
  });

  it('lets nothing more go when it is asked again', () => {
    fc.assert(
      fc.property(sets, policies, (candidates, policy) => {
        const once = new Set(kept(candidates, policy));
        const left = candidates.filter(({ backup_id }) => once.has(backup_id));
        expect(new Set(kept(left, policy))).toEqual(once);
      }),
    );
  });

  it('does not mind the order', () => {
    const shuffled = sets.chain((candidates) =>
      fc.tuple(fc.constant(candidates), fc.shuffledSubarray(candidates, { minLength: candidates.length })),
    );
    fc.assert(
      fc.property(shuffled, policies, ([candidates, others], policy) => {
        expect(keepReasonsOf(others, policy)).toEqual(keepReasonsOf(candidates, policy));
      }),
    );
  });

  it('keeps no less for a policy that asks for more', () => {
    fc.assert(
      fc.property(sets, policies, policies, (candidates, policy, other) => {
        const isEmpty = (of: Retention): boolean => Object.values(of).every((value) => value === undefined);
        fc.pre(!isEmpty(policy));
        const more = { ...policy };
        for (const name of Object.keys(other) as (keyof Retention)[])
          if (other[name] !== undefined) more[name] = Math.max(other[name], policy[name] ?? 0);
        const stays = kept(candidates, more);
        expect(stays).toEqual(expect.arrayContaining(kept(candidates, policy)));
      }),
    );
  });
});
