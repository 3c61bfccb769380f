import { ProblemError } from '@lucid/common';
import { JobsService } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { hash } from 'node:crypto';
import { decide, type Decision } from '../restore/decision';
import { nameTaken, selected } from '../restore/native-restore';
import { present } from '../restore/present';
import { readNamespace } from '../restore/restore-namespace';
import { estimate } from '../read/catalogue';
import { ownDamages, verifyFiles } from '../verify/verify-backup';
import type { PlannedNamespace, RestorePlan, RestoreRequest } from './restore-request';
import { cannotReplace, RESTORE_BACKUP, type RestoreResult } from './restore-result';
import { type OpenedBackup, RestoreSource } from './restore-source';

/** Plans restores: reads, and writes nothing. */
@Injectable()
export class RestorePlans {
  constructor(
    private readonly mongo: MongoService,
    private readonly jobs: JobsService,
    private readonly source: RestoreSource,
  ) {}

  /** @throws ProblemError 404, 409 for a namespace that the backup does not hold whole, 422 for a damaged manifest */
  async plan(request: RestoreRequest): Promise<RestorePlan> {
    const { backup_id, database = this.mongo.db.databaseName, collections } = request;
    const db = this.mongo.db.client.db(database);
    const opened = await this.source.open(backup_id);
    const decisions = await this.decide(request, db, opened);
    const wanted = { ...opened.manifest, namespaces: selected(opened.manifest, collections) };
    const found = await verifyFiles(opened.store, opened.folder, wanted, { share: 0 });
    const damaged_files = ownDamages(found.damages).length;
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

  /** The plan of a restore that can be begun. @throws ProblemError 404, 409, 422 */
  async require(request: RestoreRequest): Promise<RestorePlan> {
    const plan = await this.plan(request);
    const conflicts = plan.namespaces.filter(({ action }) => action === 'conflict');
    if (conflicts.length > 0) {
      if (request.existing === 'replace') throw cannotReplace(plan.database, conflicts);
      throw nameTaken(
        plan.database,
        conflicts.map(({ name }) => name),
      );
    }
    if (plan.damaged_files > 0)
      throw new ProblemError(
        'unprocessable',
        `Of the files of backup ${plan.backup_id}, ${plan.damaged_files} are missing or have another size. Verify it; use another backup.`,
      );
    if (request.plan_hash !== undefined && request.plan_hash !== plan.plan_hash)
      throw new ProblemError('conflict', 'What the restore would do is not what was planned any more. Plan it again.');
    return plan;
  }

  /** What a restore does to each namespace. */
  async decide(
    { collections, existing }: Pick<RestoreRequest, 'collections' | 'existing'>,
    db: mongo.Db,
    { manifest, store, folder }: OpenedBackup,
  ): Promise<Decision[]> {
    const sources = selected(manifest, collections);
    const there = await present(db, { $in: sources.map(({ name }) => name) }, this.mongo.limit);
    return decide(sources, there, {
      existing,
      isOwnDatabase: db.databaseName === this.mongo.db.databaseName,
      areNamed: collections !== undefined,
      read: async (source) => readNamespace({ store, folder, compression: manifest.compression }, source),
    });
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
      counted.push(isCounted ? { ...each, present_documents: (await estimate(db, each, limit)).documents } : each);
    }
    const { fsTotalSize, fsUsedSize } = (await db.stats({ ...limit })) as { fsTotalSize?: number; fsUsedSize?: number };
    const rate = await this.lastRate();
    return {
      namespaces: counted,
      ...(fsTotalSize !== undefined &&
        fsUsedSize !== undefined && { free_bytes: Math.max(0, fsTotalSize - fsUsedSize) }),
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

const plannedOf = ({ source, action, reason }: Decision): PlannedNamespace => ({
  ...{ name: source.name, type: source.type, action },
  ...(reason !== undefined && { reason }),
  ...{ documents: source.documents, data_bytes: source.data_bytes },
});
