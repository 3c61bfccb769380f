import fc from 'fast-check';
import { fitsInto, fittingName } from './fitting-name';

describe('a name that fits into a database', () => {
  it('is one that MongoDB takes, of every type, and another for each name', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 250 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 63 }), text, text, (length, one, other) => {
        const database = 'd'.repeat(length);
        const name = fittingName(database, one);
        for (const type of ['collection', 'view', 'timeseries'] as const)
          expect(fitsInto(database, { name, type })).toBe(true);
        if (one !== other) expect(name).not.toBe(fittingName(database, other));
      }),
    );
  });

  it('is the own one where there is room', () => {
    expect(fittingName('database', 'a name')).toBe('a name');
  });
});
