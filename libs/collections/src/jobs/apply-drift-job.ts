import { ProblemError } from '@lucid/common';
import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import {
  applyDifferences,
  type BuildIndexes,
  createCollection,
  type DesiredCollection,
  LongCommands,
  MongoService,
  SchemaConflictError,
} from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { ApplyDrift, DriftDifference, DriftPlan } from '../drift/drift';
import { told } from '../drift/drift-words';
import { type Compared, declaredOnes, DriftService, isApplied } from '../drift/drift.service';
import { replaceDifference } from '../drift/replace-difference';

/** The kind of job that puts right what is not as it is declared. */
export const APPLY_DRIFT = 'apply_drift';

/** Puts drift right, collection by collection. What is done is a no-op when it is done again. */
@RunsJobs()
@Injectable()
export class ApplyDriftJob implements JobKind<ApplyDrift, DriftPlan> {
  readonly kind = APPLY_DRIFT;
  readonly concurrency = 1;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;

  constructor(
    private readonly mongo: MongoService,
    private readonly commands: LongCommands,
    private readonly drift: DriftService,
  ) {}

  async run({ collections, replace }: ApplyDrift, job: JobContext): Promise<DriftPlan> {
    const declared = declaredOnes(collections);
    const failures: string[] = [];
    const applied: DriftDifference[] = [];
    for (const [done, desired] of declared.entries()) {
      job.phase('applying', 'collections', declared.length);
      job.progress(done);
      job.signal.throwIfAborted();
      const before = await this.compare(desired);
      applied.push(...before.differences.filter((one) => isApplied(one, replace)).map((one) => told(desired, one)));
      try {
        await this.apply(before, replace, job);
      } catch (error) {
        if (!(error instanceof SchemaConflictError)) throw error;
        failures.push(error.message);
      }
    }
    // What could not be done is a failure, whatever else was done.
    if (failures.length > 0) throw new ProblemError('conflict', failures.join(' '));
    const after = await this.drift.compare(declared);
    return { applied, left: after.flatMap(({ desired, differences }) => differences.map((one) => told(desired, one))) };
  }

  private async compare(desired: DesiredCollection): Promise<Compared> {
    const [compared] = await this.drift.compare([desired]);
    return compared as Compared;
  }

  private async apply({ desired, differences }: Compared, replace: boolean, job: JobContext): Promise<void> {
    const { db, limit } = this.mongo;
    const build: BuildIndexes = (indexes) => this.commands.runCommand({ createIndexes: desired.name, indexes }, job);
    const missing = differences.some(({ kind }) => kind === 'collection_missing');
    if (missing) await createCollection(db, desired, limit);
    const there = missing ? (await this.compare(desired)).differences : differences;
    await applyDifferences(db, desired, there, build, limit);
    if (!replace) return;
    for (const difference of there.filter(({ remedy }) => remedy === 'replace'))
      await replaceDifference({ db, limit, collection: desired.name, build }, difference);
  }
}
