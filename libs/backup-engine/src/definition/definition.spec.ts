import { laterIndexes } from './definition';

const index = (fields: Record<string, unknown>): Map<string, unknown> =>
  new Map<string, unknown>([...Object.entries({ key: new Map([['a', 1]]), name: 'a_1' }), ...Object.entries(fields)]);

const built = (fields: Record<string, unknown>): unknown =>
  laterIndexes({ name: 'things', type: 'collection', options: new Map(), indexes: [index(fields)] })[0]?.get(
    'collation',
  );

describe('an index as it is built', () => {
  it.each([
    [{ v: 2 }, { locale: 'simple' }],
    [{ v: 2, collation: { locale: 'de' } }, { locale: 'de' }],
    // MongoDB refuses a collation there, and takes none over.
    [{ v: 1 }, undefined],
    [{}, { locale: 'simple' }],
  ])('of %j compares by %j', (fields, collation) => {
    expect(built(fields)).toEqual(collation);
  });
});
