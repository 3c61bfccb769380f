import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { Injectable } from '@nestjs/common';
import { forJob } from '../connection/engine-errors';
import { DriftAudit, type DriftReport } from '../drift/drift-audit';
import { searchedModel } from '../mapping/search-fields';

/** The kind of job that compares indices with what is stored. */
export const AUDIT_SEARCH = 'audit_search';

export interface AuditParams {
  collections: string[];
  repair: boolean;
}

/** Compares indices with what is stored, collection by collection. */
@RunsJobs()
@Injectable()
export class AuditSearchJob implements JobKind<AuditParams, { reports: DriftReport[] }> {
  readonly kind = AUDIT_SEARCH;
  readonly tellsValues = true;
  readonly concurrency = 1;
  readonly afterCrash = 'again';

  constructor(private readonly audit: DriftAudit) {}

  async run({ collections, repair }: AuditParams, job: JobContext): Promise<{ reports: DriftReport[] }> {
    const reports: DriftReport[] = [];
    for (const collection of collections)
      reports.push(await forJob(() => this.audit.auditDrift(searchedModel(collection), job, repair)));
    return { reports };
  }
}
