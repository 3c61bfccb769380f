/**
 * Does work for each item, at most `most` items at the same time. After the first failure no more items are begun; the call
 * fails once the items under way have ended, so that nothing goes on behind the caller's back.
 * @returns the results, each at the place of its item
 * @throws the failure of the first failed item, in the order of the items
 */
export async function atOnce<T, R>(most: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const failures: unknown[] = [];
  const left = items.entries();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const [index, item] of left) {
      if (failed) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        failed = true;
        failures[index] = error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  // In the order of the items: the list has only the places of those that failed.
  const [first] = Object.entries(failures);
  if (first !== undefined) throw first[1];
  return results;
}
