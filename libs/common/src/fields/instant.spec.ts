import fc from 'fast-check';
import { nanosecondsOf, parseExactInstant, parseInstant } from './instant';

describe('parseInstant', () => {
  it('reads every time that RFC 3339 can write, to the millisecond', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-02T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true }),
        (date) => {
          expect(parseInstant(date.toISOString())).toEqual(date);
        },
      ),
    );
  });

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-12-31T23:59:60Z',
    '2026-01-01T00:00:00',
    '2026-01-01 00:00:00Z',
    '2026-01-01',
    '2026-01-01T00:00Z',
    '2026-01-01T00:00:00+24:00',
    '0000-01-01T00:00:00Z',
    '+12026-01-01T00:00:00Z',
    '',
    'now',
  ])('refuses %s', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it.each([
    ['2024-02-29T12:00:00.123456789Z', '2024-02-29T12:00:00.123Z'],
    ['2026-01-01t00:00:00z', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01T00:00:00-23:59', '2026-01-01T23:59:00.000Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00.000Z'],
  ])('reads %s', (text, iso) => {
    expect(parseInstant(text)?.toISOString()).toBe(iso);
  });
});

describe('parseExactInstant', () => {
  it.each([
    ['2026-01-01T00:00:00Z', true],
    ['2026-01-01T00:00:00.123Z', true],
    ['2026-01-01T00:00:00.123000000Z', true],
    ['2026-01-01T00:00:00.1230001Z', false],
    ['2026-01-01T00:00:00.0009Z', false],
    ['2026-01-01T00:00:00.000000001+01:00', false],
    ['now', false],
  ])('of %s, which a Date holds: %s', (text, exact) => {
    expect(parseExactInstant(text)).toEqual(exact ? parseInstant(text) : undefined);
    expect(parseExactInstant(text) !== undefined).toBe(exact);
  });
});

describe('nanosecondsOf', () => {
  it('counts all digits of a time, before 1970 too', () => {
    const seconds = fc.integer({ min: -62_135_500_000, max: 253_402_200_000 });
    const fraction = fc.stringMatching(/^[0-9]{1,9}$/);
    fc.assert(
      fc.property(seconds, fraction, fc.constantFrom(0, 1, -5), (at, digits, hours) => {
        const local = new Date((at + hours * 3600) * 1000).toISOString().slice(0, 19);
        const offset = `${hours < 0 ? '-' : '+'}0${Math.abs(hours)}:00`;
        const wanted = BigInt(at) * 1_000_000_000n + BigInt(digits.padEnd(9, '0'));
        expect(nanosecondsOf(`${local}.${digits}${offset}`)).toBe(wanted);
      }),
    );
  });

  it.each(['2026-01-01T00:00:00.0000000001Z', '2026-02-30T00:00:00Z', 'now'])('refuses %s', (text) => {
    expect(nanosecondsOf(text)).toBeUndefined();
  });
});
