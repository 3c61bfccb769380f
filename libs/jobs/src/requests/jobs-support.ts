import { ProvidesSupport, type SupportSource } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { JobsService } from './jobs.service';

/** The most that a list answers. */
const LAST_JOBS = 200;

/** The last jobs in a support bundle: without results, and of errors only the code, since both may quote documents. */
@Injectable()
@ProvidesSupport()
export class JobsSupport implements SupportSource {
  readonly name = 'jobs.json';
  readonly timeoutMs = 5000;

  constructor(private readonly jobs: JobsService) {}

  async writeSupport(): Promise<unknown> {
    const { items } = await this.jobs.list({ limit: LAST_JOBS });
    return {
      items: items.map(({ result: _result, error, progress, ...job }) => {
        const { current: _current, ...counted } = progress ?? {};
        return { ...job, progress: counted, ...(error !== undefined && { error_code: error.code }) };
      }),
    };
  }
}
