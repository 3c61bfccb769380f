import { type ErrorCode, Problem, ProblemError, problemOf, toProblem } from '@lucid/common';

/** What is kept of a problem: enough to mend what it is about, little enough for a document. */
const MOST_ERRORS = 100;
const LONGEST_DETAIL = 4000;

/** Details that speak of a request, where there is none. */
const DETAILS: Partial<Record<ErrorCode, string>> = {
  internal_error: 'It is logged under the id of the job.',
  engine_away: 'MongoDB could not be reached while the job ran. What it had done so far may remain; start it again.',
  database_timeout:
    'A call to MongoDB reached its time limit. What the job had done so far may remain; start it again.',
};

/** The problem of a job, from whatever its work threw. */
export function jobProblem(error: unknown): Problem {
  const known = toProblem(error);
  const detail = error instanceof ProblemError ? error.detail : (DETAILS[known.code] ?? known.detail);
  const kept = { errors: known.errors.slice(0, MOST_ERRORS) };
  return problemOf(new ProblemError(known.code, detail.slice(0, LONGEST_DETAIL), kept));
}

/** The problem of work that was broken off from outside, and that is not done again by itself. */
export const interrupted = (why: string): Problem =>
  problemOf(new ProblemError('interrupted', `${why} What it had done so far may remain; start it again.`));
