import type { components, LucidClient } from '@lucid/client';
import { Refused } from '../tell-failure';
import { unlessMissing } from './missing';

type BulkAnswer = components['schemas']['BulkResult'];
type BulkItem = components['schemas']['BulkItemResult'];

/** A bulk request, as the client takes it. */
export interface BulkRequest<T> {
  params: { query: { dry_run?: boolean } };
  body: { mode: 'best_effort'; items: T[] };
}

/** How a kind of document is stored by bulk requests. */
export interface BulkTarget<T> {
  /** Where it is stored, as messages name it. */
  path: string;
  /** Its id's field. */
  id: keyof T & string;
  /**
   * Whether the service stores a bulk of them in one transaction, and one by one when any of them cannot be: a run that continues
   * then asks first which of them are stored.
   */
  linked: boolean;
  store: (client: LucidClient, request: BulkRequest<T>) => Promise<{ data: BulkAnswer }>;
  find: (client: LucidClient, id: string) => Promise<{ data: unknown }>;
}

export interface Stored {
  created: number;
  existing: number;
}

/**
 * Stores documents; those that are stored already under the same id are counted.
 * @throws Refused for any other that could not be
 */
export async function storeBulk<T>(
  client: LucidClient,
  target: BulkTarget<T>,
  items: readonly T[],
  continuing: boolean,
): Promise<Stored> {
  const { path, id, linked } = target;
  const missing = continuing && linked ? await notStored(client, target, items) : [...items];
  const existing = items.length - missing.length;
  if (missing.length === 0) return { created: 0, existing };
  const answer = await asked(client, target, missing, {});
  if (answer.failed === 0) return { created: answer.applied, existing };
  for (const item of answer.items) {
    if (item.error === undefined || isTaken(item, id)) continue;
    // Another unique value was the first to be found taken: by the same document, or by another one.
    const own = String(missing[item.index]?.[id]);
    const there = item.status === 409 && (await unlessMissing(target.find(client, own))) !== undefined;
    if (!there) throw refused(`POST ${path}, ${id} ${own}`, item.status, item.error);
  }
  return { created: answer.applied, existing: existing + answer.failed };
}

const isTaken = ({ status, error }: BulkItem, id: string): boolean =>
  status === 409 && error?.errors?.some(({ pointer }) => pointer === `/${id}`) === true;

async function notStored<T>(client: LucidClient, target: BulkTarget<T>, items: readonly T[]): Promise<T[]> {
  const answer = await asked(client, target, items, { dry_run: true });
  const stored = new Set(answer.items.filter((item) => isTaken(item, target.id)).map(({ index }) => index));
  return items.filter((_, index) => !stored.has(index));
}

async function asked<T>(
  client: LucidClient,
  { store }: BulkTarget<T>,
  items: readonly T[],
  query: { dry_run?: boolean },
): Promise<BulkAnswer> {
  return (await store(client, { params: { query }, body: { mode: 'best_effort', items: [...items] } })).data;
}

function refused(document: string, status: number, problem: components['schemas']['Problem']): Refused {
  const rules = (problem.errors ?? []).slice(0, 3).map(({ pointer, message }) => `${pointer} ${message}`);
  const broken = rules.length === 0 ? '' : ` (${rules.join('; ')})`;
  return new Refused(`${document}: ${status} ${problem.code}: ${problem.detail}${broken}`, status, problem);
}
