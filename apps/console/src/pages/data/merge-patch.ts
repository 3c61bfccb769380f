type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The merge patch (RFC 7396) that makes one document of another; undefined where they are equal. */
export function mergePatchOf(before: Json, after: Json): Json | undefined {
  const changes: Record<string, unknown> = {};
  for (const name of Object.keys(before)) if (!(name in after)) changes[name] = null;
  for (const [name, value] of Object.entries(after)) {
    const old = before[name];
    if (isObject(old) && isObject(value)) {
      const inner = mergePatchOf(old, value);
      if (inner !== undefined) changes[name] = inner;
    } else if (JSON.stringify(old) !== JSON.stringify(value)) changes[name] = value;
  }
  return Object.keys(changes).length === 0 ? undefined : changes;
}

/** What is typed, as an object; or why it is none. */
export function parsedObject(text: string): { value: Json } | { problem: string } {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { value } : { problem: 'The document must be a JSON object.' };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
