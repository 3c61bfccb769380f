import { Field } from '@lucid/common';
import { Model, modelOptions, type MongoService } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { createHash } from 'node:crypto';
import type { DocumentChange } from '../stream/change';
import type { Refusal } from '../stream/change-consumer';
import { documentKey } from '../stream/document-key';

/** A change that a consumer could not take. It stalls no other; it goes when its document is taken after all. */
@Model({
  collection: 'dead_letters',
  indexes: [
    { keys: { letter_id: 1 }, unique: true, serves: 'finds the letter of a document' },
    { keys: { last_at: -1, _id: -1 }, serves: 'lists the letters, newest first' },
    { keys: { consumer: 1, last_at: -1, _id: -1 }, serves: 'lists the letters of a consumer, newest first' },
  ],
})
export class DeadLetter {
  @Field({ kind: 'text', required: true, description: 'Id of the letter; one for each document.' })
  letter_id!: string;

  @Field({ kind: 'text', required: true, description: 'Who could not take it.' })
  consumer!: string;

  @Field({ kind: 'text', required: true, description: 'Collection of the document.' })
  collection_name!: string;

  @Field({ kind: 'text', required: true, description: "The document's `_id`, as extended JSON." })
  document!: string;

  @Field({ kind: 'int', long: true, min: 0, required: true, description: 'Version of the change.' })
  version!: number;

  @Field({ kind: 'flag', required: true, description: 'Whether the document was deleted.' })
  deleted!: boolean;

  @Field({ kind: 'text', maxLength: 1024, required: true, description: 'Why it was refused.' })
  reason!: string;

  @Field({ kind: 'int', min: 1, required: true, description: 'How often it was refused.' })
  attempts!: number;

  @Field({ kind: 'instant', required: true, description: 'When it was refused first.' })
  first_at!: Date;

  @Field({ kind: 'instant', required: true, description: 'When it was refused last.' })
  last_at!: Date;
}

/** Id of the letter of a document that a consumer refused. @param key of its `_id`, by {@link documentKey} */
export const letterIdOf = (consumer: string, collection: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([consumer, collection, key]))
    .digest('hex')
    .slice(0, 32);

const letterId = (consumer: string, { collection, id }: DocumentChange): string =>
  letterIdOf(consumer, collection, documentKey(id));

export const lettersOf = (service: MongoService): mongo.Collection =>
  service.collection(modelOptions(DeadLetter).collection);

/** The change that a letter stands for, to be told again. */
export const changeOfLetter = ({
  collection_name: collection,
  document,
  version,
  deleted,
}: DeadLetter): DocumentChange => ({
  kind: 'document',
  collection,
  id: mongo.BSON.EJSON.parse(document, { relaxed: false }) as unknown,
  version,
  inserted: false,
  deleted,
});

/**
 * Removes the letters of a collection that are older than a version: everything that the consumer keeps of the collection was written again since, and
 * what it refused then has a letter of that version.
 */
export async function dropLettersBefore(
  service: MongoService,
  consumer: string,
  collection: string,
  version: number,
): Promise<void> {
  await lettersOf(service).deleteMany(
    { consumer, collection_name: collection, version: { $lt: version } },
    service.limit,
  );
}

/** Keeps what was refused, and takes back the letters of documents that were taken since. */
export async function settleLetters(
  service: MongoService,
  consumer: string,
  changes: readonly DocumentChange[],
  refusals: readonly Refusal[],
): Promise<void> {
  const refused = new Set(refusals.map(({ change }) => letterId(consumer, change)));
  const taken = [...new Set(changes.map((change) => letterId(consumer, change)))].filter((id) => !refused.has(id));
  const operations: mongo.AnyBulkWriteOperation[] = refusals.map(({ change, reason }) => ({
    updateOne: {
      filter: { letter_id: letterId(consumer, change) },
      update: {
        $set: { version: change.version, deleted: change.deleted, reason: reason.slice(0, 1024) },
        $setOnInsert: {
          consumer,
          collection_name: change.collection,
          document: mongo.BSON.EJSON.stringify(change.id, { relaxed: false }),
        },
        $inc: { attempts: 1 },
        $min: { first_at: new Date() },
        $max: { last_at: new Date() },
      },
      upsert: true,
    },
  }));
  if (taken.length > 0) operations.push({ deleteMany: { filter: { letter_id: { $in: taken } } } });
  if (operations.length > 0) await lettersOf(service).bulkWrite(operations, { ...service.limit, ordered: false });
}
