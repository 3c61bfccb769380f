import { LucidError } from '@lucid/client';
import type { Command } from 'commander';
import { UsageError } from '../command-line';

/**
 * A refusal of values that options gave, as an error of use that names the options: the service names the query parameters and the fields of the body
 * that it read.
 * @returns any other error as it is
 */
export function namingOptions(error: unknown, line: Command): unknown {
  if (!(error instanceof LucidError) || error.status !== 400) return error;
  const broken = error.errors.flatMap(({ pointer, message }) => {
    const option = optionOf(line, pointer);
    return option === undefined ? [] : [`${option} ${message}`];
  });
  return broken.length === 0 ? error : new UsageError(broken.join('\n'), { cause: error });
}

/** The option that gave a field or a parameter: the innermost part of the pointer that is the name of one. */
function optionOf(line: Command, pointer: string): string | undefined {
  const names = pointer.split('/').map((name) => `--${name.replaceAll('_', '-')}`);
  return names.findLast((name) => line.options.some(({ long }) => long === name));
}
