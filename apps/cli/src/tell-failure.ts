import { LucidConnectionError, LucidError } from '@lucid/client';
import { type Command, CommanderError } from 'commander';
import { UsageError, usageOf } from './command-line';

/** A problem of the service that came within an answer of success, such as that of one document of many. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly problem: object,
  ) {
    super(message);
  }
}

/**
 * Prints on the error output why a command failed and what to do. With --json, the standard output gets the error as its one document.
 * @param line how the command is called, printed after a wrong call
 * @returns the exit code: 2 for a wrong call, 0 after --help
 */
export function tellFailure(error: unknown, args: readonly string[], line: Command): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const isOfUse = error instanceof UsageError;
  const { message } = error as Error;
  if (args.includes('--json')) console.log(JSON.stringify({ error: problemOf(error as Error) }));
  console.error(isOfUse ? `${message}\n${usageOf(line)}` : message);
  if (error instanceof LucidError && error.status === 401)
    console.error('Give the key with API_KEY, API_KEY_FILE or --api-key.');
  return isOfUse ? 2 : 1;
}

/** A failure for machines. */
export function problemOf(error: Error): object {
  const { message: detail } = error;
  if (error instanceof Refused) return { status: error.status, ...error.problem };
  if (error instanceof LucidError)
    return { status: error.status, code: error.code, detail: error.detail, ...error.problem };
  if (error instanceof LucidConnectionError) return { status: 0, code: 'no_answer', detail };
  return { code: error instanceof UsageError ? 'usage' : 'failed', detail };
}
