import { growthSince } from './growth';

const HOUR = 3600 * 1000;
const now = new Date(Date.UTC(2026, 0, 8));
const before = (hours: number): Date => new Date(now.getTime() - hours * HOUR);
const sizes = { documents: 100, data_bytes: 5000, storage_bytes: 4000, index_bytes: 300 };

describe('growthSince', () => {
  it('is what a day brought, over the whole time since', () => {
    const then = { sampled_at: before(48), documents: 20, data_bytes: 1000, storage_bytes: 4800, index_bytes: 300 };
    expect(growthSince(then, sizes, now)).toEqual({
      since: before(48),
      documents_per_day: 40,
      data_bytes_per_day: 2000,
      storage_bytes_per_day: -400,
      index_bytes_per_day: 0,
    });
  });

  it('is not told of less than an hour, nor without a sample', () => {
    expect(growthSince({ ...sizes, sampled_at: before(0.9) }, sizes, now)).toBeUndefined();
    expect(growthSince(sizes, sizes, now)).toBeUndefined();
    expect(growthSince(null, sizes, now)).toBeUndefined();
  });
});
