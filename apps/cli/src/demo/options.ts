import { settingOf } from '@lucid/config';
import type { Command } from 'commander';
import { commandLine, parsed, UsageError, wholeNumber, withService } from '../command-line';

/** How much of what there is no other measure for. */
export interface Sizes {
  transactions: number;
  users: number;
  sessions: number;
  blocks: number;
}

export interface DemoOptions {
  url: string;
  apiKey?: string;
  seed: number;
  sizes: Sizes;
  /** Requests under way at once. */
  concurrency: number;
  json: boolean;
}

const most = 100_000_000;

/** The sizes that follow from the number of transactions, where none are named. */
export function sizesFor(transactions: number, named: Partial<Sizes> = {}): Sizes {
  const users = named.users ?? Math.max(2, Math.ceil(transactions / 100));
  const sessions = named.sessions ?? Math.ceil(users / 5);
  const blocks = named.blocks ?? Math.ceil(transactions / 100);
  return { transactions, users, sessions, blocks };
}

/** How the command is called. */
export const demoLine = (): Command =>
  withService(commandLine('npm run demo --', 'Load made-up data into a running service.'))
    .option('--transactions <n>', 'Number of transactions.', wholeNumber(0, most), 10_000)
    // Two, so that a transfer has two ends.
    .option('--users <n>', 'Number of users.', wholeNumber(2, most))
    .option('--sessions <n>', 'Number of sessions.', wholeNumber(0, most))
    .option('--blocks <n>', 'Number of blocks.', wholeNumber(0, most))
    .option('--seed <n>', 'Seed of the random data.', wholeNumber(0, Number.MAX_SAFE_INTEGER), 1)
    // Measured from 1 to 16: two keep service and database busy, more than four are no faster.
    .option('--concurrency <n>', 'Requests under way at once.', wholeNumber(1, 64), 4);

type Given = Partial<Sizes> & { url: string; apiKey?: string; transactions: number; seed: number; concurrency: number };

/** Reads the command line. @throws UsageError that says what is accepted */
export function readOptions(args: string[], env: Readonly<Record<string, string | undefined>>): DemoOptions {
  const {
    url,
    seed,
    concurrency,
    transactions,
    json = false,
    apiKey = settingOf('API_KEY', env),
    ...named
  } = parsed(demoLine(), args).opts<Given & { json?: boolean }>();
  const sizes = sizesFor(transactions, named);
  if (sizes.transactions > 50_000 * sizes.blocks && sizes.blocks > 0)
    throw new UsageError(
      `--blocks ${sizes.blocks}: too few, a block holds 50,000 of the transactions on average at most`,
    );
  return { url, ...(apiKey !== undefined && apiKey !== '' && { apiKey }), seed, sizes, concurrency, json };
}
