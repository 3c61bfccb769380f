/** What a volume had in use at a time. */
export interface Sample {
  sampled_at: Date;
  used_bytes: number;
}

export const TRENDS = ['too_few_samples', 'growing', 'not_growing'] as const;

/** When a volume will be full, if it goes on as the samples do. */
export interface Forecast {
  trend: (typeof TRENDS)[number];
  /** Growth of a mean day; absent with too few samples. */
  bytes_per_day?: number;
  /** Days until it is full: as expected, and the band that holds with {@link CONFIDENCE}. What lies beyond ten years is absent. */
  expected_days?: number;
  low_days?: number;
  high_days?: number;
}

/** With fewer samples than this, no more is said than that. */
export const MIN_SAMPLES = 7;
/** Only this many days are looked at: growth of long ago says little. */
export const WINDOW_DAYS = 90;
/** The share of forecasts whose band holds the day on which the volume is full, if it grows as the model says. */
export const CONFIDENCE = 0.8;
/** The normal quantile of that: half of what is outside lies on each side. */
const Z = 1.2816;
/** Student's quantile in its place, as the variance is told by few steps too (Cornish and Fisher's first term). */
const quantile = (freedom: number): number => Z + (Z ** 3 + Z) / (4 * freedom);
/** Ten years: beyond, a number of days would pretend to know. */
const HORIZON_DAYS = 3650;
/** Over a shorter time, chance would count for too much: it is divided by it. */
const MIN_STEP_DAYS = 0.5;
const DAY_MS = 24 * 3600_000;

/**
 * Forecasts by the drift method: use is a sum of days, each the mean day and chance (a random walk with drift), so the
 * mean growth is that from the first to the last sample, and after h days the error has the variance s² h (1 + h / T), of
 * chance and of a mean that T days have told (R. J. Hyndman, G. Athanasopoulos, Forecasting: Principles and Practice,
 * 3rd ed., §5.2 and table 5.2). A line fitted through the samples would take such errors for independent, and its band be
 * far too narrow. The band's ends are where the upper and the lower bound of use reach the quota.
 * @param samples one a day, in their order; days may be missing
 * @param room bytes that are left of the quota
 */
export function forecast(samples: readonly Sample[], room: number): Forecast {
  const steps = stepsOf(samples);
  const days = steps.reduce((sum, step) => sum + step.days, 0);
  if (steps.length + 1 < MIN_SAMPLES || days < MIN_SAMPLES - 1) return { trend: 'too_few_samples' };
  const mean = steps.reduce((sum, step) => sum + step.bytes, 0) / days;
  const variance =
    steps.reduce((sum, step) => sum + (step.bytes - mean * step.days) ** 2 / step.days, 0) / (steps.length - 1);
  const z = quantile(steps.length - 1);
  const spread = (h: number): number => z * Math.sqrt(variance * h * (1 + h / days));
  const reached = (use: (h: number) => number): number | undefined => firstDay((h) => use(h) >= room);
  return {
    trend: mean > 0 ? 'growing' : 'not_growing',
    bytes_per_day: Math.round(mean),
    expected_days: reached((h) => mean * h),
    low_days: reached((h) => mean * h + spread(h)),
    high_days: reached((h) => mean * h - spread(h)),
  };
}

interface Step {
  days: number;
  bytes: number;
}

/** The changes from sample to sample. One that was taken shortly after another, as today's may be, is left for later. */
function stepsOf(samples: readonly Sample[]): Step[] {
  const end = samples.at(-1)?.sampled_at.getTime() ?? 0;
  const steps: Step[] = [];
  let before: Sample | undefined;
  for (const sample of samples) {
    if (end - sample.sampled_at.getTime() > WINDOW_DAYS * DAY_MS) continue;
    const days = before === undefined ? 0 : (sample.sampled_at.getTime() - before.sampled_at.getTime()) / DAY_MS;
    if (before !== undefined && days < MIN_STEP_DAYS) continue;
    if (before !== undefined) steps.push({ days, bytes: sample.used_bytes - before.used_bytes });
    before = sample;
  }
  return steps;
}

/** The first whole day on which something holds, within the horizon. */
function firstDay(holds: (day: number) => boolean): number | undefined {
  for (let day = 0; day <= HORIZON_DAYS; day += 1) if (holds(day)) return day;
  return undefined;
}
