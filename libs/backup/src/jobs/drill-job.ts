import { fittingName, type Reach, selected, within } from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { InvariantRegistry, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { Backup } from '../catalogue/backup';
import { BackupCatalogue } from '../catalogue/backup-catalogue.service';
import { RestoreFrame } from '../restores/restore-frame';
import { BackupClock } from '../schedules/backup-clock';
import type { Drill, DrillCheck } from '../catalogue/drill';
import { DrillSubjects } from '../drills/drill-subjects';
import { RunningCheck } from '../drills/running-check';
import { ScratchDatabases } from '../drills/scratch-databases';

/** The kind of job that restores a backup for trial. */
export const RESTORE_DRILL = 'restore_drill';

export interface DrillParams {
  backup_id: string;
  /** Of the sessions, so many in a hundred have their chunks read. */
  percent: number;
}

export type DrillResult = Drill & { backup_id: string };

const NAMESPACES = {
  name: 'namespaces',
  description:
    'Every collection, view and time series came back with the documents, options and indexes of the backup. Those that bring server-side JavaScript, and views of closed collections, are not restored for trial.',
} as const;

/** A drill runs no code that a backup brings. What it restores is dropped, so that closed collections may be among it. */
const REACH: Reach = { named: [], closed: true };

/**
 * Restores a backup whole into a database of its own, as a restore does, checks there what holds of the models, and drops it. What came of it stands
 * on the backup. Whatever else ends a drill (a cancellation, an engine that is away) says nothing of the backup, and leaves it as it was.
 */
@RunsJobs()
@Injectable()
export class DrillJob implements JobKind<DrillParams, DrillResult> {
  readonly kind = RESTORE_DRILL;
  /** It takes room and time of the server that callers are served by. */
  readonly concurrency = 1;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;

  constructor(
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
    private readonly frame: RestoreFrame,
    private readonly subjects: DrillSubjects,
    private readonly scratch: ScratchDatabases,
    private readonly invariants: InvariantRegistry,
    private readonly clock: BackupClock,
  ) {}

  async run({ backup_id, percent }: DrillParams, job: JobContext): Promise<DrillResult> {
    await this.scratch.sweep(job.id);
    job.signal.throwIfAborted();
    const backup = await this.subjects.require(backup_id);
    const drill: Drill = { state: 'failed', duration_ms: 0, restored_documents: 0, checks: [] };
    const began = performance.now();
    try {
      await this.scratch.within(job.id, job.attempt, async (db) => {
        await this.restore(backup, db, job, drill);
        await this.check(db, percent / 100, job, drill);
      });
      requireHeld(backup_id, drill.checks);
      drill.state = 'passed';
      drill.duration_ms = Math.round(performance.now() - began);
      return { backup_id, ...drill };
    } catch (error) {
      if (!isFinding(error)) throw error;
      drill.reason = error.detail;
      drill.duration_ms = Math.round(performance.now() - began);
      throw error;
    } finally {
      if (drill.state === 'passed' || drill.reason !== undefined) await this.note(backup_id, drill);
    }
  }

  private async note(backup_id: string, drill: Drill): Promise<void> {
    const now = await this.clock.now();
    const proven = drill.state === 'passed' ? { proven_at: now } : {};
    await this.catalogue.note(backup_id, { drill, drilled_at: now, ...proven });
  }

  /** @throws ProblemError 422 when its files are not what was written */
  private async restore({ backup_id }: Backup, db: mongo.Db, job: JobContext, drill: Drill): Promise<void> {
    const began = performance.now();
    const opened = await this.frame.openVerified(backup_id, job);
    const wanted = await within(opened, selected(opened.manifest), REACH);
    // The database as a whole is what is undone.
    const restoring = {
      ...{ db, reach: REACH, collections: wanted.map(({ name }) => name), keep: () => Promise.resolve() },
      // The name of the scratch database may be longer than that of the service, and leave less room.
      nameOf: (name: string) => fittingName(db.databaseName, name),
    };
    const namespaces = (await this.frame.restore(opened, restoring, job)).map(({ report }) => report);
    drill.restore_ms = Math.round(performance.now() - began);
    drill.restored_documents = namespaces.reduce((sum, { written }) => sum + written, 0);
    const check = new RunningCheck(NAMESPACES, () => undefined);
    check.checked(namespaces.length);
    for (const { name, outcome, reasons } of namespaces)
      if (outcome === 'failed') check.violated(name, reasons.join(' '));
    drill.checks.push(check.end());
  }

  private async check(db: mongo.Db, share: number, job: JobContext, drill: Drill): Promise<void> {
    const { limit } = this.mongo;
    for (const invariant of this.invariants.all) {
      job.phase(`checking ${invariant.name}`, 'documents');
      const check = new RunningCheck(invariant, (checked) => job.progress(checked));
      await invariant.check({ db, limit, signal: job.signal, share }, check);
      drill.checks.push(check.end());
    }
  }
}

/** Whether an error tells of the backup itself. */
const isFinding = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.code === 'unprocessable';

/** @throws ProblemError 422 that names each check that does not hold, and the first documents */
function requireHeld(backup_id: string, checks: readonly DrillCheck[]): void {
  const broken = checks.filter(({ violations }) => violations > 0);
  if (broken.length === 0) return;
  const sums = broken.map(({ name, violations }) => `${name} (${violations})`).join(', ');
  throw new ProblemError(
    'unprocessable',
    `Backup ${backup_id} was restored for trial, and is not what it should be: ${sums}. Its drill names the first of them; look whether the live data has them too.`,
    {
      errors: broken.flatMap(({ name, examples }) =>
        examples.map(({ id, message }) => ({ pointer: `/${name}/${id}`, code: name, message })),
      ),
    },
  );
}
