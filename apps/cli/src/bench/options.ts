import { type Command, Option } from 'commander';
import { commandLine, parsed, wholeNumber } from '../command-line';

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

/** How the command is called. */
export const benchLine = (): Command =>
  commandLine('npm run bench --', 'Measure the service against a bare server.')
    .option('--seconds <n>', 'Length of one round, in seconds.', wholeNumber(1, 60), 3)
    // Many short rounds by default: other load of the machine then falls on both servers alike.
    .option('--rounds <n>', 'Number of rounds.', wholeNumber(1, 50), 9)
    .option('--documents <n>', 'Documents to index or to back up.', wholeNumber(1, 10_000_000), 1_000_000)
    .addOption(
      new Option('--only <measurement...>', 'What to measure.').choices(measurements).default([...measurements]),
    );

/** Reads the command line. @throws UsageError that says what is accepted */
export function readOptions(args: string[]): BenchOptions {
  const options = parsed(benchLine(), args).opts<BenchOptions>();
  return { ...options, only: measurements.filter((name) => options.only.includes(name)) };
}
