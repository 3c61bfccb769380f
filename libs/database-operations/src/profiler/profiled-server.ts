import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';

/** For how long a process of a server is remembered, in seconds: longer than one runs. */
const REMEMBERED_SECONDS = 400 * 24 * 3600;

/** A process of a MongoDB server whose profiler was set, by the service or through it: it is not turned on again unasked. */
@Model({
  collection: 'profiled_servers',
  indexes: [
    { keys: { set_at: 1 }, expireAfterSeconds: REMEMBERED_SECONDS, serves: 'forgets a process that has long ended' },
  ],
})
export class ProfiledServer {
  /** MongoDB's id of the process: another one after each start. */
  _id!: string;

  @Field({ kind: 'instant', required: true, description: 'When its profiler was last set.' })
  set_at!: Date;
}
