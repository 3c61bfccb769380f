import { readFileSync } from 'node:fs';
import type { Variable } from './variable';
import { VARIABLES } from './variables';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Names of the variables that are secrets or hold one. */
export const SECRETS: readonly string[] = Object.entries<Variable<unknown>>(VARIABLES)
  .filter(([, { secret }]) => secret === true)
  .map(([name]) => name);

/** The variable that names the file of a secret. */
export const fileVariable = (name: string): string => `${name}_FILE`;

/**
 * Reads a variable as it was given: from the environment, or, for a secret, from the file that `NAME_FILE` names, without the line break at its end.
 * @returns undefined when it is not set or is empty; a problem names the variable, and never the value or the path, which may be the secret itself
 */
export function given(name: string, env: Environment): { text?: string; problem?: string } {
  const text = env[name] || undefined;
  const path = SECRETS.includes(name) ? env[fileVariable(name)] || undefined : undefined;
  if (path === undefined) return text === undefined ? {} : { text };
  const file = fileVariable(name);
  if (text !== undefined) return { problem: `${name} and ${file} are both set. Unset one of them` };
  try {
    const content = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    return content === ''
      ? { problem: `${file} names an empty file. Write the value of ${name} into it` }
      : { text: content };
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return { problem: `${file} names a file that cannot be read (${code}). Check its path and permissions` };
  }
}
