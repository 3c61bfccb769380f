/** The JSON of a value, with the keys of its objects in order: two that say the same have one text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Whether what is indexed says what is stored. */
export const sameSource = (stored: unknown, indexed: unknown): boolean =>
  canonical(JSON.parse(JSON.stringify(stored))) === canonical(indexed);
