import { Field } from '@lucid/common';

const COUNT = { kind: 'int', long: true, min: 0 } as const;

/** How far an operation is, where MongoDB counts it: index builds, for one. */
export class OperationProgress {
  @Field({ ...COUNT, required: true, description: 'Done.' })
  done!: number;

  @Field({ ...COUNT, required: true, description: 'To do in all, as far as MongoDB knows.' })
  total!: number;

  @Field({ kind: 'text', description: "What is counted, in MongoDB's words." })
  phase?: string;
}

/** An operation that is under way. Values that it works with are nowhere in it. */
export class CurrentOperation {
  @Field({ kind: 'text', description: 'Id to kill it by; an idle one has none.', example: '4711' })
  opid?: string;

  @Field({ kind: 'text', description: 'Database and collection; MongoDB does not tell it of an idle transaction.' })
  namespace?: string;

  @Field({ kind: 'text', required: true, description: "MongoDB's name of the command: find, aggregate, getMore, …" })
  operation!: string;

  @Field({
    kind: 'text',
    required: true,
    description: 'Filter, sort, projection and stages, with the name of its type for each value.',
    example: 'filter {status: ?string}',
  })
  shape!: string;

  @Field({
    ...COUNT,
    required: true,
    description: 'Microseconds since it began; of an idle one, since its cursor or transaction did.',
  })
  age_microseconds!: number;

  @Field({
    kind: 'flag',
    required: true,
    description: 'Whether it works at the moment; an idle one only holds a place.',
  })
  active!: boolean;

  @Field({ kind: 'flag', required: true, description: 'Whether it waits for a lock.' })
  waiting_for_lock!: boolean;

  @Field({ ...COUNT, required: true, description: 'How often it began again since another wrote the same document.' })
  write_conflicts!: number;

  @Field({ kind: 'flag', required: true, description: 'Whether it is to end already, and has not come to see it.' })
  kill_pending!: boolean;

  @Field({ kind: 'flag', required: true, description: 'Whether it is this service that asked for it.' })
  own!: boolean;

  @Field({ kind: 'flag', required: true, description: 'Whether it is a part of a transaction.' })
  in_transaction!: boolean;

  @Field({ kind: 'text', description: "MongoDB's summary of its plan.", example: 'IXSCAN { status: 1 }' })
  plan?: string;

  @Field({ kind: 'text', description: 'Name that the client gave itself.' })
  client_name?: string;

  @Field({ kind: 'text', description: "MongoDB's name of the thread: connections are `conn` and a number." })
  thread?: string;

  @Field({ kind: 'object', type: () => OperationProgress, description: 'How far it is.' })
  progress?: OperationProgress;

  @Field({ kind: 'text', description: "Id of the service's job that it works for." })
  job_id?: string;
}

/** What is under way on the service's database. */
export class CurrentOperations {
  @Field({ kind: 'text', required: true, description: 'The member of the replica set that was asked: the primary.' })
  member!: string;

  @Field({ kind: 'flag', required: true, description: 'Whether there are more than those listed.' })
  truncated!: boolean;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => CurrentOperation },
    required: true,
    description: 'The operations, those first that began first.',
  })
  items!: CurrentOperation[];
}

/** What came of killing an operation. */
export class KilledOperation {
  @Field({ kind: 'text', required: true, description: 'Its id.' })
  opid!: string;

  @Field({
    kind: 'text',
    values: ['gone', 'marked'],
    enumName: 'KillOutcome',
    required: true,
    description:
      'gone: it is no longer there. marked: it is to end, and had not two seconds later; look whether it is still listed.',
  })
  outcome!: 'gone' | 'marked';

  @Field({ kind: 'object', type: () => CurrentOperation, required: true, description: 'What it was.' })
  operation!: CurrentOperation;
}
