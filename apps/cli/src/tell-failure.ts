import { type Command, CommanderError } from 'commander';
import { UsageError, usageOf } from './command-line';
import { RequestFailed } from './service-client';

/**
 * Prints on the error output why a command failed and what to do. With --json, the standard output gets the error as its one document.
 * @param line how the command is called, printed after a wrong call
 * @returns the exit code: 2 for a wrong call, 0 after --help
 */
export function tellFailure(error: unknown, args: readonly string[], line: Command): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const isOfUse = error instanceof UsageError;
  const { message } = error as Error;
  if (args.includes('--json')) {
    const told = { code: isOfUse ? 'usage' : 'failed', detail: message };
    const problem = error instanceof RequestFailed ? { status: error.status, ...error.problem } : told;
    console.log(JSON.stringify({ error: problem }));
  }
  console.error(isOfUse ? `${message}\n${usageOf(line)}` : message);
  if (error instanceof RequestFailed && error.status === 401)
    console.error('Give the key with API_KEY, API_KEY_FILE or --api-key.');
  return isOfUse ? 2 : 1;
}
