/** One field of an index: ascending, descending, or the kind of index that it makes: `text`, `2dsphere`, `hashed`. */
export type IndexKey = readonly [path: string, kind: 1 | -1 | (string & {})];

/** The keys as MongoDB writes them: `{"status": 1, "created_at": -1}`. */
export const keysText = (keys: readonly IndexKey[]): string =>
  `{${keys.map(([path, kind]) => `${JSON.stringify(path)}: ${JSON.stringify(kind)}`).join(', ')}}`;
