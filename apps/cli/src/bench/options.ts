import { parseArgs } from 'node:util';

/** What can be measured: three operations against the bare server, cached reads against it, three of the service alone, evaluations alone, and search and backups on engines of their own. */
export const measurements = [
  'get',
  'list',
  'post',
  'cache',
  'rate',
  'bulk',
  'evaluate',
  'statistics',
  'search',
  'backup',
] as const;
export type Measurement = (typeof measurements)[number];

export interface BenchOptions {
  /** Length of one round of one server, in s. */
  seconds: number;
  rounds: number;
  only: readonly Measurement[];
  /** How many documents the index is built of that is measured, or are backed up. */
  documents: number;
}

export const usage = `Usage: npm run bench -- [--seconds N] [--rounds N] [--documents N] [--only ${measurements.join('|')}]...`;

/** Reads the command line. Many short rounds by default: what else a machine does then falls on both servers alike. @throws Error that says what is accepted */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '9' },
      documents: { type: 'string', default: '1000000' },
      only: { type: 'string', multiple: true, default: [...measurements] },
    },
  });
  const only = measurements.filter((name) => values.only.includes(name));
  const unknown = values.only.filter((name) => !measurements.some((known) => known === name));
  if (unknown.length > 0) throw new Error(`--only ${unknown.join(' ')}: one of ${measurements.join(', ')}`);
  return {
    seconds: whole('seconds', values.seconds, 60),
    rounds: whole('rounds', values.rounds, 50),
    documents: whole('documents', values.documents, 10_000_000),
    only,
  };
}

function whole(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new Error(`--${name} ${text}: a whole number from 1 to ${most}`);
  return value;
}
