import { ProblemError, toProblem, type WriteContext } from '@lucid/common';
import { type Job, JobsService } from '@lucid/jobs';
import { collationOfIndex, findCollection, MongoService, type NamedCollection } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import {
  canBeGrouped,
  type DuplicateGroup,
  duplicateGroups,
  duplicatesPipeline,
} from '../index-build/duplicate-groups';
import { estimate, samplePipeline } from '../index-build/index-estimate';
import { refuseRivals, servedBy, unfitFor, wholeSpec } from '../index-definition/collection-rules';
import { brokenRules } from '../index-definition/definition-rules';
import type { IndexDefinition } from '../index-definition/index-definition';
import { type IndexSpec, nameOf } from '../index-definition/index-specification';
import { indexBuilds } from '../indexes/index-builds';
import { IndexReader } from '../indexes/index-reader';
import { storedIndex } from '../indexes/stored-index';
import { CREATE_INDEX, type CreateIndexParams } from '../jobs/create-index-job';
import type { IndexPlan } from './index-plan';

/** Creates indexes: checked here before the server is asked, built by a job. */
@Injectable()
export class CreateIndexService {
  constructor(
    private readonly mongo: MongoService,
    private readonly reader: IndexReader,
    private readonly jobs: JobsService,
  ) {}

  /**
   * Starts the job that builds an index.
   * @throws ProblemError 404, 409 where an index or a job is in the way, 422 for a definition that cannot be built
   */
  async start(
    collection: string,
    definition: IndexDefinition,
    requestedBy: string,
    writing: WriteContext,
  ): Promise<Job> {
    // A request that is repeated finds its job, and not the index of its own making in the way.
    const present = writing.recovering ? await this.jobs.find(writing.newId()) : undefined;
    if (present !== undefined) return present;
    await this.check(collection, definition);
    const params: CreateIndexParams = { collection, definition };
    const target = `${collection}.${nameOf(definition)}`;
    return this.jobs.start({ kind: CREATE_INDEX, target, params, requestedBy, writing });
  }

  /** Says what {@link start} would do, and refuses what it would refuse. */
  async plan(name: string, definition: IndexDefinition): Promise<IndexPlan> {
    const { collection, existing } = await this.check(name, definition);
    const spec = wholeSpec(definition, collection);
    const [estimated, duplicates] = await Promise.all([
      this.inTime(() => this.estimated(name, definition, spec)),
      spec.unique === true ? this.inTime(() => this.duplicates(name, definition, spec)) : undefined,
    ]);
    const served_by = servedBy(spec, existing)?.name;
    return {
      dry_run: true,
      index: storedIndex(spec),
      ...estimated,
      ...(duplicates !== undefined && { has_duplicates: duplicates.length > 0, duplicates }),
      ...(served_by !== undefined && { served_by }),
    };
  }

  private async check(
    name: string,
    definition: IndexDefinition,
  ): Promise<{ collection: NamedCollection; existing: IndexSpec[] }> {
    const broken = brokenRules(definition);
    if (broken.length > 0) throw new ProblemError('unprocessable', 'MongoDB builds no such index.', { errors: broken });
    const collection = await findCollection(this.mongo, name);
    const unfit = unfitFor(collection, definition);
    if (unfit.length > 0) throw new ProblemError('unprocessable', `${name} takes no such index.`, { errors: unfit });
    const build = (await indexBuilds(this.mongo, name)).find((other) => other.name === nameOf(definition));
    if (build !== undefined) {
      const by = build.job_id === undefined ? '' : ` by the job ${build.job_id}. Follow it, or cancel it first`;
      throw new ProblemError('conflict', `${name}.${build.name} is being built${by}.`);
    }
    const existing = await this.reader.specs(name);
    refuseRivals(definition, collection, existing);
    return { collection, existing };
  }

  private async estimated(
    name: string,
    definition: IndexDefinition,
    spec: IndexSpec,
  ): Promise<Pick<IndexPlan, 'documents' | 'estimated_bytes' | 'estimated_seconds'>> {
    const { documents } = await this.reader.storage(name);
    if (documents === undefined) return {};
    const sample = await this.aggregate(name, samplePipeline(definition, spec), spec);
    const { bytes, seconds } = estimate(sample, documents, definition);
    return { documents, estimated_bytes: bytes, estimated_seconds: seconds };
  }

  private async duplicates(
    name: string,
    definition: IndexDefinition,
    spec: IndexSpec,
  ): Promise<DuplicateGroup[] | undefined> {
    if (!canBeGrouped(definition)) return undefined;
    return duplicateGroups(await this.aggregate(name, duplicatesPipeline(spec), spec), definition);
  }

  /** Reads documents as the index compares them. */
  private async aggregate(
    name: string,
    pipeline: mongo.Document[],
    { collation }: IndexSpec,
  ): Promise<mongo.Document[]> {
    const options = {
      ...this.mongo.limit,
      ...collationOfIndex({ collation: collation as mongo.CollationOptions | undefined }),
    };
    return this.mongo.collection(name).aggregate(pipeline, options).toArray();
  }

  /** What can be told within the time limit of one call. */
  private async inTime<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (toProblem(error).code === 'database_timeout') return undefined;
      throw error;
    }
  }
}
