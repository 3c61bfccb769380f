import { ProblemError } from '@lucid/common';

/** The problem of a key that is missing, is not known or no longer works (RFC 9110 §11.6.1). */
export const unauthenticated = (detail: string): ProblemError =>
  new ProblemError('unauthenticated', detail, { headers: { 'www-authenticate': 'ApiKey realm="lucid-storage"' } });
