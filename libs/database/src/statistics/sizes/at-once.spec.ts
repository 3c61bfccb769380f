import fc from 'fast-check';
import { atOnce } from './at-once';

describe('atOnce', () => {
  const anyWork = fc.record({
    most: fc.integer({ min: 1, max: 4 }),
    items: fc.uniqueArray(fc.nat(), { maxLength: 20 }),
    stopAfter: fc.integer({ min: 0, max: 25 }),
  });

  it('does each item once, in their order, never more at the same time than it may, until it is stopped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), anyWork, async (scheduler, { most, items, stopAfter }) => {
        let [running, peak] = [0, 0];
        const begun: number[] = [];
        const work = async (item: number): Promise<void> => {
          begun.push(item);
          running += 1;
          peak = Math.max(peak, running);
          await scheduler.schedule(Promise.resolve());
          running -= 1;
        };
        await scheduler.waitFor(atOnce(most, items, work, () => begun.length < stopAfter));
        expect(running).toBe(0);
        expect(begun).toEqual(items.slice(0, stopAfter));
        expect(peak).toBe(Math.min(most, items.length, stopAfter));
      }),
    );
  });
});
