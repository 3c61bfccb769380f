import { cacheLamp, drillLamp, recoveryLamp, replicationLamp, searchLamp, volumeLamp } from './lamps';
import { attention } from './sentence';

const now = new Date(2026, 10, 28, 14, 3, 7);
const mark = (seconds: number) => ({
  ...{ backup_id: 'b', at: new Date(now.getTime() - seconds * 1000).toISOString(), age_seconds: seconds },
  ...{ duration_seconds: 3, size_bytes: 1 },
});
const counts = { complete: 1, partial: 0, damaged: 0, schedules: 1, failing_schedules: 0, paused_schedules: 0 };
const off = { enabled: false, ranges: [], gaps: [], slices: 0, size_bytes: 0 };

describe('lamps of the overview', () => {
  it('say that everything is lost while there is no backup', () => {
    expect(recoveryLamp(counts, off)).toMatchObject({ tone: 'bad', figure: 'Everything' });
  });

  it('say how much would be lost, and of a gap', () => {
    const summary = { ...counts, rpo_seconds: 5, last_good: mark(600) };
    const at = now.toISOString();
    const following = {
      ...off,
      enabled: true,
      position_at: at,
      lag_seconds: 2,
      ranges: [{ from: at, to: at, backup_ids: [] }],
    };
    expect(recoveryLamp({ ...summary, rpo_seconds: 600 }, following)).toMatchObject({
      tone: 'good',
      figure: 'Last 2 s',
    });
    expect(recoveryLamp(summary, off)).toMatchObject({
      tone: 'good',
      proof: expect.stringContaining('is off') as string,
    });
    expect(recoveryLamp(summary, { ...off, enabled: true, position_at: at })).toMatchObject({
      tone: 'good',
      figure: 'Last 5 s',
    });
    expect(
      recoveryLamp(summary, { ...off, enabled: true, position_at: at, gaps: [{ from: at, to: at }] }),
    ).toMatchObject({
      tone: 'warn',
      proof: expect.stringContaining('1 gap') as string,
    });
    expect(recoveryLamp(summary, { ...off, enabled: true, problem: 'No room' }).tone).toBe('bad');
  });

  it('judge a drill by its outcome and its age', () => {
    const drill = (seconds: number, state: 'passed' | 'failed') => ({
      ...counts,
      last_drill: { ...mark(seconds), state },
    });
    expect(drillLamp(counts, now)).toMatchObject({ tone: 'warn', figure: 'Never' });
    expect(drillLamp(drill(3600, 'passed'), now)).toMatchObject({ tone: 'good', figure: '1 h ago' });
    expect(drillLamp(drill(16 * 86_400, 'passed'), now).tone).toBe('warn');
    expect(drillLamp(drill(60, 'failed'), now).tone).toBe('bad');
  });

  it('count the differences that an audit left', () => {
    const report = { checked: 10, missing: 2, extra: 0, different: 1, repaired: 2 };
    const job = { ended_at: now.toISOString(), result: { reports: [report] } };
    expect(searchLamp(undefined).tone).toBe('warn');
    expect(searchLamp(job as never, 600)).toMatchObject({ tone: 'warn', figure: '10 min behind' });
    expect(searchLamp(job as never)).toMatchObject({ tone: 'bad', figure: '1 difference' });
  });

  it('tell hits of the cache by tier', () => {
    const tier = { hit_local: 70, hit: 10, miss: 20, bypass: 0 };
    expect(cacheLamp({ redis: 'used', namespaces: [tier] } as never)).toMatchObject({
      tone: 'good',
      figure: '80 % hits',
    });
    expect(cacheLamp({ redis: 'away', namespaces: [] } as never)).toMatchObject({
      tone: 'warn',
      figure: 'No reads yet',
    });
  });

  it('warn of members that are away or behind', () => {
    const members = [
      { healthy: true, lag_seconds: 0 },
      { healthy: false, lag_seconds: 90 },
    ];
    const answer = { topology: 'replica_set', set: 'rs0', primary: 'a', members };
    expect(replicationLamp(answer as never)).toMatchObject({ tone: 'warn', figure: '1 of 2 members' });
    expect(replicationLamp({ ...answer, primary: undefined } as never).tone).toBe('bad');
  });

  it('name the volume that is full first', () => {
    const volume = (name: string, expected_days?: number) => ({ name, usage: { days_until_full: { expected_days } } });
    const volumes = [volume('a', 90), volume('b', 12), volume('c')] as never;
    expect(volumeLamp(volumes, { volume_count: 3 } as never)).toMatchObject({
      tone: 'warn',
      figure: '12 days',
      proof: 'b',
    });
    expect(volumeLamp([], { volume_count: 3 } as never)).toMatchObject({ tone: 'good', figure: '3 volumes' });
  });

  it('are summed up in a sentence', () => {
    expect(attention([])).toBe('Nothing needs attention.');
    expect(attention([drillLamp(counts, now)])).toBe('One thing needs attention. Last proven restorable: never.');
  });
});
