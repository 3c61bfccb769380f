import {
  canSwap,
  decide,
  type Decision,
  present,
  readDefinitions,
  reasonToKeep,
  requireFitting,
  requireOpen,
  type Restore,
  type RestoredNamespace,
  selected,
  shadowNames,
} from '@lucid/backup-engine';
import type { JobContext } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { type OpenedBackup, RestoreFrame } from './restore-frame';
import { reachOf, requireNoConflict, requireRestored, type RestoreParams } from './restore-result';

/** What is restored and proven, with what was decided before. */
export interface Filled {
  decisions: Decision[];
  restored: RestoredNamespace[];
  /** The names under which what is to replace something was made. */
  shadows: Map<string, string>;
}

/** Decides what a requested restore does to each namespace, for its plan and for its job, and restores that. */
@Injectable()
export class RequestedRestore {
  constructor(
    private readonly mongo: MongoService,
    private readonly frame: RestoreFrame,
  ) {}

  /**
   * What a restore does to each namespace.
   * @param damaged paths of files that are not looked into
   * @throws ProblemError 403, 404, 409, 422
   */
  async decide(
    request: Pick<RestoreParams, 'collections' | 'existing' | 'closed'>,
    db: mongo.Db,
    opened: OpenedBackup,
    damaged: ReadonlySet<string> = new Set(),
  ): Promise<Decision[]> {
    const { collections, existing, closed = false } = request;
    requireOpen(collections ?? [], closed);
    const sources = selected(opened.manifest, collections);
    requireFitting(db.databaseName, sources);
    const isOwnDatabase = db.databaseName === this.mongo.db.databaseName;
    const restored = sources.filter(
      ({ name, metadata }) =>
        reasonToKeep(name, { closed, isOwnDatabase }) === undefined && !damaged.has(metadata?.path ?? ''),
    );
    const definitions = await readDefinitions(opened, restored, reachOf(request));
    const there = await present(db, { $in: sources.map(({ name }) => name) }, this.mongo.limit);
    return decide(sources, there, {
      existing,
      isOwnDatabase,
      closed,
      areNamed: collections !== undefined,
      definitions,
    });
  }

  /** Restores what a request asks for: where that replaces what is there, all but views under other names, to be swapped in. */
  async fill(params: RestoreParams, db: mongo.Db, job: JobContext, keep: Restore['keep']): Promise<Filled> {
    const isReplacing = params.existing === 'replace';
    const opened = await this.frame.openVerified(params.backup_id, job, params.collections);
    const decisions = await this.decide(params, db, opened);
    const conflicts = decisions.filter(({ action }) => action === 'conflict');
    requireNoConflict(
      params.existing,
      db.databaseName,
      conflicts.map(({ source, reason = '' }) => ({ name: source.name, reason })),
    );
    const wanted = decisions.filter(({ action }) => action !== 'keep').map(({ source }) => source);
    const filled = wanted.filter(({ type }) => !isReplacing || type !== 'view');
    const swapped = isReplacing ? filled.filter(canSwap).map(({ name }) => name) : [];
    const shadows = shadowNames(job, swapped);
    const collections = filled.map(({ name }) => name);
    const nameOf = (name: string): string => shadows.get(name) ?? name;
    const made = await this.frame.restore(opened, { db, collections, reach: reachOf(params), nameOf, keep }, job);
    const restored = made.map(({ report }) => report);
    requireRestored(params, restored);
    return { decisions, restored, shadows };
  }
}
