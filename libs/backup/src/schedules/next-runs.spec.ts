import type { BackupSchedule } from './backup-schedule';
import { describeCron, nextRuns, shownSchedule } from './next-runs';
import { nextTick } from './next-tick';

const schedule = (now: string, other: Partial<BackupSchedule> = {}): BackupSchedule => {
  const cron = other.cron ?? '30 2 * * *';
  const time_zone = other.time_zone ?? 'Europe/Berlin';
  return {
    ...{ cron, time_zone, enabled: true, next_at: nextTick(cron, time_zone, new Date(now)) },
    ...other,
  } as BackupSchedule;
};

const runs = (now: string, other?: Partial<BackupSchedule>): string[] =>
  nextRuns(schedule(now, other), new Date(now)).map((time) => time.toISOString().slice(0, 16));

describe('the next runs of a schedule', () => {
  it('are five, on the clock of its zone: once in the night without that hour, once in the night with two', () => {
    expect(runs('2026-03-27T12:00:00Z')).toEqual([
      ...['2026-03-28T01:30', '2026-03-29T01:00', '2026-03-30T00:30', '2026-03-31T00:30', '2026-04-01T00:30'],
    ]);
    expect(runs('2026-10-24T12:00:00Z').slice(0, 2)).toEqual(['2026-10-25T00:30', '2026-10-26T01:30']);
  });

  it('are none while it is disabled', () => {
    expect(runs('2026-01-01T00:00:00Z', { enabled: false })).toEqual([]);
  });

  it('begin after its pause, and leave out the one that is skipped', () => {
    const time_zone = 'UTC';
    const paused_at = new Date('2026-01-01T00:00:00Z');
    expect(
      runs('2026-01-01T00:00:00Z', { time_zone, paused_at, paused_until: new Date('2026-01-03T02:30:00Z') })[0],
    ).toBe('2026-01-03T02:30');
    const skip_next = { at: new Date('2026-01-01T02:30:00Z'), requested_by: 'me' };
    expect(runs('2026-01-01T00:00:00Z', { time_zone, skip_next })).toEqual([
      ...['2026-01-02T02:30', '2026-01-03T02:30', '2026-01-04T02:30', '2026-01-05T02:30', '2026-01-06T02:30'],
    ]);
  });

  it('begin with one that was missed, and then come those after now', () => {
    const next_at = new Date('2025-12-01T02:30:00Z');
    expect(runs('2026-01-01T00:00:00Z', { time_zone: 'UTC', next_at }).slice(0, 2)).toEqual([
      ...['2025-12-01T02:30', '2026-01-01T02:30'],
    ]);
  });
});

describe('a schedule as it is shown', () => {
  it('has no pause that has ended', () => {
    const now = new Date('2026-01-01T00:00:00Z');
    const before = new Date('2025-12-31T00:00:00Z');
    const shown = shownSchedule(
      schedule(now.toISOString(), { paused_at: before, paused_until: now, pause_reason: 'x' }),
      now,
    );
    for (const name of ['paused_at', 'paused_until', 'pause_reason']) expect(shown).not.toHaveProperty(name);
  });

  it.each([
    ['0 2 * * *', 'At 02:00'],
    ['*/15 8-18 * * mon-fri', 'Every 15 minutes, between 08:00 and 18:59, Monday through Friday'],
    ['30 0 2 * * *', 'At 02:00:30'],
    ['0 3 * * 7', 'At 03:00, only on Sunday'],
  ])('says %s in words', (cron, words) => {
    expect(describeCron(cron)).toBe(words);
  });
});
