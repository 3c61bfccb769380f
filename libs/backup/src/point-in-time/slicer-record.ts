import { Field } from '@lucid/common';
import { type HeldLease, Model, modelOptions, type MongoService } from '@lucid/mongo';
import type { mongo } from 'mongoose';

/** What the process that follows the oplog says of itself, so that every replica can tell. */
@Model({ collection: 'point_in_time', indexes: [] })
export class SlicerRecord {
  /** Always the same: there is one. */
  _id!: string;

  @Field({ kind: 'text', required: true, description: 'The process that follows the oplog.' })
  owner!: string;

  @Field({ kind: 'int', long: true, min: 1, required: true, description: 'The term of its lease.' })
  term!: number;

  @Field({ kind: 'text', description: 'The last entry of the oplog that is in a slice.' })
  position?: string;

  @Field({ kind: 'instant', description: 'When that was written.' })
  position_at?: Date;

  @Field({ kind: 'text', description: 'Why the last attempt failed.' })
  problem?: string;

  @Field({ kind: 'instant', description: 'When it failed.' })
  problem_at?: Date;

  @Field({ kind: 'instant', required: true, description: 'When this was said.' })
  updated_at!: Date;
}

const ID = 'tail';

const records = (mongo: MongoService): mongo.Collection<SlicerRecord> =>
  mongo.collection<SlicerRecord>(modelOptions(SlicerRecord).collection);

export const readSlicerRecord = async (mongo: MongoService): Promise<SlicerRecord | undefined> =>
  (await records(mongo).findOne({ _id: ID }, mongo.limit)) ?? undefined;

/** Says where the tail is, unless another process holds the lease by now. */
export async function noteSlicer(
  mongo: MongoService,
  { owner, term }: Pick<HeldLease, 'owner' | 'term'>,
  said: Pick<Partial<SlicerRecord>, 'position' | 'position_at' | 'problem' | 'problem_at'>,
): Promise<void> {
  const ofNewer = { $gt: [{ $ifNull: ['$term', 0] }, term] };
  const $set = Object.fromEntries(
    Object.entries({ ...said, owner, term, updated_at: new Date() }).map(([field, value]) => [
      field,
      { $cond: [ofNewer, `$${field}`, { $literal: value }] },
    ]),
  );
  await records(mongo).updateOne({ _id: ID }, [{ $set }], { ...mongo.limit, upsert: true });
}
