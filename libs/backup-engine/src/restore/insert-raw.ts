import { documentSequence, DUPLICATE_KEY } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { versionOf } from '../read/describe';

/** Of the documents that MongoDB refused, so many reasons are kept. */
export const MOST_REASONS = 5;

export interface Inserted {
  written: number;
  rejected: number;
  /** In words, without what the documents hold. */
  reasons: string[];
}

export interface InsertOptions {
  limit: { readonly maxTimeMS: number };
  /** Whether a zero timestamp stays one: older servers put the time in its place. */
  keepsEmptyTimestamps: boolean;
}

/** What MongoDB answers to writes; `index` is the place of each among those that were sent. */
export interface WriteAnswer {
  n: number;
  upserted?: { index: number }[];
  writeErrors?: { index: number; code: number; keyPattern?: Record<string, unknown> }[];
}

/** What MongoDB says against a document, by its code. */
const REASONS: Readonly<Record<number, string>> = {
  [DUPLICATE_KEY]: 'its unique value is there already',
  10334: 'it is too large',
  17280: 'its indexed value is too large',
  2: 'it is not valid',
};

export const refusal = (code: number): string => REASONS[code] ?? `MongoDB refuses it (code ${code})`;

const SEQUENCES = { insert: 'documents', update: 'updates' } as const;

/** Sends inserts or updates that are BSON already, each by itself: none waits for another, and no validator is asked. */
export async function writeRaw(
  db: mongo.Db,
  kind: keyof typeof SEQUENCES,
  collection: string,
  statements: readonly Buffer[],
  { limit, keepsEmptyTimestamps }: InsertOptions,
): Promise<WriteAnswer> {
  const sequence = SEQUENCES[kind];
  const answer = (await db.command({
    [kind]: collection,
    [sequence]: documentSequence(sequence, statements),
    ordered: false,
    bypassDocumentValidation: true,
    ...(keepsEmptyTimestamps && { bypassEmptyTsReplacement: true }),
    writeConcern: { w: 'majority' },
    ...limit,
  })) as WriteAnswer & { writeConcernError?: { code: number; errmsg: string } };
  const { writeConcernError } = answer;
  if (writeConcernError === undefined) return answer;
  throw new mongo.MongoServerError({ ...writeConcernError, message: writeConcernError.errmsg });
}

/** Inserts documents as they are, whatever the collection's validator says, and goes on behind one that is refused. */
export async function insertRaw(
  db: mongo.Db,
  collection: string,
  documents: readonly Buffer[],
  options: InsertOptions,
): Promise<Inserted> {
  const { n, writeErrors = [] } = await writeRaw(db, 'insert', collection, documents, options);
  const reasons = new Set(writeErrors.map(({ code }) => refusal(code)));
  return { written: n, rejected: documents.length - n, reasons: [...reasons].slice(0, MOST_REASONS) };
}

/** Whether the server of a database can be told to leave zero timestamps as they are. */
export async function keepsEmptyTimestamps(db: mongo.Db, limit: InsertOptions['limit']): Promise<boolean> {
  const version = await versionOf(db, limit);
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  if (major >= 8) return true;
  return minor === 0 && ((major === 7 && patch >= 13) || (major === 6 && patch >= 17) || (major === 5 && patch >= 29));
}
