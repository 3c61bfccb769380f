import { ProblemError } from '@lucid/common';
import { isServiceCollection, viewSourcesIn } from '@lucid/mongo';
import type { ListedCollection } from './describe-collection';

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
    // The rules of a collection may have the same keys, and name nothing.
    const { viewOn, pipeline } = next.options as { viewOn?: string; pipeline?: unknown[] };
    for (const source of viewSourcesIn({ viewOn, pipeline })) {
      if (isServiceCollection(source))
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
