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

/** The whole numbers from 0 up. */
export function* upTo(end: number, from = 0): Generator<number> {
  for (let number = from; number < end; number += 1) yield number;
}

/** What is made of each of some things. */
export function* mapped<T, U>(items: Iterable<T>, make: (item: T) => U): Generator<U> {
  for (const item of items) yield make(item);
}
