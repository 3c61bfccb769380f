import type { NamedCollection } from '@lucid/mongo';
import { isWildcardPath } from './index-definition';

/** Why documents cannot expire by an index of these keys; undefined where they can. */
export const expiryRefusal = ([first, second]: readonly (readonly [path: string, kind: unknown])[]):
  string | undefined =>
  second !== undefined || first === undefined || typeof first[1] === 'string' || isWildcardPath(first[0])
    ? 'needs an index of one field, ascending or descending'
    : undefined;

/** Why documents of a collection cannot expire by any index; undefined where they can. */
export function noExpiryIn({ name, options }: NamedCollection): { code: string; message: string } | undefined {
  if (options.capped === true) return { code: 'capped', message: `cannot be kept in ${name}, which is capped` };
  if (options.timeseries !== undefined)
    return { code: 'time_series', message: 'belongs to the collection, in a time series' };
  return undefined;
}
