import { counted } from '../metrics/counted';
import { ProblemError } from '../problem/errors';
import { HELD, type Held, Place, Places, shareOf } from './places';

describe('shareOf', () => {
  it.each([
    [100, 25, 25],
    [25, 25, 6],
    [2, 25, 1],
    [1, 1, 1],
    [10, 100, 10],
  ])('of %i at %i %% is %i', (all, percent, share) => expect(shareOf(all, percent)).toBe(share));
});

describe.each(Object.keys(HELD) as Held[])('places of %s', (of) => {
  const taken = async (): Promise<number | undefined> => {
    const { values } = (await counted.getSingleMetric('lucid_places_taken')?.get()) ?? { values: [] };
    return values.find(({ labels }) => labels['of'] === of)?.value;
  };
  const take = (sut: Places, caller: string): (() => void) => sut.take(caller).hold();
  const refusal = (work: () => unknown): ProblemError | undefined => {
    try {
      work();
      return undefined;
    } catch (error) {
      return error as ProblemError;
    }
  };

  it('are given to a caller up to its share, and to others then too', async () => {
    const sut = new Places(of, 5, 2);
    const mine = [take(sut, 'a'), take(sut, 'a')];
    const refused = refusal(() => sut.take('a'));
    expect(refused).toMatchObject({ code: 'too_many_requests', headers: { 'retry-after': '30' } });
    expect(refused?.detail).toContain(`You hold 2 ${HELD[of].what}`);
    const others = [take(sut, 'b'), take(sut, 'b'), take(sut, 'c')];
    expect(refusal(() => sut.take('d'))?.detail).toContain(`All 5 ${HELD[of].what}`);
    expect(await taken()).toBe(5);
    for (const letGo of [...mine, ...others]) letGo();
    expect(await taken()).toBe(0);
    take(sut, 'a')();
  });

  it('are given back once, when the last of those that hold them lets go', async () => {
    const sut = new Places(of, 5, 1);
    const place = sut.take('a');
    const holders = [place.hold(), place.hold(), place.hold()];
    for (const letGo of holders.slice(1)) letGo();
    holders[1]?.();
    expect(await taken()).toBe(1);
    expect(refusal(() => sut.take('a'))).toBeInstanceOf(ProblemError);
    holders[0]?.();
    expect(await taken()).toBe(0);
    expect(sut.take('a')).toBeInstanceOf(Place);
  });
});
