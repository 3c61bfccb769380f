import { ProblemError } from '@lucid/common';

/** The problem of a query that is well-formed and means nothing, with the place of what is wrong. */
export const brokenRule = (pointer: string, code: string, message: string): ProblemError =>
  new ProblemError('unprocessable', 'The query breaks the rule listed in errors.', {
    errors: [{ pointer, code, message }],
  });
