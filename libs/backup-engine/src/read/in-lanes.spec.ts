import { setTimeout as pause } from 'node:timers/promises';
import { inLanes } from './in-lanes';

describe('work in lanes', () => {
  it('is done once for each item, by as many at once as there are lanes, from both ends', async () => {
    const left = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const done: number[] = [];
    let [atOnce, most] = [0, 0];
    await inLanes([() => left.shift(), () => left.pop(), () => left.pop()], async (item) => {
      most = Math.max(most, (atOnce += 1));
      done.push(item);
      await pause(1);
      atOnce -= 1;
    });
    expect(done.slice(0, 3)).toEqual([1, 9, 8]);
    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(most).toBe(3);
  });

  it('is not begun any more once one has failed, and fails when what was under way has ended', async () => {
    const left = [1, 2, 3, 4, 5, 6];
    const ended: number[] = [];
    const take = (): number | undefined => left.shift();
    const working = inLanes([take, take], async (item) => {
      if (item === 1) throw new Error('first');
      await pause(5);
      ended.push(item);
    });
    await expect(working).rejects.toThrow('first');
    expect(ended).toEqual([2]);
    expect(left).toEqual([3, 4, 5, 6]);
  });
});
