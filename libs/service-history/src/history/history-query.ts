import { Field, type FieldOptions, ProblemError } from '@lucid/common';
import { type Resolution, RESOLUTION_NAMES, RESOLUTIONS, startOf } from '../samples/resolutions';

/** What a history is asked for. */
export interface HistoryQuery {
  from?: Date;
  to?: Date;
  resolution?: Resolution;
}

/** A time that points are asked for. */
export interface HistoryRange {
  from: Date;
  to: Date;
  resolution: Resolution;
}

const DAY_MS = 24 * 3600 * 1000;
/** More points than this are no chart, and reading their samples takes long. */
export const MOST_POINTS = 1500;

export const FROM = { kind: 'instant', description: 'Points from here on. Default: a day before `to`.' } as const;
export const TO = { kind: 'instant', description: 'Points before this time. Default: now.' } as const;
export const RESOLUTION = {
  kind: 'text',
  values: RESOLUTION_NAMES,
  description: `Distance of the points. Minutes are kept for 2 days, five minutes and hours for 30 days. An answer has ${MOST_POINTS.toLocaleString('en')} points at most. Default: the finest that is kept as far back as \`from\` and has no more points.`,
} as const satisfies FieldOptions;

/** A history of one resolution: the beginning of every answer. */
export class History {
  @Field({ ...RESOLUTION, required: true, description: 'Distance of the points.' })
  resolution!: string;

  @Field({ kind: 'instant', required: true, description: 'Points from here on.' })
  from!: Date;

  @Field({ kind: 'instant', required: true, description: 'Points before this time.' })
  to!: Date;
}

/** @throws ProblemError 400 for a range that ends before it begins, or has too many points */
export function rangeOf({ to = new Date(), from, resolution }: HistoryQuery, now = new Date()): HistoryRange {
  const begin = from ?? new Date(to.getTime() - DAY_MS);
  if (begin >= to) throw invalid('from', 'range', '`from` must lie before `to`.', 'must lie before to');
  const pointsAt = (name: Resolution): number => (to.getTime() - begin.getTime()) / RESOLUTIONS[name].span;
  const isServed = (name: Resolution): boolean =>
    pointsAt(name) <= MOST_POINTS && begin.getTime() >= now.getTime() - RESOLUTIONS[name].keep;
  const chosen = resolution ?? RESOLUTION_NAMES.find(isServed) ?? 'hour';
  if (pointsAt(chosen) > MOST_POINTS)
    throw invalid(
      resolution === undefined ? 'from' : 'resolution',
      'range',
      `From \`from\` to \`to\` there are ${Math.ceil(pointsAt(chosen))} points of this resolution; an answer has ${MOST_POINTS} at most. Ask for a shorter time or a coarser resolution.`,
      `has more than ${MOST_POINTS} points in this time`,
    );
  return { from: startOf(begin, chosen), to, resolution: chosen };
}

const invalid = (pointer: string, code: string, detail: string, message: string): ProblemError =>
  new ProblemError('invalid_parameter', detail, { errors: [{ pointer, code, message }] });

/** @throws ProblemError 404 for a name that does not exist */
export function requireKnown(what: string, name: string | undefined, names: readonly string[]): void {
  if (name === undefined || names.includes(name)) return;
  throw new ProblemError('not_found', `There is no ${what} \`${name}\`. Choose one of: ${names.join(', ')}.`);
}
