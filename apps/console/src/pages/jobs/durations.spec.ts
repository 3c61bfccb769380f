import type { Job } from '@lucid/client';
import { secondsOf, usualSeconds } from './durations';

const job = (seconds: number, state = 'succeeded'): Job =>
  ({ state, started_at: new Date(0).toISOString(), ended_at: new Date(seconds * 1000).toISOString() }) as Job;

describe('durations of jobs', () => {
  it('last until the end, or until now', () => {
    expect(secondsOf(job(4))).toBe(4);
    expect(secondsOf({ started_at: new Date(0).toISOString() } as Job, 9000)).toBe(9);
    expect(secondsOf({} as Job)).toBeUndefined();
  });

  it('are compared with the median of those that succeeded', () => {
    expect(usualSeconds([job(9), job(2), job(3), job(100, 'failed')])).toBe(3);
    expect(usualSeconds([])).toBeUndefined();
  });
});
