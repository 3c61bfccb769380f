import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ANY_KEY, PUBLIC, type Scope } from '../scopes/scopes';
import type { DeclaredEffects } from './declared-effects';
import type { Held } from './places';

/** What an operation declares of itself for guards and hooks. */
export interface DeclaredOperation {
  /** Its operationId. */
  id: string;
  /** The scope that the caller's key must have. */
  scope: Scope | typeof ANY_KEY | typeof PUBLIC;
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

/** Whether an operation reads and does nothing else. */
export const onlyReads = ({ scope }: DeclaredOperation, { method }: Pick<FastifyRequest, 'method'>): boolean =>
  scope === ANY_KEY ? method === 'GET' || method === 'HEAD' : scope.endsWith(':read');

/** Whether the caller's key allows more than the operation itself asks for. */
export const hasScope = ({ scopes }: FastifyRequest, scope: Scope): boolean => scopes?.includes(scope) ?? true;
