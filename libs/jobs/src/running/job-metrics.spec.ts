import { counted } from '@lucid/common';
import { knowKind, noteEnd } from './job-metrics';

const ENDED = 'lucid_jobs_ended_total';

describe('ends of jobs', () => {
  it('are counted from 0 on, and only where the job has ended here', async () => {
    knowKind('backup');
    noteEnd('backup', 'failed');
    // It goes on, and it went to another worker.
    noteEnd('backup', 'queued');
    noteEnd('backup', null);
    const told = await counted.getSingleMetricAsString(ENDED);
    expect(told.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
      `${ENDED}{kind="backup",state="succeeded"} 0`,
      `${ENDED}{kind="backup",state="failed"} 1`,
      `${ENDED}{kind="backup",state="cancelled"} 0`,
    ]);
  });
});
