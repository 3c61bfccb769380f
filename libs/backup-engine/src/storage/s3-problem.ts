import { ProblemError } from '@lucid/common';
import type { S3Place } from './s3-place';

/** What S3 services answer when a disk, a quota or an object is full. */
const FULL = new Set(['InsufficientStorage', 'QuotaExceeded', 'XMinioStorageFull', 'EntityTooLarge']);
/** Answers that pass although their status says that the request was at fault. */
const BUSY = new Set([408, 429]);

/** What can be known of an error of the SDK: the name of S3's answer, and its status where there was an answer. */
interface Answer {
  name?: string;
  code?: string;
  $metadata?: { httpStatusCode?: number };
}

/**
 * The problem that an error of the SDK is.
 * @param right what the key must be allowed to do for this, as AWS's policies call it
 * @param key of the object that was asked for, where it is of one
 */
export function s3Problem(error: unknown, place: S3Place, right: string, key: string): ProblemError {
  if (error instanceof ProblemError) return error;
  const { name = '', code, $metadata: { httpStatusCode: status } = {} } = error as Answer;
  const where = `bucket ${place.bucket}${place.endpoint === undefined ? '' : ` at ${place.endpoint}`}`;
  const options = { cause: error };
  if (FULL.has(name) || status === 507)
    return new ProblemError(
      'out_of_space',
      `S3 took no more into the ${where} (${name}). Nothing was kept of ${key}; make room there.`,
      options,
    );
  if (name === 'NoSuchBucket') return away(`There is no ${where}. Create it, or set BACKUP_S3_BUCKET.`, options);
  if (status === 404) return new ProblemError('not_found', `There is no ${key} in the ${where}.`, options);
  if (status === 412)
    return new ProblemError(
      'conflict',
      `${key} in the ${where} was replaced while it was read. Nothing but this service may write there; begin again.`,
      options,
    );
  if (status === 401 || status === 403)
    return new ProblemError(
      'missing_privilege',
      `S3 does not let the key ${place.accessKeyId} do ${right} in the ${where} (${status} ${name}). Set BACKUP_S3_ACCESS_KEY_ID and BACKUP_S3_SECRET_ACCESS_KEY to a key that may, or allow it in the bucket's policy.`,
      options,
    );
  if (status !== undefined && status >= 300 && status < 500 && !BUSY.has(status))
    return new ProblemError(
      'unprocessable',
      `S3 refused ${right} of ${key} in the ${where}: ${status} ${name}. Set BACKUP_S3_ENDPOINT, BACKUP_S3_REGION and BACKUP_S3_BUCKET to those of one that takes it.`,
      options,
    );
  const what = status === undefined ? (code ?? name) : `${status} ${name}`;
  return away(`S3 could not be used (${what}): the ${where} did not do ${right}. Try again when it is back.`, options);
}

const away = (detail: string, options: { cause: unknown }): ProblemError =>
  new ProblemError('engine_away', detail, { ...options, headers: { 'retry-after': '30' } });
