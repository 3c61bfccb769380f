import { Field, ProblemError, type WriteContext } from '@lucid/common';
import { type Job, type JobContext, JobsService } from '@lucid/jobs';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { forJob } from '../connection/engine-errors';
import { DriftAudit, type DriftReport } from '../drift/drift-audit';
import { IndexBuilder } from '../indices/index-builder';
import { IndexRegistry } from '../indices/index-registry';
import { searchedModels, type SearchedModel } from '../mapping/search-fields';

const REBUILD = 'rebuild_search_index';
const AUDIT = 'audit_search';

/** What a rebuild gave. */
interface Rebuilt {
  index: string;
  documents: number;
  refused: number;
  refused_ids: string[];
  /** What is kept to go back to. */
  previous?: string;
}

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

/** Rebuilding an index, and comparing indices with what is stored: both take long. */
@Injectable()
export class SearchJobsService implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly builder: IndexBuilder,
    private readonly registry: IndexRegistry,
    private readonly audit: DriftAudit,
  ) {}

  onModuleInit(): void {
    this.jobs.register<{ collection: string }, Rebuilt>({
      kind: REBUILD,
      tellsValues: true,
      concurrency: 1,
      afterCrash: 'again',
      onePerTarget: true,
      run: async ({ collection }, job) => forJob(() => this.rebuild(this.model(collection), job)),
    });
    this.jobs.register<{ collections: string[]; repair: boolean }, { reports: DriftReport[] }>({
      kind: AUDIT,
      tellsValues: true,
      concurrency: 1,
      afterCrash: 'again',
      run: async ({ collections, repair }, job) => {
        const reports: DriftReport[] = [];
        for (const collection of collections)
          reports.push(await forJob(() => this.audit.auditDrift(this.model(collection), job, repair)));
        return { reports };
      },
    });
  }

  /** @throws ProblemError 404 for a collection that is not searched, 409 while it is being rebuilt */
  async startRebuild(collection: string, requestedBy: string, writing: WriteContext): Promise<Job> {
    this.model(collection);
    return this.jobs.start({ kind: REBUILD, target: collection, params: { collection }, requestedBy, writing });
  }

  /** @throws ProblemError 404 */
  async startAudit({ collections, repair }: AuditRequest, requestedBy: string, writing: WriteContext): Promise<Job> {
    const names = collections ?? searchedModels().map(({ collection }) => collection);
    names.forEach((name) => this.model(name));
    return this.jobs.start({
      kind: AUDIT,
      target: names.join(','),
      params: { collections: names, repair },
      requestedBy,
      writing,
    });
  }

  /** A new index, filled, compared, and searched in one step; the one before is fed on for a day. */
  private async rebuild(model: SearchedModel, job: JobContext): Promise<Rebuilt> {
    for (const { index, collection_name, state } of await this.registry.all())
      // What an attempt that died left behind. The leader builds only what is missing, and that is live at once.
      if (state === 'building' && collection_name === model.collection) await this.registry.remove(index);
    const previous = await this.registry.live(model);
    job.phase('indexing', 'documents');
    const built = await this.builder.build(model, {
      signal: job.signal,
      assertHeld: () => job.signal.throwIfAborted(),
      progress: (done, total) => job.progress(done, total),
    });
    try {
      const { missing, extra, different } = await this.audit.auditDrift(model, job, true, built.index);
      if (missing > built.refused || extra + different > 0) {
        const again = await this.audit.auditDrift(model, job, false, built.index);
        if (again.missing > built.refused || again.extra + again.different > 0)
          throw new ProblemError(
            'conflict',
            `The new index of ${model.collection} differs from what is stored. The old one is searched on.`,
          );
      }
      job.signal.throwIfAborted();
      await this.builder.activate(model, built);
    } catch (error) {
      await this.registry.remove(built.index).catch(() => undefined);
      throw error;
    }
    const { version: _version, ...rebuilt } = built;
    return { ...rebuilt, ...(previous !== undefined && { previous }) };
  }

  private model(collection: string): SearchedModel {
    const model = searchedModels().find((each) => each.collection === collection);
    if (model === undefined) throw new ProblemError('not_found', `${collection} is not searched.`);
    return model;
  }
}
