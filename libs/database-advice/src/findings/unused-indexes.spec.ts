import type { IndexKey } from '@lucid/database-operations';
import type { KnownIndex } from './known-index';
import { unusedIndexes } from './unused-indexes';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const BEFORE = new Date('2026-01-08T00:00:00Z');
const LATELY = new Date('2026-01-08T00:00:01Z');

const index = (more: Partial<KnownIndex> = {}): KnownIndex => ({
  name: 'status_1',
  keys: [['status', 1]],
  declared: false,
  unique: false,
  expires: false,
  sparse: false,
  hidden: false,
  building: false,
  arrays: [],
  sizeBytes: 4096,
  uses: ['one', 'two'].map((member) => ({ member, count: 0, since: LONG_AGO })),
  ...more,
});
const uses = (...all: [member: string, count: number, since: Date][]): KnownIndex['uses'] =>
  all.map(([member, count, since]) => ({ member, count, since }));
const found = (more: Partial<KnownIndex>): number => unusedIndexes([index(more)], ['one', 'two'], BEFORE).length;

describe('an unused index', () => {
  it('is one that no member has used for long enough', () => {
    expect(found({})).toBe(1);
    expect(found({ uses: uses(['one', 0, LONG_AGO], ['two', 0, BEFORE]) })).toBe(1);
  });

  it.each<[string, Partial<KnownIndex>]>([
    ['a secondary has used it', { uses: uses(['one', 0, LONG_AGO], ['two', 1, LONG_AGO]) }],
    ['a member has counted for too short a time', { uses: uses(['one', 0, LONG_AGO], ['two', 0, LATELY]) }],
    ['a member did not answer', { uses: uses(['one', 0, LONG_AGO]) }],
    ['no member answered', { uses: [] }],
    [
      'one has left the set and had used it',
      { uses: uses(['one', 0, LONG_AGO], ['two', 0, LONG_AGO], ['old', 3, LONG_AGO]) },
    ],
    ['a model declares it', { declared: true }],
    ['it enforces uniqueness', { unique: true }],
    ['documents expire by it', { expires: true }],
    ['it is hidden already', { hidden: true }],
    ['it is the index of _id', { name: '_id_', keys: [['_id', 1]] }],
  ])('is none when %s', (_, more) => {
    expect(found(more)).toBe(0);
  });

  it('is none where no member is known at all', () => {
    expect(unusedIndexes([index({ uses: [] })], [], BEFORE)).toEqual([]);
  });

  it.each<IndexKey>([
    ['_fts', 'text'],
    ['place', '2dsphere'],
    ['a', 'hashed'],
    ['$**', 1],
  ])('may be of a special kind: %s %s', (path, kind) => {
    expect(found({ keys: [[path, kind]] })).toBe(1);
  });
});
