/** The most characters of one key that a pointer shows: a key can be as long as a body. */
const MAX_KEY = 100;

const escaped = (key: string): string => key.slice(0, MAX_KEY).replace(/~/g, '~0').replace(/\//g, '~1');

/** The JSON pointer (RFC 6901) of a place, given by the keys and indexes on the way to it. */
export const pointerOf = (places: readonly (string | number)[]): string =>
  places
    .map((place) => `/${escaped(String(place))}`)
    .join('')
    .toWellFormed();
