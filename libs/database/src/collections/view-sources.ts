import { ProblemError } from '@lucid/common';
import { isOwnBook } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import type { ListedCollection } from './describe-collection';

/** The keys by which stages name another collection: of `$lookup`, `$graphLookup` and `$unionWith`. */
const NAMING = new Set(['from', 'coll', '$unionWith']);

function namedIn(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (typeof child === 'string' && NAMING.has(key)) into.add(child);
    else namedIn(child, into);
  }
}

const sourcesOf = ({ options }: ListedCollection): Set<string> => {
  const { viewOn, pipeline } = options as { viewOn?: string; pipeline?: mongo.Document[] };
  const sources = new Set(viewOn === undefined ? [] : [viewOn]);
  namedIn(pipeline, sources);
  return sources;
};

/**
 * Refuses a view that reads a collection of the service's own, itself or through other views: it would be a window onto that.
 * @param find what there is of a name, if anything
 * @throws ProblemError 403
 */
export async function refuseWindow(
  view: ListedCollection,
  find: (name: string) => Promise<ListedCollection | undefined>,
): Promise<void> {
  const waiting = [view];
  const seen = new Set([view.name]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const source of sourcesOf(next)) {
      if (isOwnBook(source))
        throw new ProblemError('forbidden', `View ${view.name} reads ${source}, which the service keeps closed.`, {
          errors: [{ pointer: 'name', code: 'closed', message: `must not read ${source}` }],
        });
      if (seen.has(source)) continue;
      seen.add(source);
      const found = await find(source);
      if (found !== undefined) waiting.push(found);
    }
  }
}
