import { hitShares } from './hit-shares';

describe('hits of the cache', () => {
  it('are parts of all reads, by tier', () => {
    const one = { hit_local: 6, hit: 1, miss: 2, bypass: 1 };
    expect(hitShares([one, { hit_local: 0, hit: 5, miss: 5, bypass: 0 }])).toEqual({
      asked: 20,
      local: 0.3,
      redis: 0.3,
    });
  });

  it('are none where nothing was asked', () => expect(hitShares([])).toEqual({ asked: 0, local: 0, redis: 0 }));
});
