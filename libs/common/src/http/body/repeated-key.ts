import { pointerOf } from '../../problem/pointer';

/** An object or list that the search is inside of; a list has no keys. */
interface Level {
  keys?: Set<string>;
  /** The key or index of the value that is being read. */
  place: string | number;
  isKeyNext: boolean;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

/**
 * Finds the first key that an object of a JSON text has twice. It is asked only once the text is known to have one, since it remembers every key.
 * @param text well-formed JSON
 * @returns the pointer of the second occurrence
 */
export function repeatedKey(text: string): string | undefined {
  const levels: Level[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const level = levels.at(-1);
    const sign = text[at];
    if (sign === '{') levels.push({ keys: new Set(), place: '', isKeyNext: true });
    else if (sign === '[') levels.push({ place: 0, isKeyNext: false });
    else if (sign === '}' || sign === ']') levels.pop();
    else if (sign === ',' && level !== undefined) {
      if (typeof level.place === 'number') level.place += 1;
      level.isKeyNext = level.keys !== undefined;
    } else if (sign === '"') {
      const end = endOfString(text, at);
      if (level?.keys !== undefined && level.isKeyNext) {
        // Parsed: `"\u0065ffect"` and `"effect"` are one key.
        const key = JSON.parse(text.slice(at, end + 1)) as string;
        level.place = key;
        level.isKeyNext = false;
        if (level.keys.has(key)) return pointerOf(levels.map(({ place }) => place));
        level.keys.add(key);
      }
      at = end;
    }
  }
  return undefined;
}
