import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { DeclaredEffects } from './declared-effects';
import type { Held } from './places';

/** What a key may be allowed to do; each operation asks for one of these, and the document names it. */
export const SCOPES = {
  'models:read': 'Read and verify users, sessions, blocks, transactions, trust policies and wallets.',
  'models:write': 'Create and change them.',
  'models:delete': 'Delete them.',
  'database:read': 'See statistics, collections, indexes, operations and advice, and explain queries.',
  'database:write': 'Create and change collections and indexes, and kill operations.',
  'database:delete': 'Drop and rename collections, and drop indexes.',
  'volumes:read': 'See volumes, their usage and forecast.',
  'volumes:write': 'Create, resize and scan volumes.',
  'volumes:delete': 'Delete volumes.',
  'backups:read': 'See backups, their files and what a restore would do.',
  'backups:write': 'Make and verify backups.',
  'backups:delete': 'Delete backups.',
  'backups:restore': 'Restore backups, into any database.',
  'search:read': 'See the indices of search.',
  'search:write': 'Rebuild, compare and choose indices of search.',
  'search:delete': 'Delete indices of search that are kept.',
  'cache:read': 'See what the cache does; its keys and values only with models:read.',
  'cache:write': 'Load answers into the cache.',
  'cache:delete': 'Forget cached answers.',
  'metrics:read': 'Read the metrics.',
  'jobs:read': 'Follow jobs.',
  'jobs:write': 'Cancel jobs.',
  'api-keys:read': 'List keys, without their secrets.',
  'api-keys:write': 'Create, rotate and revoke keys.',
  'audit:read': 'Read the audit log.',
} as const;

export type Scope = keyof typeof SCOPES;

/** The scope of an operation that is answered to everyone and at any time: the probes. */
export const PUBLIC = 'public';

/** What an operation declares of itself for guards and hooks. */
export interface DeclaredOperation {
  /** Its operationId. */
  id: string;
  /** The scope that the caller's key must have. */
  scope: Scope | typeof PUBLIC;
  /** Leaves an audit record, though its scope alone would not say so. */
  audited?: boolean;
  /** Answers a secret, so that its answer must not be kept. */
  answersSecret?: boolean;
  /** What it does to collections, and what it deletes. */
  effects?: DeclaredEffects | undefined;
  /** What a request of it holds on the replica until it is over, within its caller's share. */
  holds?: Held;
}

/** By handler: every request asks several times, and metadata by reflection takes ten times as long. */
const declared = new WeakMap<object, DeclaredOperation>();

/** Notes what a handler declares. */
export const Declares =
  ({ id, scope, audited, answersSecret, effects, holds }: DeclaredOperation): MethodDecorator =>
  (_target, _name, { value }) => {
    declared.set(value as object, { id, scope, audited, answersSecret, effects, holds });
  };

/** The operation under way. @throws Error for a handler that is no `@Operation` */
export function operationOf(context: ExecutionContext): DeclaredOperation {
  const handler = context.getHandler();
  const operation = declared.get(handler);
  if (operation === undefined) throw new Error(`${context.getClass().name}.${handler.name} is no @Operation`);
  return operation;
}

/** Whether the operation under way is {@link PUBLIC}. */
export const isPublic = (context: ExecutionContext): boolean => operationOf(context).scope === PUBLIC;

/** Whether the caller's key allows more than the operation itself asks for. */
export const hasScope = ({ scopes }: FastifyRequest, scope: Scope): boolean => scopes?.includes(scope) ?? true;
