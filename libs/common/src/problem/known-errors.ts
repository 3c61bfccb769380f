import type { ProblemError } from './errors';

/** Reads an error of an engine. @returns undefined for an error of another kind */
export type ErrorReader = (error: unknown) => ProblemError | undefined;

const readers: ErrorReader[] = [];

/** Registers the reader of an engine's errors. The lib of the engine calls it when it is loaded, so that this lib needs no engine. */
export const knowErrors = (read: ErrorReader): void => void readers.push(read);

/** The problem of an engine's error; undefined for an error that no engine knows. */
export function knownProblem(error: unknown): ProblemError | undefined {
  for (const read of readers) {
    const problem = read(error);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
