import { cloneRoot } from '@lucid/engines';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpClient } from './http-client';
import { sampleAddress, sampleChain, sampleTransfer, sampleUser } from './samples';

type Body = Record<string, unknown>;
interface Parameter {
  name: string;
  in: string;
  schema: { enum?: string[] };
}

/** So many of each model that has a list, as bulks of its path take them, in an order that keeps references. */
export function modelData(count: number): [path: string, items: Body[]][] {
  const numbers = Array.from({ length: count }, (_, n) => n);
  return [
    [
      'users',
      numbers.map((n) => ({
        ...sampleUser('indexes', n),
        user_id: `u-${n}`,
        hardware_wallet: { type: n % 3 === 0 ? 'ledger' : 'trezor' },
      })),
    ],
    [
      'trust-policies',
      numbers.map((n) => ({
        policy_id: `p-${n}`,
        user_id: `u-${n % 7}`,
        name: 'x',
        policy_type: 'user_trust',
        rules: [{ rule_id: 'r', effect: 'allow' }],
      })),
    ],
    ['sessions', numbers.map((n) => ({ session_id: `s-${n}`, user_id: `u-${n % 5}`, trust_policy_id: `p-${n % 3}` }))],
    [
      'wallets',
      numbers.map((n) => ({
        wallet_id: `w-${n}`,
        user_id: `u-${n}`,
        tron_address: sampleAddress('indexes-wallet', n),
        wallet_type: 'software',
      })),
    ],
    ['blocks', sampleChain('indexes', count, 1) as unknown as Body[]],
    ['transactions', numbers.map((n) => ({ ...sampleTransfer('indexes', n), session_id: `s-${n % 4}` }))],
  ];
}

const { paths } = JSON.parse(readFileSync(join(cloneRoot(), 'configs/openapi.json'), 'utf8')) as {
  paths: Record<string, { get?: { parameters?: Parameter[] } }>;
};

/** Every list of the document that can be sorted, with its sorts and filters. */
export const lists = modelData(0).map(([path]) => {
  const parameters = (paths[`/api/v1/${path}`]?.get?.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const sorts = parameters.find(({ name }) => name === 'sort')?.schema.enum ?? [];
  const general = ['limit', 'cursor', 'sort', 'fields', 'include_total', 'explain', 'wait_ms'];
  return { path, sorts, filters: parameters.map(({ name }) => name).filter((name) => !general.includes(name)) };
});

/** Every sort of every list, alone and with each filter that goes with it. */
export const listCases = lists.flatMap(({ path, sorts, filters }) =>
  sorts.flatMap((sort) => {
    const ranges = filters.filter((filter) => new RegExp(`^${sort.replace('-', '')}_(gte|gt|lte|lt)$`).test(filter));
    const equals = filters.filter((filter) => !/_(gte|gt|lte|lt)$/.test(filter));
    return [undefined, ...ranges, ...equals].map((filter) => [path, sort, filter] as const);
  }),
);

/** What a filter of a list asks for that some items have. */
export async function filterValue(client: HttpClient, path: string, filter: string): Promise<string> {
  const field = filter.replace(/_(gte|gt|lte|lt)$/, '');
  const ranged = field !== filter;
  const { items } = (await client.get<{ items: Body[] }>(`/${path}?limit=${ranged ? 200 : 1}`)).body;
  const item = items[ranged ? 150 : 0];
  return String(field === 'hardware_wallet_type' ? (item?.['hardware_wallet'] as Body)['type'] : item?.[field]);
}
