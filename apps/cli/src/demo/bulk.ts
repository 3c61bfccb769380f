import { type BulkAnswer, type BulkItem, type ServiceClient, RequestFailed } from '../service-client';

/** How a kind of document is stored by bulk requests. */
export interface BulkTarget {
  /** Its path below /api/v1. */
  path: string;
  /** Its id's field. */
  id: string;
  /**
   * Whether the service stores a bulk of them in one transaction, and one by one when any of them cannot be: a run that continues
   * then asks first which of them are stored.
   */
  linked: boolean;
}

export interface Stored {
  created: number;
  existing: number;
}

/**
 * Stores documents; those that are stored already under the same id are counted.
 * @throws RequestFailed for any other that could not be
 */
export async function storeBulk(
  client: ServiceClient,
  target: BulkTarget,
  items: readonly object[],
  continuing: boolean,
): Promise<Stored> {
  const { path, id, linked } = target;
  const missing = continuing && linked ? await notStored(client, target, items) : items;
  const existing = items.length - missing.length;
  if (missing.length === 0) return { created: 0, existing };
  const answer = await client.post<BulkAnswer>(`/${path}/bulk`, { mode: 'best_effort', items: missing });
  if (answer.failed === 0) return { created: answer.applied, existing };
  for (const item of answer.items) {
    if (item.error === undefined || isTaken(item, id)) continue;
    // Another unique value was the first to be found taken: by the same document, or by another one.
    const own = String((missing[item.index] as Record<string, unknown> | undefined)?.[id]);
    const there = item.status === 409 && (await client.find(`/${path}/${own}`)) !== undefined;
    if (!there) throw new RequestFailed(`POST /api/v1/${path}/bulk, ${id} ${own}`, item.status, item.error);
  }
  return { created: answer.applied, existing: existing + answer.failed };
}

const isTaken = ({ status, error }: BulkItem, id: string): boolean =>
  status === 409 && error?.errors?.some(({ pointer }) => pointer === `/${id}`) === true;

async function notStored(client: ServiceClient, { path, id }: BulkTarget, items: readonly object[]): Promise<object[]> {
  const answer = await client.post<BulkAnswer>(`/${path}/bulk?dry_run=true`, { mode: 'best_effort', items });
  const stored = new Set(answer.items.filter((item) => isTaken(item, id)).map(({ index }) => index));
  return items.filter((_, index) => !stored.has(index));
}
