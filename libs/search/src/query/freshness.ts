import { ProblemError } from '@lucid/common';
import { CONSISTENCY_TOKEN, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { isIndexed } from '../indices/indexed-position';
import type { SearchedModel } from '../mapping/search-fields';
import { SearchService } from './search.service';

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
    if (!(await isIndexed(this.mongo, token, waitMs)))
      throw new ProblemError(
        'precondition_failed',
        `The write of X-Min-Consistency was not indexed within ${waitMs} ms.`,
      );
    for (const model of new Set(models)) await this.search.refresh(model);
  }
}
