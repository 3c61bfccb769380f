/** Groups of items, as they come. */
export function* inBatches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Works on items with a bounded number under way: the next is made only when one is done, so that memory does not grow with their
 * number. After an error or a stop no further one is begun, and those under way are waited for.
 */
export async function inFlight<T>(
  items: Iterable<T>,
  concurrency: number,
  stop: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const source = items[Symbol.iterator]();
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    while (!stop.aborted && failures.length === 0) {
      try {
        const next = source.next();
        if (next.done === true) return;
        await work(next.value);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  if (failures.length > 0) throw failures[0];
}

/** The whole numbers from 0 up. */
export function* upTo(end: number, from = 0): Generator<number> {
  for (let number = from; number < end; number += 1) yield number;
}

/** What is made of each of some things. */
export function* mapped<T, U>(items: Iterable<T>, make: (item: T) => U): Generator<U> {
  for (const item of items) yield make(item);
}
