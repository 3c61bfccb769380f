/** Keys under which a view, or a stage of its pipeline (`$lookup`, `$graphLookup`, `$unionWith`), names the collection that it reads. */
const SOURCES = new Set(['viewOn', 'from', 'coll', '$unionWith']);

/** Every key and value in a definition, at any depth. Without recursion: how deep a definition goes is not ours to say. */
export function* entriesIn(definition: unknown): Generator<[key: string, value: unknown]> {
  const left: unknown[] = [definition];
  while (left.length > 0) {
    const value = left.pop();
    // A value of BSON has nothing in it that the server would read as a stage or an operator.
    if (typeof value !== 'object' || value === null || '_bsontype' in value) continue;
    for (const entry of value instanceof Map ? (value as Map<string, unknown>) : Object.entries(value)) {
      yield entry;
      left.push(entry[1]);
    }
  }
}

/** The collections that a view reads by its options: the one that it is on, and those that its stages name. */
export function* viewSourcesIn(options: unknown): Generator<string> {
  for (const [key, value] of entriesIn(options)) if (SOURCES.has(key) && typeof value === 'string') yield value;
}
