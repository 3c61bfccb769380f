import { checkpointsOf } from '@lucid/changes';
import { ProblemError } from '@lucid/common';
import { CONSISTENCY_TOKEN, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { SEARCH_CONSUMER } from '../indices/search-consumer';
import type { SearchedModel } from '../mapping/search-fields';
import { SearchService } from './search.service';

const POLL_MS = 25;

/** Read your writes in search: waits until a write is indexed, and makes it be found. */
@Injectable()
export class Freshness {
  constructor(
    private readonly mongo: MongoService,
    private readonly search: SearchService,
  ) {}

  /** @throws ProblemError 400 for what is no token, 412 when the write was not indexed in time */
  async reach(models: readonly SearchedModel[], token: string | undefined, waitMs: number): Promise<void> {
    if (token === undefined) return;
    if (!CONSISTENCY_TOKEN.test(token))
      throw new ProblemError('invalid_header', 'X-Min-Consistency must be an X-Consistency-Token as it was answered.', {
        errors: [{ pointer: 'X-Min-Consistency', code: 'pattern', message: 'must be an X-Consistency-Token' }],
      });
    for (const deadline = Date.now() + waitMs; ;) {
      const checkpoint = await checkpointsOf(this.mongo).findOne({ _id: SEARCH_CONSUMER }, this.mongo.limit);
      if ((checkpoint?.position ?? '') >= token) break;
      const left = deadline - Date.now();
      if (left <= 0)
        throw new ProblemError(
          'precondition_failed',
          `The write of X-Min-Consistency was not indexed within ${waitMs} ms.`,
        );
      await sleep(Math.min(POLL_MS, left));
    }
    for (const model of new Set(models)) await this.search.refresh(model);
  }
}
