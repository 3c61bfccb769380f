import {
  committedIn,
  historyOf,
  proveSlices,
  reasonToKeep,
  Replay,
  type Restored,
  type Undo,
  type Until,
} from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { MongoService, tokenOf } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { mongo } from 'mongoose';
import { BackupCatalogue } from '../catalogue/backup-catalogue.service';
import { attemptRestore, RestoreFrame } from '../restores/restore-frame';
import { RestoreTargets } from '../restores/restore-targets';
import { Ranges } from '../point-in-time/ranges.service';

/** The kind of job that restores the database as it was at a time. */
export const RESTORE_TO_TIME = 'restore_to_time';

export interface RestoreToTimeParams {
  /** As in RFC 3339. */
  to_time: string;
  /** Exactly up to this operation of that second. */
  to_increment?: number;
  database: string;
  /** Namespaces that may bring code. */
  allow_code?: string[];
  /** Whether who asked may restore closed collections. */
  closed?: boolean;
}

export interface RestoreToTimeResult {
  backup_id: string;
  database: string;
  /** Operations and transactions that were done again, and when the last of them had been done. */
  changes: number;
  last_at?: string;
  documents: number;
  collections: (Pick<Restored, 'name' | 'type' | 'documents'> & { indexes: number })[];
}

/** The seconds that a timestamp of MongoDB can have: what lies beyond is in no range, as are these. */
const MOST_SECONDS = 0xffff_ffff;

export const untilOf = ({ to_time, to_increment }: Pick<RestoreToTimeParams, 'to_time' | 'to_increment'>): Until => {
  const time = Date.parse(to_time);
  if (to_increment === undefined) return { time };
  const t = Math.min(MOST_SECONDS, Math.max(0, Math.floor(time / 1000)));
  return { position: tokenOf(new mongo.Timestamp({ t, i: to_increment })) };
};

/** Restores into a database that holds nothing. It is all there when this succeeds; else nothing of it is left. */
@RunsJobs()
@Injectable()
export class RestoreToTimeJob implements JobKind<RestoreToTimeParams, RestoreToTimeResult> {
  readonly kind = RESTORE_TO_TIME;
  readonly concurrency = 1;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;

  constructor(
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
    private readonly frame: RestoreFrame,
    private readonly ranges: Ranges,
    private readonly targets: RestoreTargets,
  ) {}

  /** @throws ProblemError 422 for a database that is no target; 409 unless it is another than the service's, and holds nothing */
  async requireEmpty(database: string): Promise<mongo.Db> {
    const db = this.targets.open(database);
    const [found] = await db.listCollections({}, { nameOnly: true, ...this.mongo.limit }).toArray();
    if (found === undefined && database !== this.mongo.db.databaseName) return db;
    throw new ProblemError(
      'conflict',
      `The database ${database} is not empty: a restore to a time makes a whole database. Name one that does not exist.`,
      { errors: [{ pointer: '/database', code: 'taken', message: 'must be one that holds nothing' }] },
    );
  }

  async run(params: RestoreToTimeParams, job: JobContext): Promise<RestoreToTimeResult> {
    const target = this.targets.open(params.database);
    return attemptRestore(job, this.frame.giveUpIn(target, job), (keep) => this.restore(params, job, keep));
  }

  private async restore(
    params: RestoreToTimeParams,
    job: JobContext,
    keep: (made: Undo) => Promise<void>,
  ): Promise<RestoreToTimeResult> {
    const { database, allow_code: named = [], closed = false } = params;
    const db = await this.requireEmpty(database);
    const until = untilOf(params);
    const { base, segment } = await this.ranges.require(until);
    const { backup_id, at: after } = base;
    const opened = await this.frame.openVerified(backup_id, job);
    const { manifest } = opened;
    const slices = await this.catalogue.storages.open('volume');
    const history = await historyOf(slices, segment.slices, { after, until, database: manifest.database });
    job.phase(
      'verifying slices',
      'bytes',
      history.slices.reduce((sum, { manifest: { data_bytes } }) => sum + data_bytes, 0),
    );
    await proveSlices(slices, history, job.signal, (bytes) => job.progress(bytes));
    const open = manifest.namespaces.filter(
      ({ name }) => reasonToKeep(name, { closed, isOwnDatabase: false }) === undefined,
    );
    const replay = new Replay(committedIn(slices, history), job);
    const restoring = { db, collections: open.map(({ name }) => name), reach: { named, closed }, replay, keep };
    const restored = await this.frame.restore(opened, restoring, job);
    const collections = restored.map(({ name, type, documents, report: { indexes } }) => ({
      ...{ name, type, documents, indexes },
    }));
    const { changes, last } = replay;
    const documents = collections.reduce((sum, each) => sum + each.documents, 0);
    const last_at = last === undefined ? {} : { last_at: new Date(last.time).toISOString() };
    return { backup_id, database, changes, ...last_at, documents, collections };
  }
}
