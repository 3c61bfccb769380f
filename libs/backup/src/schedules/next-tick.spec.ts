import { isTimeZone, nextTick } from './next-tick';

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

  it.each([
    ['after the repeated hour', '0 3 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T02:00:00Z'],
    [
      'at the midnight before which an hour is repeated',
      '0 0 * * *',
      'Africa/Cairo',
      '2026-10-29T12:00:00Z',
      '2026-10-29T22:00:00Z',
    ],
    ['at the midnight that is skipped', '0 0 * * *', 'Africa/Cairo', '2026-04-23T12:00:00Z', '2026-04-23T22:00:00Z'],
    [
      'after the repeated half hour',
      '0 2 * * *',
      'Australia/Lord_Howe',
      '2026-04-04T12:00:00Z',
      '2026-04-04T15:30:00Z',
    ],
    ['in the repeated half hour', '45 1 * * *', 'Australia/Lord_Howe', '2026-04-04T12:00:00Z', '2026-04-04T14:45:00Z'],
    ['in the skipped half hour', '15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T12:00:00Z', '2026-10-03T15:30:00Z'],
    ['on the day that a zone left out', '0 12 * * *', 'Pacific/Apia', '2011-12-30T00:00:00Z', '2011-12-30T10:00:00Z'],
  ])('comes once %s', (_, cron, zone, from, expected) => {
    const [first = '', second = ''] = ticks(cron, zone, from, 2);
    expect(first).toBe(new Date(expected).toISOString());
    expect(Date.parse(second) - Date.parse(first)).toBeGreaterThanOrEqual(12 * 3_600_000);
  });

  it('follows the clock where every hour is named: skips what that skips, and repeats what that repeats', () => {
    expect(ticks('15 * * * *', 'Europe/Berlin', '2026-03-29T00:00:00Z', 2)).toEqual([
      '2026-03-29T00:15:00.000Z',
      '2026-03-29T01:15:00.000Z',
    ]);
    expect(ticks('15 0-23 * * *', 'Europe/Berlin', '2026-10-25T00:00:00Z', 3)).toEqual([
      '2026-10-25T00:15:00.000Z',
      '2026-10-25T01:15:00.000Z',
      '2026-10-25T02:15:00.000Z',
    ]);
  });

  it('reads seconds, and finds a day that comes once in eight years', () => {
    expect(ticks('30 0 2 * * *', 'UTC', '2026-01-01T02:00:00Z', 1)).toEqual(['2026-01-01T02:00:30.000Z']);
    expect(ticks('0 0 29 2 *', 'Europe/Berlin', '2096-03-01T00:00:00Z', 1)).toEqual(['2104-02-28T23:00:00.000Z']);
  });

  it('refuses an expression that cannot be read', () => {
    expect(() => nextTick('61 * * * *', 'UTC', new Date())).toThrow('61 is out of range in the field minute');
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
