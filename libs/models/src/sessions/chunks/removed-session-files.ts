import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';

/** The folder of a session that was deleted: noted in the transaction that deletes it, and forgotten once the files are gone. */
@Model({ collection: 'removed_session_files', indexes: [] })
export class RemovedSessionFiles {
  /** The folder's path in the volume. */
  _id!: string;

  @Field({ kind: 'instant', required: true, description: 'When the session was deleted.' })
  removed_at!: Date;
}
