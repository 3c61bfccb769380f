import { setImmediate as turn } from 'node:timers/promises';
import { inBatches, inFlight, upTo } from './in-flight';

describe('inBatches', () => {
  it('cuts as items come, the last batch as short as it is', () => {
    expect([...inBatches(upTo(7), 3)]).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    expect([...inBatches([], 3)]).toEqual([]);
  });
});

describe('inFlight', () => {
  it('takes the next item only when one is done', async () => {
    let [underWay, most, made, done] = [0, 0, 0, 0];
    function* items(): Generator<number> {
      for (; made < 20; made += 1) {
        expect(made - done).toBeLessThan(3);
        yield made;
      }
    }
    await inFlight(items(), 3, new AbortController().signal, async () => {
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
    await expect(inFlight(upTo(100), 3, new AbortController().signal, work)).rejects.toThrow('item 1');
    expect(finished).toEqual([0, 2]);
  });

  it('begins nothing more when it is asked to stop', async () => {
    const stop = new AbortController();
    let done = 0;
    await inFlight(upTo(100), 2, stop.signal, async () => {
      await turn();
      done += 1;
      if (done === 10) stop.abort();
    });
    expect(done).toBeLessThan(13);
  });
});
