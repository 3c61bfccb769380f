import { mongo } from 'mongoose';

/** MongoDB's error codes that more than one place asks for. */
export const UNAUTHORIZED = 13;
export const NAMESPACE_NOT_FOUND = 26;
export const NAMESPACE_EXISTS = 48;
export const DUPLICATE_KEY = 11000;
/** A write named the UUID of a collection that is not under that name any more. */
export const COLLECTION_UUID_MISMATCH = 361;
/** IndexOptionsConflict, IndexKeySpecsConflict: another index stands in the way of one. */
export const INDEX_CONFLICTS = [85, 86];

/** CappedPositionLost, ChangeStreamFatalError, ChangeStreamHistoryLost. */
const HISTORY_LOST = [136, 280, 286];

/** Whether the server failed a command with one of the codes. */
export const hasCode = (error: unknown, ...codes: readonly number[]): error is mongo.MongoServerError =>
  error instanceof mongo.MongoServerError && codes.includes(Number(error.code));

/** Whether the error is a duplicate of a unique index. */
export const isDuplicate = (error: unknown): error is mongo.MongoServerError => hasCode(error, DUPLICATE_KEY);

/** Whether a change stream cannot go on from a place: the oplog no longer holds it. */
export const isHistoryLost = (error: unknown): error is mongo.MongoServerError => hasCode(error, ...HISTORY_LOST);
