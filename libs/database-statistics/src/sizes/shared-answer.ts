/** An answer is kept for this many times as long as it took to make, and for a second at least. */
const KEPT_TIMES = 10;
const KEPT_MS = 1000;

/**
 * Makes one answer for all who ask while it is made, and gives it again for a while: however many ask, making it takes
 * at most a tenth of the time. What fails is not kept.
 * @param clock the time in ms
 */
export function sharedAnswer<T>(make: () => Promise<T>, clock = (): number => performance.now()): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let staleAt = Infinity;
  return () => {
    if (answer !== undefined && clock() < staleAt) return answer;
    const begun = clock();
    staleAt = Infinity;
    const making = make();
    answer = making;
    making.then(
      () => (staleAt = clock() + Math.max(KEPT_MS, KEPT_TIMES * (clock() - begun))),
      () => (answer = undefined),
    );
    return making;
  };
}
