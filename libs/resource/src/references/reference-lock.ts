import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';

/** Held in transactions that must not run beside each other; see {@link holdShared} and {@link holdAlone}. */
@Model({
  collection: 'reference_locks',
  indexes: [{ keys: { at: 1 }, expireAfterSeconds: 3600, serves: 'forgets locks that nobody takes any more' }],
})
export class ReferenceLock {
  /** What is held, such as `users:alice:3`. */
  _id!: string;

  @Field({ kind: 'instant', required: true, description: 'When it was last taken.' })
  at!: Date;
}
