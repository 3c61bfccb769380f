import type { components } from '@lucid/client';
import { bytes, count, counted } from '../../format/numbers';

/** When a volume will be full, in a sentence. */
export function forecastInWords({
  trend,
  expected_days: days,
  low_days: low,
  high_days: high,
  bytes_per_day: rate,
  limited_by,
}: components['schemas']['VolumeForecast']): string {
  if (trend === 'too_few_samples') return 'There are too few daily samples for a forecast.';
  if (trend === 'not_growing' || days === undefined) return 'The volume is not growing.';
  const band = low === undefined || high === undefined ? '' : `, between ${count(low)} and ${count(high)} days`;
  const speed = rate === undefined ? '' : ` It grows by ${bytes(rate)} a day.`;
  return `Full in about ${counted(days, 'day')}${band}, by its ${limited_by}.${speed}`;
}
