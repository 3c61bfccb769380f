import { type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

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
  'jobs:read': 'Follow jobs.',
  'jobs:write': 'Cancel jobs.',
  'api-keys:read': 'List keys, without their secrets.',
  'api-keys:write': 'Create, rotate and revoke keys.',
  'audit:read': 'Read the audit log.',
} as const;

export type Scope = keyof typeof SCOPES;

/** The scope of an operation that is answered to everyone and at any time: the probes. */
export const PUBLIC = 'public';

const SCOPE = 'lucid:scope';

/** Notes the scope that a handler asks for. */
export const RequiresScope = (scope: Scope | typeof PUBLIC): MethodDecorator => SetMetadata(SCOPE, scope);

/** The scope that the operation under way asks for. @throws Error for a handler that is no `@Operation` */
export function scopeOf(context: ExecutionContext): Scope | typeof PUBLIC {
  const handler = context.getHandler();
  const scope = Reflect.getMetadata(SCOPE, handler) as Scope | typeof PUBLIC | undefined;
  if (scope === undefined) throw new Error(`${context.getClass().name}.${handler.name} is no @Operation`);
  return scope;
}

/** Whether the operation under way is {@link PUBLIC}. */
export const isPublic = (context: ExecutionContext): boolean => scopeOf(context) === PUBLIC;

/** Whether the caller's key allows more than the operation itself asks for. */
export const hasScope = ({ scopes }: FastifyRequest, scope: Scope): boolean => scopes?.includes(scope) ?? true;
