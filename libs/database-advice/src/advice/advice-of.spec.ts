import { adviceId, type IndexKey, type IndexProof } from '@lucid/database-operations';
import type { KnownCollection } from '../findings/findings';
import type { KnownIndex } from '../findings/known-index';
import type { SlowNeeds } from '../findings/missing-indexes';
import { creating, dropping, freeName, hiding } from './advice-links';
import { missingAdvice, redundantAdvice, unusedAdvice } from './advice-of';

const index = (name: string, keys: readonly IndexKey[], more: Partial<KnownIndex> = {}): KnownIndex => ({
  ...{ name, keys, declared: false, unique: false, expires: false, sparse: false, hidden: false, building: false },
  ...{ arrays: [], sizeBytes: 4096, uses: [{ member: 'one', count: 3, since: new Date(0) }] },
  ...more,
});
const A = index('a_1', [['a', 1]]);
const AB = index(
  'a_1_b_1',
  [
    ['a', 1],
    ['b', 1],
  ],
  { sizeBytes: 40_960 },
);
const orders: KnownCollection = { name: 'orders', indexes: [A, AB], members: ['one'] };

const needs: SlowNeeds = {
  ...{ shape: 's'.repeat(16), operation: 'find', equality: ['status'], range: [], sort: [['created_at', -1]] },
  ...{ calls: 4, milliseconds: 400, documentsExamined: 800_000, keysExamined: 0, returned: 200 },
};
const missing = {
  keys: [
    ['status', 1],
    ['created_at', -1],
  ] as IndexKey[],
  shapes: [needs],
};
const proof: IndexProof = {
  ...{ sample_documents: 20_000, collection_documents: 200_000, index_bytes: 250_000, index_entries: 60_000 },
  shapes: [
    {
      ...{ shape_id: needs.shape, queries: 5, index_used: 5 },
      documents_examined: { before: 20_000, after: 50 },
      keys_examined: { before: 0, after: 50 },
      milliseconds: { before: 9, after: 0 },
    },
  ],
  proven_at: new Date(0),
};
const TEXTS = new Map([[needs.shape, 'filter {status: ?string}']]);

describe('an advice', () => {
  it('has an id that says of what it is, and nothing else', () => {
    const id = adviceId('unused', 'orders', 'a_1');
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(adviceId('unused', 'orders', 'a_1')).toBe(id);
    expect(new Set([id, adviceId('redundant', 'orders', 'a_1'), adviceId('unused', 'orders.a', '_1')]).size).toBe(3);
  });

  it('against an index hides it first, and drops it later', () => {
    expect(unusedAdvice(orders, A)).toMatchObject({
      ...{ kind: 'unused', index: 'a_1', confidence: 'observed' },
      command: 'db.getCollection("orders").hideIndex("a_1")',
      apply: { method: 'PATCH', path: '/api/v1/database/collections/orders/indexes/a_1', body: { hidden: true } },
      further: { method: 'DELETE', path: '/api/v1/database/collections/orders/indexes/a_1?confirm=a_1' },
      cost: { size_bytes: 4096, indexes_written: { before: 2, after: 1 } },
      reason: expect.stringContaining('1970-01-01') as string,
    });
  });

  it('against a redundant one says which stays, and when that is much larger', () => {
    const advice = redundantAdvice(orders, { index: A, keeper: AB });
    expect(advice).toMatchObject({ kind: 'redundant', keeper: 'a_1_b_1', confidence: 'certain' });
    expect(advice.caveats[0]).toContain('10.0 times');
    expect(redundantAdvice(orders, { index: AB, keeper: A }).caveats).toHaveLength(1);
  });

  it('for a missing one is unproven first, and points to its proof', () => {
    const advice = missingAdvice(orders, missing, TEXTS, undefined);
    expect(advice).toMatchObject({
      ...{ kind: 'missing', index: 'status_1_created_at_-1', confidence: 'unproven' },
      shapes: [{ shape: 'filter {status: ?string}', count: 4, total_ms: 400 }],
      cost: { indexes_written: { before: 2, after: 3 } },
      command: 'db.getCollection("orders").createIndex({"status": 1, "created_at": -1})',
      apply: {
        ...{ method: 'POST', path: '/api/v1/database/collections/orders/indexes' },
        body: {
          keys: [
            { path: 'status', direction: 1 },
            { path: 'created_at', direction: -1 },
          ],
        },
      },
      further: { method: 'POST', path: `/api/v1/database/advice/${advice.advice_id}/proof` },
    });
    expect(advice.cost).not.toHaveProperty('size_bytes');
  });

  it('for a missing one tells size and entries once it is proven', () => {
    const advice = missingAdvice(orders, missing, TEXTS, proof);
    expect(advice).toMatchObject({ confidence: 'proven', cost: { size_bytes: 2_500_000 } });
    expect(advice).not.toHaveProperty('further');
    expect(advice.caveats).toContainEqual(expect.stringContaining('3.0 entries'));
  });

  it('for a missing one takes another name where its own is taken', () => {
    const taken = index('status_1_created_at_-1', [['x', 1]]);
    const advice = missingAdvice({ ...orders, indexes: [taken] }, missing, TEXTS, undefined);
    expect(advice).toMatchObject({
      index: 'status_1_created_at_-1_2',
      apply: { body: { name: 'status_1_created_at_-1_2' } },
    });
    expect(advice.command).toContain('{"name":"status_1_created_at_-1_2"}');
    expect(freeName([['a', 1]], ['a_1', 'a_1_2'])).toBe('a_1_3');
  });

  it('for a missing one shows a hidden index again that would serve', () => {
    const hidden = index(
      'h',
      [
        ['status', 1],
        ['created_at', -1],
        ['x', 1],
      ],
      { hidden: true },
    );
    expect(missingAdvice({ ...orders, indexes: [hidden] }, missing, TEXTS, undefined)).toMatchObject({
      index: 'h',
      apply: { method: 'PATCH', body: { hidden: false } },
      cost: { size_bytes: 4096, indexes_written: { before: 1, after: 1 } },
    });
    const french = { ...hidden, collation: { locale: 'fr' } };
    expect(missingAdvice({ ...orders, indexes: [french] }, missing, TEXTS, undefined).apply.method).toBe('POST');
  });

  it('names collections, indexes and fields so that nothing in them is read as more', () => {
    const odd = '"); db.dropDatabase(); ("';
    expect(hiding(odd, odd, true)).toEqual({
      command: String.raw`db.getCollection("\"); db.dropDatabase(); (\"").hideIndex("\"); db.dropDatabase(); (\"")`,
      apply: {
        method: 'PATCH',
        path: `/api/v1/database/collections/${encodeURIComponent(odd)}/indexes/${encodeURIComponent(odd)}`,
        body: { hidden: true },
      },
    });
    expect(creating('a/b', [['x"y', 1]]).command).toBe(String.raw`db.getCollection("a/b").createIndex({"x\"y": 1})`);
    expect(dropping('a/b', 'c?d').path).toBe('/api/v1/database/collections/a%2Fb/indexes/c%3Fd?confirm=c%3Fd');
  });
});
