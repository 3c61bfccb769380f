import { APP_NAME, LONG_COMMAND_COMMENT } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { queryShape, type TracedOperation } from '../shape/query-shape';
import type { CurrentOperation } from './current-operation';

/** What is read of a document of `$currentOp`. */
export interface ReportedOperation extends TracedOperation {
  type?: 'op' | 'idleSession' | 'idleCursor';
  /** A number on a replica set, `shard:number` on a sharded cluster. */
  opid?: number | string;
  active?: boolean;
  microsecs_running?: number | mongo.Long;
  writeConflicts?: number | mongo.Long;
  waitingForLock?: boolean;
  killPending?: boolean;
  planSummary?: string;
  appName?: string;
  desc?: string;
  /** There only for operations of clients, not of the server's own threads. */
  connectionId?: number;
  client?: string;
  cursor?: { originatingCommand?: mongo.Document; createdDate?: Date };
  /** There for retryable writes too, which have no `autocommit`. */
  transaction?: { parameters?: { autocommit?: boolean }; timeOpenMicros?: number | mongo.Long };
  progress?: { done: number | mongo.Long; total: number | mongo.Long };
  msg?: string;
}

/** The most of a text of the server's or a client's that is answered, in characters. */
const MAX_TEXT = 4000;

const bounded = (text: string): string => text.slice(0, MAX_TEXT).toWellFormed();

/** How long an operation has been there, in microseconds. */
function ageOf({ microsecs_running, transaction, cursor }: ReportedOperation): number {
  const known = microsecs_running ?? transaction?.timeOpenMicros;
  if (known !== undefined) return Number(known);
  return cursor?.createdDate === undefined ? 0 : Math.max(0, Date.now() - cursor.createdDate.getTime()) * 1000;
}

/** An operation as it is answered: every text of it is a name or a shape. */
export function readOperation(reported: ReportedOperation): CurrentOperation {
  const { opid, ns, planSummary, appName, desc, transaction, progress, msg, cursor, command } = reported;
  const op = reported.type === 'idleCursor' ? 'getmore' : reported.op;
  const { operation, text } = queryShape({ ...reported, op, originatingCommand: cursor?.originatingCommand });
  const comment: unknown = command?.['comment'];
  const job =
    appName === APP_NAME && typeof comment === 'string' && comment.startsWith(LONG_COMMAND_COMMENT)
      ? comment.slice(LONG_COMMAND_COMMENT.length)
      : undefined;
  return {
    ...(opid !== undefined && { opid: String(opid) }),
    ...(ns !== undefined && ns !== '' && { namespace: bounded(ns) }),
    operation,
    shape: bounded(text),
    age_microseconds: ageOf(reported),
    active: reported.active === true,
    waiting_for_lock: reported.waitingForLock === true,
    write_conflicts: Number(reported.writeConflicts ?? 0),
    kill_pending: reported.killPending === true,
    own: appName === APP_NAME,
    in_transaction: transaction?.parameters?.autocommit === false,
    ...(planSummary !== undefined && { plan: bounded(planSummary) }),
    ...(appName !== undefined && { client_name: bounded(appName) }),
    ...(desc !== undefined && { thread: bounded(desc) }),
    ...(progress !== undefined && {
      progress: {
        done: Number(progress.done),
        total: Number(progress.total),
        ...(msg !== undefined && { phase: bounded(msg) }),
      },
    }),
    ...(job !== undefined && { job_id: bounded(job) }),
  };
}
