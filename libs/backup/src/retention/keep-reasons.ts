import type { Retention } from '../schedules/retention-policy';

/** Why a backup stays, whatever else there is. */
export const KEEP_REASONS = [
  'pinned',
  'in_use',
  'needed',
  'last_good',
  'newer_than_good',
  'no_policy',
  'days',
  'count',
  'daily',
  'weekly',
  'monthly',
  'yearly',
] as const;
export type KeepReason = (typeof KEEP_REASONS)[number];

/** What is asked of a backup to tell whether it stays. */
export interface Candidate {
  backup_id: string;
  created_at: Date;
  /** Whether all that was wanted is in it, and it is not damaged. */
  good: boolean;
  /** Whether it is of the whole database. */
  whole: boolean;
  /** What keeps it, whatever the policy says: a pin, a job that reads it, a range of points in time that begins with it. */
  held: readonly KeepReason[];
}

const DAY_MS = 24 * 3600 * 1000;

/** The period that a time is in, of each rule that keeps the newest of each. All in UTC. */
const PERIODS = {
  daily: (at: Date) => at.toISOString().slice(0, 10),
  // The first day of 1970 was a Thursday.
  weekly: (at: Date) => String(Math.floor((at.getTime() / DAY_MS + 3) / 7)),
  monthly: (at: Date) => at.toISOString().slice(0, 7),
  yearly: (at: Date) => at.toISOString().slice(0, 4),
} as const;

/**
 * Tells of each backup of a schedule why it stays; those without a reason may go. The age of a backup is counted from the newest
 * good one, never from now: time alone takes nothing away, and a clock that is wrong little.
 */
export function keepReasonsOf(
  candidates: readonly Candidate[],
  policy: Retention | undefined,
): Map<string, KeepReason[]> {
  const newestFirst = [...candidates].sort(
    (a, b) => b.created_at.getTime() - a.created_at.getTime() || (a.backup_id < b.backup_id ? 1 : -1),
  );
  const reasons = new Map(newestFirst.map(({ backup_id, held }) => [backup_id, [...held]]));
  const keep = (reason: KeepReason, ...kept: readonly (Candidate | undefined)[]): void => {
    for (const candidate of kept) if (candidate !== undefined) reasons.get(candidate.backup_id)?.push(reason);
  };

  const good = newestFirst.filter((candidate) => candidate.good);
  const whole = good.find((candidate) => candidate.whole);
  keep('last_good', ...new Set([good[0], whole]));
  // What failed since the last good one is evidence.
  keep('newer_than_good', ...newestFirst.slice(0, good[0] === undefined ? undefined : newestFirst.indexOf(good[0])));

  const { days, count } = policy ?? {};
  if (Object.values(policy ?? {}).every((rule) => rule === undefined)) keep('no_policy', ...newestFirst);
  if (days !== undefined && good[0] !== undefined) {
    const oldest = good[0].created_at.getTime() - days * DAY_MS;
    keep('days', ...newestFirst.filter(({ created_at }) => created_at.getTime() >= oldest));
  }
  if (count !== undefined) keep('count', ...good.slice(0, count));
  for (const rule of ['daily', 'weekly', 'monthly', 'yearly'] as const)
    keep(rule, ...newestOfEach(good, PERIODS[rule], policy?.[rule] ?? 0));
  return reasons;
}

/** The newest of each of the last so many periods that have one. */
function newestOfEach(newestFirst: readonly Candidate[], period: (at: Date) => string, most: number): Candidate[] {
  const newest = new Map<string, Candidate>();
  for (const candidate of newestFirst) {
    const key = period(candidate.created_at);
    if (newest.size === most && !newest.has(key)) break;
    if (!newest.has(key)) newest.set(key, candidate);
  }
  return [...newest.values()];
}
