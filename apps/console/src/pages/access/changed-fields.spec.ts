import { changedFields } from './changed-fields';

describe('changed fields', () => {
  it('are those that differ, came or went', () => {
    expect(changedFields({ a: 1, b: [1], c: 2 }, { a: 1, b: [2], d: 3 })).toEqual(['b', 'c', 'd']);
    expect(changedFields(undefined, { a: 1 })).toEqual([]);
  });
});
