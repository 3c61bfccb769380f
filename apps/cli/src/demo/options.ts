import { settingOf } from '@lucid/config';
import { parseArgs } from 'node:util';
import { address, DEFAULT_URL, UsageError } from '../service-client';

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

export const usage = `Usage: npm run demo -- [--transactions N] [--users N] [--sessions N] [--blocks N] [--seed N]
                     [--url ${DEFAULT_URL}] [--api-key KEY] [--concurrency N] [--json]`;

const most = 100_000_000;

/** The sizes that follow from the number of transactions, where none are named. */
export function sizesFor(transactions: number, named: Partial<Sizes> = {}): Sizes {
  const users = named.users ?? Math.max(2, Math.ceil(transactions / 100));
  const sessions = named.sessions ?? Math.ceil(users / 5);
  const blocks = named.blocks ?? Math.ceil(transactions / 100);
  return { transactions, users, sessions, blocks };
}

/** Reads the command line. @throws UsageError that says what is accepted */
export function readOptions(args: string[], env: Readonly<Record<string, string | undefined>>): DemoOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      url: { ...text, default: DEFAULT_URL },
      'api-key': text,
      seed: { ...text, default: '1' },
      transactions: { ...text, default: '10000' },
      users: text,
      sessions: text,
      blocks: text,
      // Measured from 1 to 16: two keep service and database busy, more than four are no faster.
      concurrency: { ...text, default: '4' },
      json: { type: 'boolean', default: false },
    },
  });
  const named = (name: 'users' | 'sessions' | 'blocks', least: number): Partial<Sizes> => {
    const value = values[name];
    return value === undefined ? {} : { [name]: whole(name, value, least, most) };
  };
  const apiKey = values['api-key'] ?? settingOf('API_KEY', env);
  const sizes = sizesFor(whole('transactions', values.transactions, 0, most), {
    // Two, so that a transfer has two ends.
    ...named('users', 2),
    ...named('sessions', 0),
    ...named('blocks', 0),
  });
  if (sizes.transactions > 50_000 * sizes.blocks && sizes.blocks > 0)
    throw new UsageError(
      `--blocks ${sizes.blocks}: too few, a block holds 50,000 of the transactions on average at most`,
    );
  return {
    url: address(values.url),
    ...(apiKey !== undefined && apiKey !== '' && { apiKey }),
    seed: whole('seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
    sizes,
    concurrency: whole('concurrency', values.concurrency, 1, 64),
    json: values.json,
  };
}

function whole(name: string, text: string, least: number, greatest: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > greatest)
    throw new UsageError(`--${name} ${text}: a whole number from ${least} to ${greatest}`);
  return value;
}
