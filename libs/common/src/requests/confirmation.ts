import type { FieldOptions } from '../fields/field';
import { ProblemError } from '../problem/errors';

/** The query parameter of an operation that destroys: the name of what goes, once more. */
export const CONFIRM = {
  kind: 'text',
  minLength: 1,
  maxLength: 255,
  description: 'Name of the object to delete, repeated as a confirmation. Without it the service answers 400.',
} as const satisfies FieldOptions;

/** The problem (400) of a name that was not repeated; `consequence` says what goes. */
export function confirmationProblem(
  given: string | undefined,
  name: string,
  consequence: string,
): ProblemError | undefined {
  if (given === name) return undefined;
  return new ProblemError('invalid_parameter', `${consequence} Send confirm=${name}.`, {
    errors: [{ pointer: 'confirm', code: 'confirmation', message: `must be ${name}` }],
  });
}

/** @throws ProblemError 400 unless the name was repeated; `consequence` says what goes */
export function requireConfirmation(given: string | undefined, name: string, consequence: string): void {
  const problem = confirmationProblem(given, name, consequence);
  if (problem !== undefined) throw problem;
}
