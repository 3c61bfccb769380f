import { defineClass, Field, type FieldOptions } from '@lucid/common';
import { FROM, History, type HistoryQuery, RESOLUTION, TO } from './history-query';

export interface RequestHistoryQueryFields extends HistoryQuery {
  group?: string;
}

const GROUP = { kind: 'text', minLength: 1, maxLength: 64, pattern: /^[a-z][a-z0-9-]*$/, example: 'users' } as const;

export const RequestHistoryQuery = defineClass('RequestHistoryQuery', {
  from: FROM,
  to: TO,
  resolution: RESOLUTION,
  group: {
    ...GROUP,
    description:
      'Only requests of this group: a tag of the OpenAPI document, or `other` for requests that no operation answers. Default: all groups but `probes`.',
  },
});

const COUNT = { kind: 'int', long: true, min: 0 } as const;
const nullable = (description: string): FieldOptions => ({
  kind: 'any',
  schema: { type: ['number', 'null'], minimum: 0 },
  required: true,
  description,
});

/** Requests of a time. */
class RequestFigures {
  @Field({ ...COUNT, required: true, description: 'Requests.' })
  requests!: number;

  @Field({ ...COUNT, required: true, description: 'Requests answered 4xx, but 499.' })
  client_errors!: number;

  @Field({ ...COUNT, required: true, description: 'Requests answered 5xx.' })
  server_errors!: number;

  @Field({
    ...COUNT,
    required: true,
    description: 'Requests whose caller closed the connection before the answer (499).',
  })
  aborted!: number;

  @Field(nullable('Median time until the answer was sent, in seconds. Null where no request was timed.'))
  p50_seconds!: number | null;

  @Field(nullable('95th percentile, in seconds.'))
  p95_seconds!: number | null;

  @Field(nullable('99th percentile, in seconds. A value of 10 means 10 or more.'))
  p99_seconds!: number | null;
}

/** A point of the history. Where a gap begins, all but `t` is null. */
export class RequestHistoryPoint {
  @Field({ kind: 'instant', required: true, description: 'Start of its minute, five minutes or hour.' })
  t!: Date;

  @Field(nullable('Replicas that sampled. A replica that was restarted counts twice. Null where a gap begins.'))
  replicas!: number | null;

  @Field(nullable('Requests.'))
  requests!: number | null;

  @Field(nullable('Requests answered 4xx, but 499.'))
  client_errors!: number | null;

  @Field(nullable('Requests answered 5xx.'))
  server_errors!: number | null;

  @Field(nullable('Requests whose caller closed the connection before the answer (499).'))
  aborted!: number | null;

  @Field(nullable('Median time until the answer was sent, in seconds. Null where no request was timed.'))
  p50_seconds!: number | null;

  @Field(nullable('95th percentile, in seconds.'))
  p95_seconds!: number | null;

  @Field(nullable('99th percentile, in seconds. A value of 10 means 10 or more.'))
  p99_seconds!: number | null;
}

/** Requests of one group in the whole time. */
export class RequestGroupTotal extends RequestFigures {
  @Field({ ...GROUP, required: true, description: 'The group.' })
  group!: string;
}

/** Requests, errors and latency over a time, of all replicas. */
export class RequestHistory extends History {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => RequestHistoryPoint },
    required: true,
    description: 'The points, in the order of their time. The last one may be of a span that has not ended.',
  })
  points!: RequestHistoryPoint[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => RequestGroupTotal },
    required: true,
    description: 'Each group that had requests in this time, the busiest first.',
  })
  groups!: RequestGroupTotal[];
}
