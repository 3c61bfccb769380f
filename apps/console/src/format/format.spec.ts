import { cronInWords } from './cron';
import { bytes, count, counted, duration, measured, microseconds, percent } from './numbers';
import { ago, day, inputValue, isoSeconds, moment, utc } from './times';
import { shortId, words } from './words';

describe('numbers', () => {
  it('separates thousands and agrees with its noun', () => {
    expect(count(1_266_056)).toBe('1,266,056');
    expect(counted(1, 'job')).toBe('1 job');
    expect(counted(2, 'index', 'indexes')).toBe('2 indexes');
    expect([measured(0.417), measured(871.26)]).toEqual(['0.42', '871.3']);
    expect(percent(0.8267)).toBe('82.7 %');
  });

  it('chooses the unit of an amount of data', () => {
    expect([0, 999, 1000, 12_345, 999_960, 412_000_000, 1.5e12].map(bytes)).toEqual([
      ...['0 B', '999 B', '1 KB', '12.3 KB', '1 MB', '412 MB', '1.5 TB'],
    ]);
  });

  it('tells lengths of time in two units at most', () => {
    expect([0, 0.0421, 4.21, 59.6, 200, 1800, 4000, 219_600, 3_542_400].map(duration)).toEqual([
      ...['0 s', '42 ms', '4.2 s', '1 min', '3 min 20 s', '30 min', '1 h 7 min', '61 h', '41 days'],
    ]);
    expect([microseconds(840), microseconds(12_000)]).toEqual(['840 µs', '12 ms']);
  });
});

describe('times', () => {
  const now = new Date(2026, 10, 28, 14, 3, 7);

  it('leaves out what is the same as now', () => {
    expect(moment(new Date(2026, 10, 28, 9, 12, 5), now)).toBe('09:12:05');
    expect(moment(new Date(2026, 10, 27, 13, 36), now)).toBe('27 Nov 13:36');
    expect(day(new Date(2025, 0, 2), now)).toBe('2 Jan 2025');
  });

  it('tells ages before and after now', () => {
    expect(ago(new Date(now.getTime() - 5000), now)).toBe('5 s ago');
    expect(ago(new Date(now.getTime() + 4 * 3_600_000), now)).toBe('in 4 h');
    expect(ago(now, now)).toBe('now');
  });

  it('writes instants for people, for inputs and for requests', () => {
    const at = new Date(Date.UTC(2026, 10, 28, 13, 3, 7, 250));
    expect(utc(at)).toBe('2026-11-28 13:03:07 UTC');
    expect(isoSeconds(at)).toBe('2026-11-28T13:03:07Z');
    expect(new Date(inputValue(at)).getTime()).toBe(at.getTime() - 250);
  });
});

describe('words', () => {
  it('makes names of the API readable', () => {
    expect(words('restore_backup')).toBe('Restore backup');
    expect(shortId('0190d5c2-6d3e-7c55')).toBe('0190d5c2-6d3e…');
    expect(shortId('ada')).toBe('ada');
  });

  it.each([
    ['0 2 * * *', 'every day at 02:00'],
    ['*/15 * * * *', 'every 15 minutes'],
    ['5 * * * *', 'every hour at minute 5'],
    ['0 */6 * * *', 'every 6 hours at minute 0'],
    ['30 3 * * 7', 'every Sunday at 03:30'],
    ['0 1 1 * *', 'on day 1 of each month at 01:00'],
    ['0 1 1 6 *', '0 1 1 6 *'],
  ])('tells %s', (cron, told) => expect(cronInWords(cron)).toBe(told));
});
