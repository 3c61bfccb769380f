import type { BulkTarget } from './bulk';
import type { DemoBlock, DemoTransaction } from './chain';
import type { DemoUser, DemoWallet } from './people';
import type { DemoPolicy } from './policies';
import type { DemoSession } from './recordings';

export const users: BulkTarget<DemoUser> = {
  path: '/api/v1/users/bulk',
  id: 'user_id',
  linked: false,
  store: (client, request) => client.POST('/api/v1/users/bulk', request),
  find: (client, user_id) => client.GET('/api/v1/users/{user_id}', { params: { path: { user_id } } }),
};

export const wallets: BulkTarget<DemoWallet> = {
  path: '/api/v1/wallets/bulk',
  id: 'wallet_id',
  linked: true,
  store: (client, request) => client.POST('/api/v1/wallets/bulk', request),
  find: (client, wallet_id) => client.GET('/api/v1/wallets/{wallet_id}', { params: { path: { wallet_id } } }),
};

export const policies: BulkTarget<DemoPolicy> = {
  path: '/api/v1/trust-policies/bulk',
  id: 'policy_id',
  linked: true,
  store: (client, request) => client.POST('/api/v1/trust-policies/bulk', request),
  find: (client, policy_id) => client.GET('/api/v1/trust-policies/{policy_id}', { params: { path: { policy_id } } }),
};

export const sessions: BulkTarget<DemoSession> = {
  path: '/api/v1/sessions/bulk',
  id: 'session_id',
  linked: true,
  store: (client, request) => client.POST('/api/v1/sessions/bulk', request),
  find: (client, session_id) => client.GET('/api/v1/sessions/{session_id}', { params: { path: { session_id } } }),
};

export const blocks: BulkTarget<DemoBlock> = {
  path: '/api/v1/blocks/bulk',
  id: 'block_id',
  linked: true,
  store: (client, request) => client.POST('/api/v1/blocks/bulk', request),
  find: (client, block_id) => client.GET('/api/v1/blocks/{block_id}', { params: { path: { block_id } } }),
};

export const transactions: BulkTarget<DemoTransaction> = {
  path: '/api/v1/transactions/bulk',
  id: 'transaction_id',
  linked: false,
  store: (client, request) => client.POST('/api/v1/transactions/bulk', request),
  find: (client, transaction_id) =>
    client.GET('/api/v1/transactions/{transaction_id}', { params: { path: { transaction_id } } }),
};
