import { pointerOf } from '../problem/pointer';

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

/** Where a search ends: at a key, before it is taken, or at any sign of the text. */
interface Search {
  isFoundAtKey?: (key: string, keys: ReadonlySet<string>) => boolean;
  isFoundAt?: (at: number) => boolean;
}

/**
 * Goes through a JSON text to a place in it. It is asked only once a body is to be refused, since it remembers every key.
 * @param text well-formed JSON
 * @returns the pointer of the place
 */
function find(text: string, { isFoundAtKey, isFoundAt }: Search): string | undefined {
  const levels: Level[] = [];
  const pointer = (): string => pointerOf(levels.map(({ place }) => place));
  for (let at = 0; at < text.length; at += 1) {
    if (isFoundAt?.(at) === true) return pointer();
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
        if (isFoundAtKey?.(key, level.keys) === true) return pointer();
        level.keys.add(key);
      }
      at = end;
    }
  }
  return undefined;
}

/** The pointer of the second occurrence of the first key that an object of a JSON text has twice. */
export const repeatedKey = (text: string): string | undefined =>
  find(text, { isFoundAtKey: (key, keys) => keys.has(key) });

/** The pointer of the value that begins at a character of a JSON text. */
export const pointerAt = (text: string, start: number): string | undefined =>
  find(text, { isFoundAt: (at) => at >= start });
