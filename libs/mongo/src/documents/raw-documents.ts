import { mongo } from 'mongoose';
import { createRequire } from 'node:module';
import { READ_ANY } from './raw-elements';

const { BSON } = mongo;

/**
 * The driver's own way to send documents that are BSON already. It is not public: its public calls serialize whatever
 * they are given, which would reorder keys that look like numbers, rewrite what JavaScript has no value for, and take longer than the server
 * does. It is taken from the copy of the driver that mongoose uses, since the driver knows it by its class.
 */
type MakeDocumentSequence = (field: string, documents: readonly object[], serialized: readonly Uint8Array[]) => object;

const { makeDocumentSequence } = createRequire(require.resolve('mongoose'))('mongodb/lib/cmap/commands') as {
  makeDocumentSequence: MakeDocumentSequence;
};

/** Documents that are BSON already, as the value of a command's field. */
export const documentSequence = (field: string, documents: readonly Uint8Array[]): object =>
  makeDocumentSequence(field, documents, documents);

/** A raw document without its `_id` and with some fields of ours, in the place of those that it has under the same names. */
export function withFields(raw: Uint8Array, fields: mongo.Document): Buffer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.length);
  const elements: Uint8Array[] = [];
  for (const [, nameOffset, nameLength, offset, length] of BSON.onDemand.parseToElements(bytes)) {
    const name = bytes.toString('utf8', nameOffset, nameOffset + nameLength);
    // The type stands before the name.
    if (name !== '_id' && !Object.hasOwn(fields, name)) elements.push(bytes.subarray(nameOffset - 1, offset + length));
  }
  const own = BSON.serialize(fields, { ignoreUndefined: true });
  const whole = Buffer.concat([Buffer.alloc(4), ...elements, own.subarray(4)]);
  whole.writeInt32LE(whole.length, 0);
  return whole;
}

/**
 * Inserts raw documents in a transaction, as they are. The server makes their ids.
 * @throws MongoServerError of the first that is refused
 */
export async function insertDocuments(
  db: mongo.Db,
  collection: string,
  documents: readonly Buffer[],
  { session, ...limit }: { readonly maxTimeMS: number; session: mongo.ClientSession },
): Promise<void> {
  const command = { insert: collection, documents: documentSequence('documents', documents), ...limit };
  const { writeErrors = [] } = (await db.command(command, { session, ...READ_ANY })) as {
    writeErrors?: mongo.Document[];
  };
  const [first] = writeErrors;
  if (first !== undefined) throw new mongo.MongoServerError(first);
}
