import { areCallersThere, callerArrived } from './callers';

describe('callers', () => {
  afterEach(() => jest.restoreAllMocks());

  /** When a test begins: long after the one before it, whichever that was. */
  let begun = 0;
  const at = (time: number): void => void jest.spyOn(performance, 'now').mockReturnValue(begun + time);

  beforeEach(() => {
    begun += 100_000;
    at(0);
  });

  it('are there once more than ten requests came in within a second, and until that is so no longer', () => {
    expect(areCallersThere()).toBe(false);
    for (let request = 0; request < 11; request += 1) {
      at(10_000 + request * 90);
      expect(areCallersThere()).toBe(false);
      callerArrived();
    }
    expect(areCallersThere()).toBe(true);
    at(10_999);
    expect(areCallersThere()).toBe(true);
    at(11_000);
    expect(areCallersThere()).toBe(false);
  });

  it('are not there for ten requests in a second, however long that goes on', () => {
    for (let request = 0; request < 50; request += 1) {
      at(20_000 + request * 101);
      callerArrived();
      expect(areCallersThere()).toBe(false);
    }
  });
});
