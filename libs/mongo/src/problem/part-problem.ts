import { ProblemError, toProblem } from '@lucid/common';
import { Logger } from '@nestjs/common';
import { mongo } from 'mongoose';
import { mongoProblem } from './mongo-problem';

const logger = new Logger('Problem');

const isKnown = (error: unknown): boolean => error instanceof ProblemError || mongoProblem(error) !== undefined;

/**
 * The problem of one part of a request, where the request as a whole succeeds. The filter logs what a request throws; a fault of a part is
 * logged here, because its problem says that the log has it.
 * @param part what failed, as the log names it
 */
export function partProblem(error: unknown, part: string): ProblemError {
  if (!isKnown(error)) logFault(error, part);
  return toProblem(error);
}

/**
 * Why a part of a job failed, for the record of the job. A fault is logged, and the reason has MongoDB's code for it.
 * @param part what failed, as the log names it
 */
export function reasonOf(error: unknown, part: string): string {
  if (isKnown(error)) return toProblem(error).detail;
  logFault(error, part);
  const code =
    error instanceof mongo.MongoServerError ? ` MongoDB answered ${error.codeName ?? 'error'} (${error.code}).` : '';
  return `The service failed.${code} The log has the error; search it for "${part}".`;
}

function logFault(error: unknown, part: string): void {
  const fault = Error.isError(error) ? error : new Error(String(error));
  logger.error(`${part}: ${fault.message}`, fault.stack);
}
