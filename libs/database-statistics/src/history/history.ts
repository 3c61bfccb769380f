import { defineClass, Field, type ModelClass } from '@lucid/common';
import { COLLECTION_FIGURES, DATABASE_FIGURES } from '../figures/figures';
import { type Metrics, metricsOf } from '../figures/metrics';
import { COLLECTION_SERIES, DATABASE_SERIES, type Series } from '../samples/retention';

/** What a history is of: its samples' distances, by their names, and what can be drawn of them. */
export interface HistoryKind {
  series: Series;
  resolutions: { fine: string; coarse: string };
  metrics: Metrics;
}

export const DATABASE_HISTORY = {
  series: DATABASE_SERIES,
  resolutions: { fine: 'minute', coarse: 'hour' },
  metrics: metricsOf(DATABASE_FIGURES),
} satisfies HistoryKind;

export const COLLECTION_HISTORY = {
  series: COLLECTION_SERIES,
  resolutions: { fine: 'hour', coarse: 'day' },
  metrics: metricsOf(COLLECTION_FIGURES),
} satisfies HistoryKind;

/** What is asked for. */
export interface HistoryQuery {
  metric: string;
  from?: Date;
  to?: Date;
  resolution?: string;
}

const told = (metrics: Metrics): string =>
  Object.entries(metrics)
    .map(([name, { description }]) => `\`${name}\`: ${description}`)
    .join(' ');

const queryClass = (name: string, enumName: string, { metrics, resolutions }: HistoryKind): ModelClass<HistoryQuery> =>
  defineClass(name, {
    metric: {
      kind: 'text',
      values: Object.keys(metrics),
      enumName,
      required: true,
      description: `What is drawn. ${told(metrics)}`,
    },
    from: { kind: 'instant', description: 'Points from here on; by default a day before `to`.' },
    to: { kind: 'instant', description: 'Points before this; by default now.' },
    resolution: {
      kind: 'text',
      values: Object.values(resolutions),
      description: 'Distance of the points; by default the finest that is kept as far back as `from`.',
    },
  });

export const DatabaseHistoryQuery = queryClass('DatabaseHistoryQuery', 'DatabaseMetric', DATABASE_HISTORY);
export const CollectionHistoryQuery = queryClass('CollectionHistoryQuery', 'CollectionMetric', COLLECTION_HISTORY);

/** A point to draw. */
export class HistoryPoint {
  @Field({ kind: 'instant', required: true, description: 'Start of its minute, hour or day.' })
  t!: Date;

  @Field({
    kind: 'any',
    schema: { type: ['number', 'null'] },
    required: true,
    description: 'The value; null where a gap begins: nothing was sampled, or the server was started meanwhile.',
  })
  value!: number | null;
}

/** A metric over a time. */
export class History {
  @Field({ kind: 'text', required: true, description: 'The metric.' })
  metric!: string;

  @Field({ kind: 'text', values: ['minute', 'hour', 'day'], required: true, description: 'Distance of the points.' })
  resolution!: string;

  @Field({ kind: 'instant', required: true, description: 'Points from here on.' })
  from!: Date;

  @Field({ kind: 'instant', required: true, description: 'Points before this.' })
  to!: Date;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => HistoryPoint },
    required: true,
    description: 'The points, in the order of their time.',
  })
  points!: HistoryPoint[];
}
