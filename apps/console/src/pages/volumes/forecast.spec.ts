import { forecastInWords } from './forecast';

describe('the forecast of a volume', () => {
  it('tells the days with their band', () => {
    const forecast = {
      trend: 'growing',
      limited_by: 'quota',
      expected_days: 41,
      low_days: 36,
      high_days: 52,
      bytes_per_day: 2e9,
    } as const;
    expect(forecastInWords(forecast)).toBe(
      'Full in about 41 days, between 36 and 52 days, by its quota. It grows by 2 GB a day.',
    );
  });

  it('says why there is none', () => {
    expect(forecastInWords({ trend: 'too_few_samples', limited_by: 'disk' })).toContain('too few');
    expect(forecastInWords({ trend: 'not_growing', limited_by: 'disk' })).toBe('The volume is not growing.');
  });
});
