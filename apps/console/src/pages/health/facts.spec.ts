import { factInWords, nameOfCheck } from './facts';

describe('details of a check', () => {
  it('have their units', () => {
    expect(factInWords('free_bytes', 77_042_397_184)).toBe('free: 77 GB');
    expect(factInWords('last_drill_age_seconds', 3465)).toBe('last drill age: 58 min');
    expect(factInWords('members', 3)).toBe('members: 3');
    expect(factInWords('primary', true)).toBe('primary: yes');
    expect(factInWords('replica_set', 'rs0')).toBe('replica set: rs0');
  });

  it('belong to checks with proper names', () => expect(nameOfCheck('mongodb')).toBe('MongoDB'));
});
