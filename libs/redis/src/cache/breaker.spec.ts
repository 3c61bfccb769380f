import { Breaker, RedisAwayError } from './breaker';

const never = async (): Promise<never> => new Promise(() => undefined);

describe('Breaker', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('gives up on an answer that takes too long', async () => {
    const given = expect(new Breaker(10).call(never)).rejects.toThrow(RedisAwayError);
    jest.advanceTimersByTime(10);
    await given;
  });

  it('asks nothing any more after three failures in a row', async () => {
    const sut = new Breaker(1000);
    let calls = 0;
    const failing = async (): Promise<void> => {
      calls += 1;
      return Promise.reject(new Error('refused'));
    };
    for (let i = 0; i < 10; i += 1) await sut.call(failing).catch(() => undefined);
    expect(calls).toBe(3);
    expect(sut.isOpen).toBe(true);
  });

  it('forgets failures after a success', async () => {
    const sut = new Breaker(1000);
    for (let i = 0; i < 10; i += 1) {
      await sut.call(async () => Promise.reject(new Error('refused'))).catch(() => undefined);
      await sut.call(async () => Promise.resolve('well'));
    }
    expect(sut.isOpen).toBe(false);
  });
});
