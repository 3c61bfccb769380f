import { ProblemError } from '@lucid/common';
import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { Injectable } from '@nestjs/common';
import { forJob } from '../connection/engine-errors';
import { DriftAudit } from '../drift/drift-audit';
import { IndexBuilder } from '../indices/index-builder';
import { IndexRegistry } from '../indices/index-registry';
import { searchedModel, type SearchedModel } from '../mapping/search-fields';

/** The kind of job that builds the index of a collection anew. */
export const REBUILD_INDEX = 'rebuild_search_index';

/** What a rebuild gave. */
interface Rebuilt {
  index: string;
  documents: number;
  refused: number;
  refused_ids: string[];
  /** What is kept to go back to. */
  previous?: string;
}

/** Builds an index beside the one that is searched, and compares it with what is stored before it is searched. */
@RunsJobs()
@Injectable()
export class RebuildIndexJob implements JobKind<{ collection: string }, Rebuilt> {
  readonly kind = REBUILD_INDEX;
  readonly tellsValues = true;
  readonly concurrency = 1;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;

  constructor(
    private readonly builder: IndexBuilder,
    private readonly registry: IndexRegistry,
    private readonly audit: DriftAudit,
  ) {}

  async run({ collection }: { collection: string }, job: JobContext): Promise<Rebuilt> {
    return forJob(() => this.rebuild(searchedModel(collection), job));
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
}
