import { Field } from '@lucid/common';
import { CONSUMER_STATES, type ConsumerState } from '../stream/checkpoint';

const SECONDS = { kind: 'int', long: true, min: 0 } as const;
const COUNT = { ...SECONDS, required: true } as const;

/** How far one consumer of the changes is. */
export class ConsumerStatus {
  @Field({ kind: 'text', required: true, description: 'Name of the consumer.' })
  name!: string;

  @Field({
    kind: 'text',
    values: CONSUMER_STATES,
    enumName: 'ConsumerState',
    description: 'What its leader is doing; absent until there is one.',
  })
  state?: ConsumerState;

  @Field({ kind: 'text', description: 'The replica that leads, or led last: its host, process id and a few digits.' })
  leader?: string;

  @Field({ ...COUNT, description: 'Term of its lease: raised with each change of leader.' })
  term!: number;

  @Field({ kind: 'text', description: 'How far it is, as a consistency token: writes up to it are seen.' })
  position?: string;

  @Field({
    ...SECONDS,
    description: 'How long ago the oldest change happened that it has not taken; 0 when it has taken all.',
  })
  lag_seconds?: number;

  @Field({
    ...SECONDS,
    description:
      'How far its place is from the oldest entry of the oplog: when it is 0, changes are lost and it is rebuilt.',
  })
  headroom_seconds?: number;

  @Field({ ...COUNT, description: 'Changes taken so far.' })
  applied!: number;

  @Field({ ...COUNT, description: 'Rebuilds so far.' })
  rebuilds!: number;

  @Field({ ...COUNT, description: 'Changes that it could not take.' })
  dead_letters!: number;

  @Field({
    kind: 'text',
    description: 'Why the consumer takes no change at the moment. Its leader tries again every few seconds.',
  })
  problem?: string;

  @Field({ kind: 'text', description: 'What to do about the problem, if that is known.' })
  action?: string;

  @Field({ kind: 'instant', description: 'When its leader last said so.' })
  updated_at?: Date;
}

/** Everything that is kept in step with MongoDB, and how far it is. */
export class ChangeStreamStatus {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => ConsumerStatus },
    required: true,
    description: 'Each consumer.',
  })
  consumers!: ConsumerStatus[];

  @Field({ kind: 'instant', description: 'Oldest entry of the oplog: what happened before cannot be told any more.' })
  oplog_from?: Date;
}
