/** The names of BSON's types, as `$type` and validators take them. */
export const BSON_TYPES = [
  ...['double', 'string', 'object', 'array', 'binData', 'objectId', 'bool', 'date', 'null', 'regex', 'javascript'],
  ...['int', 'timestamp', 'long', 'decimal', 'minKey', 'maxKey', 'number'],
] as const;

export const isBsonType = (value: unknown): boolean => (BSON_TYPES as readonly unknown[]).includes(value);
