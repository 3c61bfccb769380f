import { sharedAnswer } from './shared-answer';

describe('sharedAnswer', () => {
  let now: number;
  let made: number;
  let finish: (() => void)[];

  beforeEach(() => {
    now = 0;
    made = 0;
    finish = [];
  });

  const sut = (): (() => Promise<number>) =>
    sharedAnswer(
      () =>
        new Promise((resolve) => {
          made += 1;
          const answer = made;
          finish.push(() => resolve(answer));
        }),
      () => now,
    );

  it('makes one answer for all who ask while it is made', async () => {
    const ask = sut();
    const answers = [ask(), ask(), ask()];
    now = 10_000;
    answers.push(ask());
    finish[0]?.();
    expect(await Promise.all(answers)).toEqual([1, 1, 1, 1]);
  });

  it.each([
    [20, 1000],
    [300, 3000],
  ])('gives one that took %d ms for %d ms', async (took, kept) => {
    const ask = sut();
    const first = ask();
    now += took;
    finish[0]?.();
    await first;
    now += kept - 1;
    expect(await ask()).toBe(1);
    now += 2;
    const second = ask();
    finish[1]?.();
    expect(await second).toBe(2);
  });

  it('keeps no failure', async () => {
    let fails = true;
    const ask = sharedAnswer(() => (fails ? Promise.reject(new Error('away')) : Promise.resolve('there')));
    await expect(Promise.all([ask(), ask()])).rejects.toThrow('away');
    fails = false;
    expect(await ask()).toBe('there');
  });
});
