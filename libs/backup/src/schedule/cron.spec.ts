import fc from 'fast-check';
import { isTimeZone, nextTick } from './cron';

const ticks = (cron: string, time_zone: string, from: string, count: number): string[] => {
  const told: string[] = [];
  let at = new Date(from);
  for (let n = 0; n < count; n += 1) told.push((at = nextTick(cron, time_zone, at)).toISOString());
  return told;
};

describe('nextTick', () => {
  it('names the next time in the time zone, strictly after the one that is given', () => {
    expect(ticks('0 2 * * *', 'UTC', '2026-01-01T02:00:00.000Z', 2)).toEqual([
      '2026-01-02T02:00:00.000Z',
      '2026-01-03T02:00:00.000Z',
    ]);
    expect(ticks('0 2 * * *', 'Asia/Kathmandu', '2026-01-01T00:00:00.000Z', 1)).toEqual(['2026-01-01T20:15:00.000Z']);
    expect(ticks('0 2 * * *', 'UTC', '2026-01-01T01:59:59.999Z', 1)).toEqual(['2026-01-01T02:00:00.000Z']);
  });

  it('comes at the moment clocks are put forward, where its time is left out that day', () => {
    expect(ticks('30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00.000Z', 2)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
  });

  it('comes once where its time comes twice as clocks are put back', () => {
    expect(ticks('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00.000Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it('goes on through the hour that comes twice', () => {
    expect(ticks('*/30 * * * *', 'Europe/Berlin', '2026-10-25T00:00:00.000Z', 4)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:00:00.000Z',
      '2026-10-25T01:30:00.000Z',
      '2026-10-25T02:00:00.000Z',
    ]);
  });

  it('always goes forward, in every zone, and is never more than a day and two hours away when it is daily', () => {
    const zones = fc.constantFrom(
      ...['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Australia/Lord_Howe', 'Asia/Kathmandu'],
      ...['America/Sao_Paulo', 'Africa/Casablanca', 'Pacific/Apia', 'Atlantic/Azores', 'America/St_Johns'],
    );
    const from = fc.date({ min: new Date('2024-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    const minute = fc.integer({ min: 0, max: 59 });
    const hour = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(zones, from, minute, hour, (zone, at, m, h) => {
        const next = nextTick(`${m} ${h} * * *`, zone, at);
        expect(next.getTime()).toBeGreaterThan(at.getTime());
        expect(next.getTime() - at.getTime()).toBeLessThanOrEqual(26 * 3600 * 1000);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['0 0 31 2 *', '61 * * * *', '* * * *', 'x * * * *', '*/0 * * * *', '5-1 * * * *'])('refuses %j', (cron) => {
    expect(() => nextTick(cron, 'UTC', new Date())).toThrow();
  });
});

describe('isTimeZone', () => {
  it.each([
    ['UTC', true],
    ['Europe/Berlin', true],
    ['Mars/Olympus', false],
  ])('of %j is %j', (name, is) => {
    expect(isTimeZone(name)).toBe(is);
  });
});
