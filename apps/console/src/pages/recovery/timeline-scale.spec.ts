import { axisTimes, baseOf, isWithin, positionOf, shownSpan, timeAt } from './timeline-scale';

const HOUR = 3_600_000;
const now = new Date(2026, 10, 28, 14, 0).getTime();

describe('the timeline', () => {
  it('shows everything there is, and half an hour at least', () => {
    const { from, to } = shownSpan([], now);
    expect(to - from).toBeGreaterThanOrEqual(HOUR / 2);
    const span = shownSpan([now - 24 * HOUR], now);
    expect(span.from).toBeLessThan(now - 24 * HOUR);
    expect(span.to).toBeGreaterThan(now);
  });

  it('finds the time of a position, and its position again', () => {
    const span = { from: now - HOUR, to: now };
    const time = timeAt(0.25, span);
    expect(time).toBe(now - 0.75 * HOUR);
    expect(positionOf(time, span)).toBeCloseTo(0.25);
    expect(timeAt(7, span)).toBe(now);
  });

  it('writes round local times on its axis', () => {
    const times = axisTimes({ from: now - 5.5 * HOUR, to: now }, 8);
    expect(times.map((time) => new Date(time).getHours())).toEqual([9, 10, 11, 12, 13, 14]);
    expect(axisTimes({ from: now - 400 * 24 * HOUR, to: now }, 8).length).toBeLessThanOrEqual(8);
  });

  it('knows the base of a time and whether it can be restored', () => {
    const made = (hours: number, status = 'complete') => ({
      status,
      created_at: new Date(now - hours * HOUR).toISOString(),
    });
    const backups = [made(1, 'partial'), made(2), made(5)];
    expect(baseOf(backups, now)).toBe(backups[1]);
    expect(baseOf(backups, now - 3 * HOUR)).toBe(backups[2]);
    expect(baseOf(backups, now - 9 * HOUR)).toBeUndefined();
    expect(isWithin(now, [{ from: now - 1, to: now }])).toBe(true);
    expect(isWithin(now + 1, [{ from: now - 1, to: now }])).toBe(false);
  });
});
