import { Field } from '@lucid/common';
import { type HeldLease, isDuplicate, LeaseLostError, Model, modelOptions, type MongoService } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import type { ResumeToken, StreamBatch } from './change-stream';

export const CONSUMER_STATES = ['rebuilding', 'following', 'retrying'] as const;
export type ConsumerState = (typeof CONSUMER_STATES)[number];

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

/** How far a consumer is: every change before `token` is taken or is a dead letter. */
@Model({ collection: 'change_checkpoints', indexes: [] })
export class Checkpoint {
  /** The consumer's name. */
  _id!: string;

  @Field({ kind: 'any', description: 'The place in the change stream; absent until the first rebuild is done.' })
  token?: ResumeToken;

  @Field({ kind: 'text', required: true, description: 'The process that leads.' })
  owner!: string;

  @Field({
    kind: 'int',
    long: true,
    min: 1,
    required: true,
    description: "The lease's term: an older leader writes nothing.",
  })
  term!: number;

  @Field({ kind: 'text', values: CONSUMER_STATES, required: true, description: 'What the leader is doing.' })
  state!: ConsumerState;

  @Field({ kind: 'text', maxLength: 1024, description: 'What went wrong last, while it is being tried again.' })
  problem?: string;

  @Field({ kind: 'text', maxLength: 1024, description: 'What to do about the problem, if that is known.' })
  action?: string;

  @Field({
    kind: 'text',
    pattern: /^[0-9a-f]{16}$/,
    description: 'Cluster time of the place, as a consistency token: writes up to it are seen.',
  })
  position?: string;

  @Field({ kind: 'flag', required: true, description: 'Whether nothing was waiting beyond the place.' })
  caught_up!: boolean;

  @Field({ ...COUNT, description: 'Changes taken so far.' })
  applied!: number;

  @Field({ ...COUNT, description: 'Rebuilds so far.' })
  rebuilds!: number;

  @Field({ kind: 'instant', required: true, description: 'When the leader last said so.' })
  updated_at!: Date;
}

export const checkpointsOf = (mongo: MongoService): mongo.Collection<Checkpoint> =>
  mongo.collection<Checkpoint>(modelOptions(Checkpoint).collection);

/**
 * Writes a leader's news into its consumer's checkpoint.
 * @throws LeaseLostError when a later leader has written there
 */
export async function note(
  mongo: MongoService,
  name: string,
  { owner, term }: HeldLease,
  {
    place,
    problem,
    action,
    ...news
  }: Pick<Checkpoint, 'state'> &
    Partial<Pick<Checkpoint, 'problem' | 'action' | 'caught_up'>> & { place?: Pick<StreamBatch, 'token' | 'position'> },
  grown: { applied?: number; rebuilds?: number } = {},
): Promise<void> {
  try {
    await checkpointsOf(mongo).updateOne(
      { _id: name, term: { $lte: term } },
      {
        $set: {
          ...news,
          owner,
          term,
          caught_up: news.caught_up ?? false,
          ...(place !== undefined && { token: place.token, position: place.position }),
          ...(problem !== undefined && { problem: problem.slice(0, 1024) }),
          ...(action !== undefined && { action: action.slice(0, 1024) }),
        },
        ...((problem === undefined || action === undefined) && {
          $unset: { ...(problem === undefined && { problem: '' }), ...(action === undefined && { action: '' }) },
        }),
        $inc: { applied: grown.applied ?? 0, rebuilds: grown.rebuilds ?? 0 },
        $currentDate: { updated_at: true },
      },
      { ...mongo.limit, upsert: true },
    );
  } catch (error) {
    // There is a checkpoint, and its term is higher.
    if (isDuplicate(error)) throw new LeaseLostError(name);
    throw error;
  }
}
