import { type JobContext, type JobTimes } from '@lucid/jobs';
import { loadConfig } from '@lucid/config';
import { MongoService } from '@lucid/mongo';
import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from '../../../apps/api/src/serve';
import { Jobs } from '../jobs';

/**
 * A program for tests: a replica that queues a job of its own and runs it, until it is killed. What its work does, it
 * writes to the collection `walked`.
 */
async function work(kind: string, afterCrash: 'again' | 'fail', job_id: string, times: string): Promise<void> {
  const app = await serve(loadConfig(process.env));
  const walked = app.get(MongoService);
  const note = (step: object): Promise<unknown> => walked.collection('walked').insertOne({ job_id, ...step });
  const jobs = new Jobs(app, JSON.parse(times) as Partial<JobTimes>);
  jobs.register({
    kind,
    afterCrash,
    run: async (_, job: JobContext) => {
      job.signal.addEventListener('abort', () => void note({ aborted: true, attempt: job.attempt }));
      job.phase('walking', 'steps', 1_000_000);
      try {
        for (let step = 1; ; step += 1) {
          await note({ step, attempt: job.attempt });
          job.progress(step);
          await job.keep({ step });
          await pause(10);
        }
      } finally {
        await note({ ended: true, attempt: job.attempt });
      }
    },
  });
  for (;;) {
    try {
      await jobs.start(kind, {}, 'x', job_id);
      return;
    } catch {
      // The schema is not in place yet.
      await pause(50);
    }
  }
}

const [kind = '', afterCrash = '', job_id = '', times = '{}'] = process.argv.slice(2);
void work(kind, afterCrash as 'again' | 'fail', job_id, times);
