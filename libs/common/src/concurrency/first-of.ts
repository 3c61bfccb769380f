/** The first items of a sequence, which makes no more than these. */
export function firstOf<T>(most: number, sequence: Iterable<T>): T[] {
  const items: T[] = [];
  for (const item of sequence) {
    items.push(item);
    if (items.length >= most) break;
  }
  return items;
}
