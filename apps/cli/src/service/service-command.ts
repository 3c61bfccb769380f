import type { Job, LucidClient } from '@lucid/client';
import type { Command } from 'commander';
import { UsageError } from '../command-line';

/** What a command was called with, and what it asks. */
export interface Call {
  client: LucidClient;
  /** Options by their names, as they were given. */
  values: Readonly<Record<string, unknown>>;
  words: readonly string[];
  /** Asks for a job, and shows how far it is until it has ended; Ctrl-C cancels it. */
  follow: (begin: () => Promise<{ data: Job }>) => Promise<Job>;
}

/** What a command has found: for machines, and for people. */
export interface Told {
  data: unknown;
  text: string;
  /** 0 when left out. */
  code?: number;
}

/** A command that asks a running service. */
export interface ServiceCommand {
  about: string;
  /** Declares its options, and its arguments as its help shows them; none when left out. */
  declare?: (line: Command) => Command;
  /** How often a request is sent again while the service is away or asks to wait: 0 where what is asked for is how it is. */
  retries?: number;
  /** @throws UsageError when it was not called so */
  run(call: Call): Promise<Told>;
}

/** The one word that a command takes. @throws UsageError that says what */
export function only(words: readonly string[], what: string): string {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0) throw new UsageError(`It takes ${what}.`);
  return word;
}

/** @throws UsageError where words were given */
export function none(words: readonly string[]): void {
  if (words.length > 0) throw new UsageError(`${words.join(' ')}: it takes no such words.`);
}

/** How a command ends that did not just do what it was asked for; 0 is that. */
export const EXIT = {
  failed: 1,
  /** It looked, and not all is as it should be: a check is not up, an index differs. */
  found: 3,
  cancelled: 130,
} as const;

/** What came of a job that has not succeeded, or undefined. */
export function unsuccessful({ job_id, state, error }: Job): Told | undefined {
  if (state === 'succeeded') return undefined;
  const errors = (error?.errors ?? []).map(({ pointer, code, message }) => `\n  ${pointer} ${code}: ${message}`);
  const text = `job ${job_id} ${state}${error === undefined ? '' : `: ${error.detail}`}${errors.join('')}`;
  return { data: { job_id, state, error }, text, code: state === 'cancelled' ? EXIT.cancelled : EXIT.failed };
}
