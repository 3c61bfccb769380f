/**
 * Does work for each item, at most `most` at the same time.
 * @param goesOn asked before each item; where it says no, the rest is left
 */
export async function atOnce<T>(
  most: number,
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
  goesOn: () => boolean = () => true,
): Promise<void> {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) {
      if (!goesOn()) return;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}
