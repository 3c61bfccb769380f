/**
 * Does work for each item, at most `most` items at the same time. The next item is made only when a place is free, so a lazy sequence of any
 * length is never held in memory. After the first failure, or after `stop` aborts, no more items are begun; the call ends once the items under
 * way have ended, so that nothing goes on behind the caller's back.
 * @returns the results, each at the place of its item
 * @throws the failure of the first failed item, in the order of the items
 */
export async function atOnce<T, R>(
  most: number,
  items: Iterable<T>,
  work: (item: T) => Promise<R>,
  stop?: AbortSignal,
): Promise<R[]> {
  const results: R[] = [];
  const failures: unknown[] = [];
  const source = items[Symbol.iterator]();
  let begun = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (!failed && stop?.aborted !== true) {
      const index = begun;
      begun += 1;
      try {
        const next = source.next();
        if (next.done === true) return;
        results[index] = await work(next.value);
      } catch (error) {
        failed = true;
        failures[index] = error;
      }
    }
  };
  await Promise.all(Array.from({ length: most }, worker));
  // In the order of the items: the list has only the places of those that failed.
  const [first] = Object.entries(failures);
  if (first !== undefined) throw first[1];
  return results;
}
