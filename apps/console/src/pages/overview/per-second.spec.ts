import { perSecond } from './per-second';

describe('requests per second', () => {
  it('are counters of spans over their length; a gap stays a gap', () => {
    const points = [{ t: 'a', requests: 120 }, { t: 'b', requests: null }, { t: 'c' }];
    expect(perSecond(points, 'requests', 60)).toEqual([
      { t: 'a', value: 2 },
      { t: 'b', value: null },
      { t: 'c', value: null },
    ]);
  });
});
