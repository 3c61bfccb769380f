import { Field, type WriteContext } from '@lucid/common';
import { type Job, JobsService } from '@lucid/jobs';
import { Injectable } from '@nestjs/common';
import { searchedModel, searchedModels } from '../mapping/search-fields';
import { AUDIT_SEARCH, type AuditParams } from './audit-search-job';
import { REBUILD_INDEX } from './rebuild-index-job';

/** What is compared. */
export class AuditRequest {
  @Field({
    kind: 'list',
    items: { kind: 'text', maxLength: 64, pattern: /^[a-z][a-z0-9_]{0,63}$/ },
    minItems: 1,
    maxItems: 50,
    unique: true,
    collection: true,
    description: 'Collections; all that are searched when left out.',
  })
  collections?: string[];

  @Field({ kind: 'flag', fallback: false, description: 'Mend what differs: only that is written.' })
  repair!: boolean;
}

/** Starts the jobs that rebuild an index and that compare indices with what is stored. */
@Injectable()
export class SearchJobsService {
  constructor(private readonly jobs: JobsService) {}

  /** @throws ProblemError 404 for a collection that is not searched, 409 while it is being rebuilt */
  async startRebuild(collection: string, requestedBy: string, writing: WriteContext): Promise<Job> {
    searchedModel(collection);
    return this.jobs.start({ kind: REBUILD_INDEX, target: collection, params: { collection }, requestedBy, writing });
  }

  /** @throws ProblemError 404 */
  async startAudit({ collections, repair }: AuditRequest, requestedBy: string, writing: WriteContext): Promise<Job> {
    const names = collections ?? searchedModels().map(({ collection }) => collection);
    names.forEach((name) => searchedModel(name));
    const params: AuditParams = { collections: names, repair };
    return this.jobs.start({ kind: AUDIT_SEARCH, target: names.join(','), params, requestedBy, writing });
  }
}
