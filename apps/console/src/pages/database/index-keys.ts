/** The keys of an index as MongoDB's shell writes them. */
export const keysInWords = (keys: readonly { path: string; direction: number | string }[]): string =>
  keys.map(({ path, direction }) => `${path}: ${String(direction)}`).join(', ');
