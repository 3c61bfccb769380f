/**
 * Does work for items, of which each lane takes one after the other. Once one has failed no more are begun, and it fails
 * when all lanes have ended, so that nothing goes on in the back of who is told.
 * @param lanes each takes the next item, or undefined when none is left
 */
export async function inLanes<T>(
  lanes: readonly (() => T | undefined)[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  let failed = false;
  const outcomes = lanes.map(async (take) => {
    try {
      while (!failed) {
        const item = take();
        if (item === undefined) return;
        await work(item);
      }
    } catch (error) {
      failed = true;
      throw error;
    }
  });
  const failure = (await Promise.allSettled(outcomes)).find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}
