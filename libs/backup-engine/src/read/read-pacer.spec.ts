import { setTimeout as sleep } from 'node:timers/promises';
import { ReadPacer } from './read-pacer';

/** Reads of 20 ms, four at once: the most that were under way together, and how long all took, in ms. */
async function fourReads(pacer: ReadPacer): Promise<{ most: number; took: number }> {
  let [under, most] = [0, 0];
  const began = performance.now();
  const read = async (): Promise<void> => {
    most = Math.max(most, (under += 1));
    await sleep(20);
    under -= 1;
  };
  await Promise.all([1, 2, 3, 4].map(() => pacer.paced(read)));
  return { most, took: performance.now() - began };
}

describe('the reads of a backup', () => {
  afterEach(() => jest.restoreAllMocks());

  it('are made at once while nobody is there', async () => {
    expect((await fourReads(new ReadPacer(() => false))).most).toBe(4);
  });

  it('are made one by one, with as long a rest after each, while callers are there', async () => {
    const { most, took } = await fourReads(new ReadPacer(() => true));
    expect(most).toBe(1);
    // Four reads, and three rests between them; timers may be a millisecond early.
    expect(took).toBeGreaterThanOrEqual(7 * 19);
  });

  it('make way for two minutes only: MongoDB keeps the past for five', () => {
    const pacer = new ReadPacer(() => true);
    const now = performance.now();
    jest.spyOn(performance, 'now').mockReturnValue(now + 119_000);
    expect(pacer.isGentle).toBe(true);
    jest.spyOn(performance, 'now').mockReturnValue(now + 121_000);
    expect(pacer.isGentle).toBe(false);
  });

  it('go on after one that failed', async () => {
    const pacer = new ReadPacer(() => true);
    const failing = pacer.paced(() => Promise.reject(new Error('failed')));
    const next = pacer.paced(() => Promise.resolve('read'));
    await expect(failing).rejects.toThrow('failed');
    expect(await next).toBe('read');
  });
});
