import { counted } from '@lucid/common';
import { tooMany } from './rate-limit.guard';

const REFUSALS = 'lucid_rate_limit_refusals_total';

describe('a request over its limit', () => {
  it('is answered when to come again, and counted by the limit that was spent', async () => {
    expect(await counted.getSingleMetricAsString(REFUSALS)).toContain(`${REFUSALS}{limit="caller"} 0`);
    const problem = tooMany('unknown_keys', 'Too many.', { secondsLeft: 7 });
    expect([problem.code, problem.headers]).toEqual(['too_many_requests', { 'retry-after': '7' }]);
    const told = await counted.getSingleMetricAsString(REFUSALS);
    expect(told).toContain(`${REFUSALS}{limit="unknown_keys"} 1`);
    expect(told).toContain(`${REFUSALS}{limit="caller"} 0`);
  });
});
