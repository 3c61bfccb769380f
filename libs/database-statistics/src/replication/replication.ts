import { Field } from '@lucid/common';
import { count, quantity } from '../figures/fields';

/** A member of the replica set. */
export class ReplicaSetMember {
  @Field({ kind: 'text', required: true, description: 'Its address, as the set names it.' })
  name!: string;

  @Field({
    kind: 'text',
    required: true,
    description: 'PRIMARY, SECONDARY, ARBITER, RECOVERING, STARTUP2, ROLLBACK, DOWN or another of MongoDB’s states.',
  })
  state!: string;

  @Field({ kind: 'flag', required: true, description: 'Whether the member that was asked hears from it.' })
  healthy!: boolean;

  @Field(count('How long it has run, as far as it is heard of.', false))
  uptime_seconds?: number;

  @Field({
    kind: 'instant',
    description: 'The last operation that it has; absent where it keeps none, or is not heard of.',
  })
  optime_at?: Date;

  @Field(count('How far its last operation is behind the newest of the set, in whole seconds.', false))
  lag_seconds?: number;

  @Field(count('How long ago it was last heard of, where it is not any more: it has nothing newer.', false))
  away_seconds?: number;

  @Field(count('Time of a heartbeat there and back.', false))
  ping_milliseconds?: number;

  @Field({ kind: 'text', description: 'The member that it copies from.' })
  sync_source?: string;

  @Field(quantity('Its chance to be elected; 0 never.'))
  priority?: number;

  @Field(count('Its votes in elections.', false))
  votes?: number;

  @Field({ kind: 'flag', description: 'Whether clients do not see it.' })
  hidden?: boolean;

  @Field(count('How far it stays behind on purpose.', false))
  delay_seconds?: number;
}

/** The log of operations that members and change streams read, of the member that was asked. */
export class OplogStats {
  @Field(count('Size that it may have.'))
  size_bytes!: number;

  @Field(count('Part of it that is used; full, it forgets its oldest operations.'))
  used_bytes!: number;

  @Field({ kind: 'instant', description: 'Its first operation.' })
  first_at?: Date;

  @Field({ kind: 'instant', description: 'Its last operation.' })
  last_at?: Date;

  @Field(count('Time that it spans.', false))
  window_seconds?: number;
}

/** How long who follows the oplog may be away before operations that it has not seen are forgotten. */
export class Headroom {
  @Field({ ...quantity('What is written to the oplog in a second, since the last sample.'), required: true })
  written_bytes_per_second!: number;

  @Field({
    kind: 'any',
    schema: { type: ['number', 'null'] },
    required: true,
    description:
      'How long a reader of changes that is up to date may be away at this rate; null while nothing is written.',
  })
  reader_seconds!: number | null;

  @Field(quantity('How long the member that is furthest behind, or longest away, may stay so at this rate.'))
  slowest_member_seconds?: number;

  @Field({ kind: 'text', description: 'That member.' })
  slowest_member?: string;
}

/** The replica set under the database. */
export class Replication {
  @Field({
    kind: 'text',
    values: ['replica_set', 'standalone', 'sharded'],
    required: true,
    description: 'What answers: of a standalone server or a sharded cluster there is nothing else to tell here.',
  })
  topology!: 'replica_set' | 'standalone' | 'sharded';

  @Field({ kind: 'text', description: 'Name of the replica set.' })
  set?: string;

  @Field({ kind: 'text', description: 'The primary; absent while there is none.' })
  primary?: string;

  @Field({ kind: 'list', items: { kind: 'object', type: () => ReplicaSetMember }, description: 'Its members.' })
  members?: ReplicaSetMember[];

  @Field(count('Members that must have a write before it counts as done by the majority.', false))
  write_majority?: number;

  @Field(count('How long the newest operation of the asked member came after the newest that the majority has.', false))
  majority_lag_milliseconds?: number;

  @Field({ kind: 'object', type: () => OplogStats, description: 'The oplog; absent where it may not be read.' })
  oplog?: OplogStats;

  @Field({ kind: 'text', description: 'Why there is no `oplog`.' })
  oplog_refusal?: string;

  @Field({
    kind: 'object',
    type: () => Headroom,
    description: 'How long one may be away; absent without a sample of the present run of the server.',
  })
  headroom?: Headroom;
}
