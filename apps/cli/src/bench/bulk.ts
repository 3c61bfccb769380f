import { FailedRequests } from './load';
import type { Server } from './servers';
import { nextUser } from './users';

const itemsEach = 1000;
export const bulkModes = ['best_effort', 'atomic'] as const;
export type BulkMode = (typeof bulkModes)[number];

/** Documents per second of one bulk request of 1,000 after the other; the making of the bodies does not count. */
export async function measureBulk({ url, headers }: Server, mode: BulkMode, seconds: number): Promise<number> {
  let [documents, spent] = [0, 0];
  while (spent < seconds * 1000) {
    const body = JSON.stringify({ mode, items: Array.from({ length: itemsEach }, nextUser) });
    const begun = performance.now();
    const response = await fetch(`${url}/api/v1/users/bulk`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    });
    const text = await response.text();
    spent += performance.now() - begun;
    const { applied } = JSON.parse(text) as { applied?: number };
    if (applied !== itemsEach)
      throw new FailedRequests(
        `bulk ${mode}: status ${response.status}, ${applied ?? 0} applied: ${text.slice(0, 300)}`,
      );
    documents += itemsEach;
  }
  return (documents * 1000) / spent;
}
