import { waitUntil } from '@lucid/engines';
import type { HttpClient } from './http-client';

/**
 * Waits until a service has done what it does first, in transactions: one that MongoDB is cut off in stays open there for a minute,
 * and so long does dropping the test's database wait.
 * @param api calls of /api/v1 with a key that may see volumes
 */
export async function settled(api: HttpClient): Promise<void> {
  const builtIn = async (): Promise<number> => (await api.get<{ items: unknown[] }>('/volumes')).body.items.length;
  await waitUntil('The volumes of the service itself', async () => (await builtIn()) >= 2, { limitMs: 300_000 });
}
