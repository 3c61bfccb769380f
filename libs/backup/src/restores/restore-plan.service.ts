import { type Decision, freeBytes, ownDamages, selected, verifyFiles } from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import { JobsService } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { hash } from 'node:crypto';
import { RequestedRestore } from './requested-restore';
import { RestoreFrame } from './restore-frame';
import { RestoreTargets } from './restore-targets';
import { type DocumentsParams, DocumentsRestore } from './documents-restore';
import type { PlannedNamespace, RestorePlan, RestoreRequest } from './restore-request';
import { requireNoConflict, RESTORE_BACKUP, type RestoreResult } from './restore-result';

/** A restore that is asked for, and whether who asks may restore closed collections. */
export type AuthorisedRestore = RestoreRequest & { closed: boolean };

/** Plans restores: reads, and writes nothing. */
@Injectable()
export class RestorePlans {
  constructor(
    private readonly mongo: MongoService,
    private readonly jobs: JobsService,
    private readonly frame: RestoreFrame,
    private readonly requested: RequestedRestore,
    private readonly single: DocumentsRestore,
    private readonly targets: RestoreTargets,
  ) {}

  /** @throws ProblemError 403, 404, 409 for a namespace that the backup does not hold whole, 422 for a damaged manifest, or what lies beyond the reach of the caller */
  async plan(request: AuthorisedRestore): Promise<RestorePlan> {
    const { backup_id, database = this.mongo.db.databaseName, collections, documents } = request;
    if (documents !== undefined) return this.planDocuments({ ...request, database, documents });
    const db = this.targets.open(database);
    const opened = await this.frame.open(backup_id);
    const wanted = { ...opened.manifest, namespaces: selected(opened.manifest, collections) };
    const damaged = ownDamages((await verifyFiles(opened.store, opened.folder, wanted, { share: 0 })).damages);
    const damaged_files = damaged.length;
    const decisions = await this.requested.decide(request, db, opened, new Set(damaged.map(({ path }) => path)));
    const written = decisions.filter(({ action }) => action !== 'keep').map(({ source }) => source);
    const plan = {
      ...{ backup_id, database, namespaces: decisions.map(plannedOf), damaged_files },
      documents: written.reduce((sum, { documents }) => sum + documents, 0),
      data_bytes: written.reduce((sum, { data_bytes }) => sum + data_bytes, 0),
      feasible: decisions.every(({ action }) => action !== 'conflict') && damaged_files === 0,
    };
    const plan_hash = hash('sha256', JSON.stringify([plan, opened.backup.manifest_sha256]));
    // What follows changes by the minute, and is no part of what is agreed upon.
    return { ...plan, plan_hash, ...(await this.forecast(db, plan)) };
  }

  /** Reads the collection's file whole: nothing of it is believed before its digest was compared. */
  private async planDocuments(request: AuthorisedRestore & DocumentsParams): Promise<RestorePlan> {
    const { backup_id, database, documents } = request;
    requireAlone(request);
    const { outcome, manifest_sha256 } = await this.single.plan(request);
    const written = outcome.inserted + outcome.replaced + outcome.aside;
    const namespace = { name: documents.collection, type: 'collection', action: 'merge' } as const;
    return {
      ...{ backup_id, database, damaged_files: 0, outcome, documents: written, data_bytes: 0, feasible: true },
      namespaces: [{ ...namespace, documents: written, data_bytes: 0 }],
      plan_hash: hash('sha256', JSON.stringify([manifest_sha256, database, documents, outcome])),
    };
  }

  /**
   * Whether documents can be put back, as far as that is known without reading them all; with the hash of a plan, all of it.
   * @throws ProblemError 400, 404, 409, 422
   */
  async requireDocuments(request: AuthorisedRestore & DocumentsParams): Promise<void> {
    requireAlone(request);
    if (request.plan_hash === undefined) await this.single.require(request);
    else requireAsPlanned(request, await this.planDocuments(request));
  }

  /** The plan of a restore that can be begun. @throws ProblemError 404, 409, 422 */
  async require(request: AuthorisedRestore): Promise<RestorePlan> {
    const plan = await this.plan(request);
    const conflicts = plan.namespaces.filter(({ action }) => action === 'conflict');
    requireNoConflict(request.existing, plan.database, conflicts);
    if (plan.damaged_files > 0)
      throw new ProblemError(
        'unprocessable',
        `Of the files of backup ${plan.backup_id}, ${plan.damaged_files} are missing or have another size. Verify it; use another backup.`,
      );
    requireAsPlanned(request, plan);
    return plan;
  }

  /** What is there and would go, what is free, and how long it may take. */
  private async forecast(
    db: mongo.Db,
    { namespaces, data_bytes }: Pick<RestorePlan, 'namespaces' | 'data_bytes'>,
  ): Promise<Pick<RestorePlan, 'namespaces' | 'free_bytes' | 'estimated_seconds'>> {
    const { limit } = this.mongo;
    const counted: PlannedNamespace[] = [];
    for (const each of namespaces) {
      const isCounted = each.action === 'replace' && each.type !== 'view';
      counted.push(
        isCounted ? { ...each, present_documents: await db.collection(each.name).estimatedDocumentCount(limit) } : each,
      );
    }
    const free_bytes = await freeBytes(db, limit);
    const rate = await this.lastRate();
    return {
      namespaces: counted,
      ...(free_bytes !== undefined && { free_bytes }),
      ...(rate !== undefined && { estimated_seconds: Math.ceil(data_bytes / rate) }),
    };
  }

  /** Bytes per second of the last restore that succeeded and had any. */
  private async lastRate(): Promise<number | undefined> {
    const { items } = await this.jobs.list({ limit: 10, kind: RESTORE_BACKUP, state: 'succeeded' });
    for (const { started_at, ended_at, result } of items) {
      const { data_bytes = 0 } = (result ?? {}) as Partial<RestoreResult>;
      const seconds = ((ended_at?.getTime() ?? 0) - (started_at?.getTime() ?? 0)) / 1000;
      if (data_bytes > 0 && seconds > 0) return data_bytes / seconds;
    }
    return undefined;
  }
}

/** @throws ProblemError 409 */
function requireAsPlanned({ plan_hash }: RestoreRequest, plan: RestorePlan): void {
  if (plan_hash === undefined || plan_hash === plan.plan_hash) return;
  throw new ProblemError('conflict', 'What the restore would do is not what was planned any more. Plan it again.');
}

/** @throws ProblemError 400 where documents are asked for with what goes with collections only */
function requireAlone({ collections, existing }: RestoreRequest): void {
  const names = [...(collections === undefined ? [] : ['collections']), ...(existing === 'refuse' ? [] : ['existing'])];
  if (names.length === 0) return;
  throw new ProblemError('invalid_body', 'The body breaks the rules listed in errors.', {
    errors: names.map((name) => ({ pointer: `/${name}`, code: 'combination', message: 'does not go with documents' })),
  });
}

const plannedOf = ({ source, action, reason }: Decision): PlannedNamespace => ({
  ...{ name: source.name, type: source.type, action },
  ...(reason !== undefined && { reason }),
  ...{ documents: source.documents, data_bytes: source.data_bytes },
});
