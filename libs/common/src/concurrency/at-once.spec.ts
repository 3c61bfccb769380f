import fc from 'fast-check';
import { setImmediate as turn } from 'node:timers/promises';
import { atOnce } from './at-once';

function* numbers(): Generator<number> {
  for (let number = 0; number < 100; number += 1) yield number;
}

describe('atOnce', () => {
  it('does each item once, with the results at their places, and never more at the same time than it may', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        async (scheduler, most, items) => {
          let [running, peak] = [0, 0];
          const work = async (item: number): Promise<number> => {
            running += 1;
            peak = Math.max(peak, running);
            await scheduler.schedule(Promise.resolve());
            running -= 1;
            return item * 2;
          };
          expect(await scheduler.waitFor(atOnce(most, items, work))).toEqual(items.map((item) => item * 2));
          expect(peak).toBe(Math.min(most, items.length));
        },
      ),
    );
  });

  it('begins no more once the work for one has failed', async () => {
    const begun: number[] = [];
    const work = async (item: number): Promise<void> => {
      begun.push(item);
      await Promise.resolve();
      if (item === 1) throw new Error('of the second');
    };
    await expect(atOnce(2, [0, 1, 2, 3, 4, 5, 6, 7], work)).rejects.toThrow('of the second');
    await new Promise(setImmediate);
    expect(begun.length).toBeLessThan(5);
  });

  it('fails with the first item that failed, and only when all that was begun has ended', async () => {
    const slow = Promise.withResolvers<undefined>();
    let isOver = false;
    const work = async (item: number): Promise<void> => {
      if (item === 0) await slow.promise;
      throw new Error(`of ${item}`);
    };
    const done = atOnce(2, [0, 1], work).finally(() => (isOver = true));
    await new Promise(setImmediate);
    expect(isOver).toBe(false);
    slow.resolve(undefined);
    await expect(done).rejects.toThrow('of 0');
  });

  it('takes the next item only when one is done', async () => {
    let [underWay, most, made, done] = [0, 0, 0, 0];
    function* items(): Generator<number> {
      for (; made < 20; made += 1) {
        expect(made - done).toBeLessThan(3);
        yield made;
      }
    }
    await atOnce(3, items(), async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await turn();
      underWay -= 1;
      done += 1;
    });
    expect({ most, done }).toEqual({ most: 3, done: 20 });
  });

  it('begins nothing more after a failure, waits for what is under way, and tells it', async () => {
    const finished: number[] = [];
    const work = async (item: number): Promise<void> => {
      await turn();
      if (item === 1) throw new Error('item 1');
      await turn();
      finished.push(item);
    };
    await expect(atOnce(3, numbers(), work)).rejects.toThrow('item 1');
    expect(finished).toEqual([0, 2]);
  });

  it('begins nothing more when it is asked to stop', async () => {
    const stop = new AbortController();
    let done = 0;
    const work = async (): Promise<void> => {
      await turn();
      done += 1;
      if (done === 10) stop.abort();
    };
    await atOnce(2, numbers(), work, stop.signal);
    expect(done).toBeLessThan(13);
  });
});
