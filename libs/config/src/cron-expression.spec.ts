import { CronExpression, isCron } from './cron-expression';

const FIELDS = ['second', 'minute', 'hour', 'day of the month', 'month', 'day of the week'] as const;
const RANGES = [59, 59, 23, 31, 12, 7];

/** An expression that is `*` but for one field. */
const only = (field: (typeof FIELDS)[number], text: string): string =>
  FIELDS.map((name) => (name === field ? text : '*')).join(' ');

/** The times of a wall clock that an expression names, from one on. */
const times = (text: string, from: string, count: number): string[] => {
  const expression = CronExpression.parse(text);
  let at = Date.parse(from) / 1000;
  return Array.from({ length: count }, () => {
    const next = expression.next(at);
    at = next + 1;
    return new Date(next * 1000).toISOString().slice(0, 16);
  });
};

describe('CronExpression', () => {
  it.each(FIELDS.map((field, n) => [field, RANGES[n] ?? 0] as const))(
    'refuses nonsense in the field %s',
    (field, max) => {
      const numbers = [`${max + 1}`, `0-${max + 1}`, '-1', '3-2', '1-2-3', '1.5', '001', '1e1', '０'];
      const steps = ['*/0', `*/${max + 1}`, '*/99', '*/', '/2', '1-3/3', `${max}/1`, '1/2/3', '*/mon', '*/-1', '1-3/*'];
      const lists = [',', '1,', ',1', '1,,2', '1;2', '*5', '5*', '*-3', '**', '?', 'L', '1W', '1#2', 'H', '@daily'];
      const names = ['monday', 'january', 'x', 'mo', 'mon1', '1mon', 'sat-sun', 'dec-jan'];
      const foreign = [
        ...(field === 'month' ? [] : ['jan', 'jan-mar']),
        ...(field === 'day of the week' ? [] : ['mon', 'mon-fri']),
      ];
      const zero = field === 'month' || field === 'day of the month' ? ['0', '0-3'] : [];
      for (const text of [...numbers, ...steps, ...lists, ...names, ...foreign, ...zero])
        expect([text, isCron(only(field, text))]).toEqual([text, false]);
    },
  );

  it.each(FIELDS.map((field, n) => [field, RANGES[n] ?? 0] as const))(
    'reads what the field %s may hold',
    (field, max) => {
      const names = {
        month: ['JAN', 'jan-Mar', 'feb,dec', 'jan-dec/2'],
        'day of the week': ['sun', 'Mon-FRI', 'sat,7', '0-7'],
      };
      const own = field in names ? names[field as keyof typeof names] : [];
      for (const text of ['*', '1', '01', `${max}`, `1-${max}`, '*/2', '1-5/2', '1/2', '1,2,3-5', '*/2,1', ...own])
        expect([text, isCron(only(field, text))]).toEqual([text, true]);
    },
  );

  it.each(['0 0 31 2 *', '0 0 30 2 *', '0 0 31 4,6,9,11 *', '0 0 31 2 mon'])(
    'refuses %j: no month has the day',
    (text) => {
      expect(() => CronExpression.parse(text)).toThrow('names a day of the month that none of its months has');
    },
  );

  it.each(['', '* * * *', '* * * * * * *', ' * * * * *', '* * * * * ', '*\t* * * *', '@daily'])(
    'refuses %j',
    (text) => {
      expect(isCron(text)).toBe(false);
    },
  );

  it('names times in order', () => {
    expect(times('*/20 1,3 * * *', '2026-01-01T01:30:00Z', 4)).toEqual([
      '2026-01-01T01:40',
      '2026-01-01T03:00',
      '2026-01-01T03:20',
      '2026-01-01T03:40',
    ]);
    expect(times('0 0 * * 7', '2026-01-01T00:00:00Z', 2)).toEqual(['2026-01-04T00:00', '2026-01-11T00:00']);
    expect(times('10/25 0 1 jan *', '2026-01-01T00:00:00Z', 3)).toEqual([
      '2026-01-01T00:10',
      '2026-01-01T00:35',
      '2027-01-01T00:10',
    ]);
  });

  it('takes a day that either of two restricted day fields names', () => {
    expect(times('0 0 13 * fri', '2026-02-01T00:00:00Z', 3)).toEqual([
      '2026-02-06T00:00',
      '2026-02-13T00:00',
      '2026-02-20T00:00',
    ]);
    expect(times('0 0 13 * 0-6', '2026-02-01T00:00:00Z', 2)).toEqual(['2026-02-13T00:00', '2026-03-13T00:00']);
  });
});
