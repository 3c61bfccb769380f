import { digest, Draws, uuidOf } from './random';

describe('Draws', () => {
  it('gives the numbers of mulberry32', () => {
    // Of the published function for seed 1.
    const draws = new Draws('00000001');
    expect([draws.next(), draws.next(), draws.next()]).toEqual([
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
    ]);
  });

  it('draws whole numbers over their whole range, evenly', () => {
    const draws = new Draws(digest('even'));
    const counts = [0, 0, 0, 0];
    for (let n = 0; n < 4000; n += 1) counts[draws.whole(0, 3)] = (counts[draws.whole(0, 3)] ?? 0) + 1;
    const seen = new Set(Array.from({ length: 1000 }, () => draws.whole(5, 8)));
    expect([...seen].sort()).toEqual([5, 6, 7, 8]);
    expect(counts.every((count) => count > 800 && count < 1200)).toBe(true);
  });

  it('draws by weight', () => {
    const draws = new Draws(digest('weights'));
    const drawn = Array.from({ length: 1000 }, () =>
      draws.weighted(
        [
          ['often', 90],
          ['never', 0],
        ],
        'otherwise',
      ),
    );
    expect(new Set(drawn)).toEqual(new Set(['often']));
  });
});

describe('uuidOf', () => {
  it('makes a UUID of version 8 that is the same for the same hash', () => {
    expect(uuidOf(digest('x'))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuidOf(digest('x'))).toBe(uuidOf(digest('x')));
    expect(uuidOf(digest('x'))).not.toBe(uuidOf(digest('y')));
  });
});
