import { type FieldError, knowErrors, pointerOf, ProblemError } from '@lucid/common';
import { mongo } from 'mongoose';
import { isUnauthorized, missingPrivilege } from './missing-privilege';
import { COLLECTION_UUID_MISMATCH, isDuplicate, NAMESPACE_NOT_FOUND } from './server-codes';

const RETRY = { 'retry-after': '2' };

/** Server codes of a time limit that ran out: MaxTimeMSExpired, ExceededTimeLimit, NetworkInterfaceExceededTimeLimit. */
const TIME_LIMIT = new Set([50, 262, 202]);
/** Server codes of a replica set without a primary, or one that steps down or stops. */
const NO_PRIMARY = new Set([6, 7, 89, 91, 189, 9001, 10107, 11600, 11602, 13435, 13436]);
/** Server codes of an index that is being built meanwhile: BackgroundOperationInProgressForDatabase and …ForNamespace. */
const BUILDING = new Set([12586, 12587]);
/** Node's codes of a socket that the other side has left: the driver lets them through as they are, from the write on such a socket. */
const SOCKET_LEFT = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END']);
/** Ended by `killOp`. */
const INTERRUPTED = 11601;
const OUT_OF_DISK = 14031;
const VALIDATION_FAILED = 121;
const WRITE_CONFLICT = 112;
/** An update that does not fit the type of what is stored: TypeMismatch and PathNotViable. */
const OTHER_TYPE = new Set([14, 28]);
/** The most fields that are named. */
const MAX_FIELDS = 100;

/** What MongoDB tells of a rule that a document breaks, without the values. */
interface BrokenRule {
  operatorName?: string;
  propertyName?: string;
  itemIndex?: number;
  missingProperties?: readonly string[];
  details?: readonly BrokenRule[] | BrokenRule;
  propertiesNotSatisfied?: readonly BrokenRule[];
  schemaRulesNotSatisfied?: readonly BrokenRule[];
}

/** The fields of a document that break the validator of its collection, with the operators that refuse them. */
function brokenFields(errInfo: unknown): FieldError[] {
  const errors: FieldError[] = [];
  const visit = (rule: BrokenRule, places: readonly (string | number)[]): void => {
    const { operatorName = 'schema', propertyName, itemIndex, missingProperties = [], details = [] } = rule;
    const at = [
      ...places,
      ...(propertyName === undefined ? [] : [propertyName]),
      ...(itemIndex === undefined ? [] : [itemIndex]),
    ];
    for (const name of missingProperties)
      errors.push({ pointer: pointerOf([...at, name]), code: 'required', message: 'is required by the collection' });
    const inner = [details, rule.propertiesNotSatisfied ?? [], rule.schemaRulesNotSatisfied ?? []].flat();
    if (inner.length === 0 && missingProperties.length === 0)
      errors.push({ pointer: pointerOf(at), code: 'validator', message: `breaks ${operatorName} of the collection` });
    for (const each of inner) visit(each, at);
  };
  const { details } = (decoded(errInfo) ?? {}) as { details?: BrokenRule };
  if (details !== undefined) visit(details, []);
  return errors.slice(0, MAX_FIELDS);
}

const away = (cause: unknown): ProblemError =>
  new ProblemError(
    'engine_away',
    'MongoDB cannot be reached or has no primary. A write may or may not have happened: repeat it with its Idempotency-Key.',
    {
      headers: RETRY,
      cause,
    },
  );

/** A part of an error, which the driver leaves raw where the answer was asked for raw. */
const decoded = (part: unknown): unknown =>
  part instanceof Uint8Array ? mongo.BSON.deserialize(part, { bsonRegExp: true, validation: { utf8: false } }) : part;

/** The fields of the unique index that a write ran into, or none when the server did not say. */
export function duplicateFields(error: unknown): string[] {
  const keyPattern = decoded((error as { keyPattern?: unknown; err?: { keyPattern?: unknown } } | null)?.keyPattern);
  return typeof keyPattern === 'object' && keyPattern !== null ? Object.keys(keyPattern) : [];
}

/** The problem of a taken unique value, naming the fields but not the document that holds it. */
export function duplicateProblem(fields: readonly string[], pointerPrefix = ''): ProblemError {
  return new ProblemError('duplicate', `${fields.join(' and ') || 'A unique value'} is taken by another document.`, {
    errors: fields.map((field) => ({
      pointer: `${pointerPrefix}/${field.replace(/\./g, '/')}`,
      code: 'duplicate',
      message: 'is taken by another document',
    })),
  });
}

/** The problem of a MongoDB or driver error; undefined for an error of another kind. */
export function mongoProblem(error: unknown): ProblemError | undefined {
  if (isDuplicate(error)) return duplicateProblem(duplicateFields(error));
  if (error instanceof mongo.MongoServerError) {
    // What kept the driver from the server it tells as a failed bulk too, without a code, as no server has answered.
    if (error instanceof mongo.MongoBulkWriteError && error.code === undefined) return away(error);
    const code = Number(error.code);
    if (TIME_LIMIT.has(code)) return timeout(error);
    if (NO_PRIMARY.has(code) || error.hasErrorLabel('RetryableWriteError')) return away(error);
    if (code === WRITE_CONFLICT || error.hasErrorLabel('TransientTransactionError')) {
      return new ProblemError(
        'conflict',
        'Other writes kept changing the same documents. Nothing was written; try again.',
        {
          headers: RETRY,
          cause: error,
        },
      );
    }
    if (BUILDING.has(code)) {
      const detail = 'An index of the collection is being built. Nothing was changed; try again when it is there.';
      return new ProblemError('conflict', detail, { headers: RETRY, cause: error });
    }
    // Dropped or renamed since it was looked for.
    if (code === NAMESPACE_NOT_FOUND)
      return new ProblemError('not_found', 'The collection is not there any more.', { cause: error });
    if (code === COLLECTION_UUID_MISMATCH) {
      const detail =
        'Another program dropped, renamed or replaced a collection. Nothing was written to it. The service looks at its schema; try again later.';
      return new ProblemError('schema_lost', detail, { headers: RETRY, cause: error });
    }
    if (code === INTERRUPTED) {
      return new ProblemError(
        'interrupted',
        'Somebody ended the operation at the server. A write may or may not have happened; read before you repeat it.',
        { cause: error },
      );
    }
    if (code === OUT_OF_DISK)
      return new ProblemError('out_of_space', 'MongoDB is out of disk space.', { cause: error });
    if (isUnauthorized(error)) return missingPrivilege(error);
    if (code === VALIDATION_FAILED)
      return new ProblemError(
        'unprocessable',
        'MongoDB refused the document, since the fields listed in errors break the schema of its collection. Where the request does not send them, another program stored them: send valid values together with the change.',
        { errors: brokenFields(error.errInfo), cause: error },
      );
    if (OTHER_TYPE.has(code))
      return new ProblemError(
        'unprocessable',
        'MongoDB refused the change, since another program stored a field of the document as a value of another type. Repair the document first; GET names the field in invalid_fields.',
        { cause: error },
      );
    return undefined;
  }
  if (error instanceof mongo.MongoNetworkTimeoutError || error instanceof mongo.MongoOperationTimeoutError)
    return timeout(error);
  if (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoClientClosedError
  ) {
    return away(error);
  }
  if (error instanceof mongo.MongoError && error.name === 'MongoWaitQueueTimeoutError') return timeout(error);
  if (Error.isError(error) && SOCKET_LEFT.has(String((error as NodeJS.ErrnoException).code))) return away(error);
  return undefined;
}

function timeout(cause: unknown): ProblemError {
  return new ProblemError(
    'database_timeout',
    'The call reached its time limit. A write may or may not have happened; read before you repeat it, or repeat it with its Idempotency-Key.',
    {
      headers: RETRY,
      cause,
    },
  );
}

knowErrors(mongoProblem);
