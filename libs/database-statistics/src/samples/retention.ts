/** A series of samples: how far apart they are, and how long they are kept, in ms. */
export interface Series {
  /** Distance of the samples. */
  fine: number;
  /** The first sample of each span of this length is kept longer. */
  coarse: number;
  keepFine: number;
  keepCoarse: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Of the database one sample a minute for two days, and one an hour for ninety. */
export const DATABASE_SERIES: Series = { fine: MINUTE, coarse: HOUR, keepFine: 2 * DAY, keepCoarse: 90 * DAY };

/** Of each collection one sample an hour for a week, and one a day for ninety. */
export const COLLECTION_SERIES: Series = { fine: HOUR, coarse: DAY, keepFine: 7 * DAY, keepCoarse: 90 * DAY };

/** The start of the span of a length, in ms, that a time lies in. */
export const startOf = (time: Date, span: number): Date => new Date(Math.floor(time.getTime() / span) * span);

/**
 * Whether the sample of a time is kept longer, and until when. Nothing is ever condensed: counters go on from sample to
 * sample, so that those which stay give the same rates over the longer spans as all of them would have.
 * @param coarseAt when the latest sample before it was taken that is kept longer, if there is one
 */
export function retention(
  { coarse, keepFine, keepCoarse }: Series,
  at: Date,
  coarseAt: Date | undefined,
): { coarse?: true; expires_at: Date } {
  const isFirst = coarseAt === undefined || startOf(coarseAt, coarse).getTime() < startOf(at, coarse).getTime();
  const expires = (keep: number): Date => new Date(at.getTime() + keep);
  return isFirst ? { coarse: true, expires_at: expires(keepCoarse) } : { expires_at: expires(keepFine) };
}
