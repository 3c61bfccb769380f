import { ProblemError } from '@lucid/common';
import { APP_NAME, MongoService, primaryMember } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CurrentOperation, CurrentOperations, KilledOperation } from './current-operation';
import { readOperation, type ReportedOperation } from './read-operation';

/** The most operations of one answer. */
const MAX_OPERATIONS = 200;
/** How long a killed operation is watched, and how often, in ms: it ends when it next looks whether it should. */
const WATCH_MS = 2000;
const LOOK_MS = 50;

/** What is under way on the service's database. */
@Injectable()
export class CurrentOperationsService {
  constructor(private readonly mongo: MongoService) {}

  /** Operations on the service's database, the oldest first. @param idle whether those that do nothing come along */
  async list(idle: boolean): Promise<CurrentOperations> {
    const { databaseName } = this.mongo.db;
    const [member, reported] = await Promise.all([
      primaryMember(this.mongo),
      this.report({ idleSessions: idle, idleCursors: idle }, [
        {
          $match: {
            $or: [
              // The names of one database: `/` comes right after the dot.
              { ns: { $gte: `${databaseName}.`, $lt: `${databaseName}/` } },
              // An idle transaction has no name of a database: those of the service are shown.
              { type: 'idleSession', appName: APP_NAME },
            ],
          },
        },
        { $sort: { microsecs_running: -1 } },
        { $limit: MAX_OPERATIONS + 1 },
      ]),
    ]);
    const items = reported.slice(0, MAX_OPERATIONS).map(readOperation);
    items.sort((a, b) => b.age_microseconds - a.age_microseconds);
    return { member, truncated: reported.length > MAX_OPERATIONS, items };
  }

  /** An operation that may be killed. @throws ProblemError 404 when it is gone, 422 when it is not the database's, or the server's own */
  async killable(opid: string): Promise<CurrentOperation> {
    const reported = await this.find(opid);
    if (reported === undefined) throw new ProblemError('not_found', `There is no operation ${opid}: it has ended.`);
    if (reported.ns?.startsWith(`${this.mongo.db.databaseName}.`) !== true) {
      throw new ProblemError('unprocessable', `Operation ${opid} is on another database than this service's.`);
    }
    // The server's own threads (replication, removal of what has expired, index builds) have no connection.
    if (reported.connectionId === undefined && reported.client === undefined) {
      throw new ProblemError('unprocessable', `Operation ${opid} is one of MongoDB's own, and is not to be killed.`);
    }
    return readOperation(reported);
  }

  /** Tells an operation to end and waits a moment to see it gone. */
  async kill(opid: string, operation: CurrentOperation): Promise<KilledOperation> {
    await this.mongo.db.admin().command({ killOp: 1, op: idOf(opid), ...this.mongo.limit });
    for (const deadline = Date.now() + WATCH_MS; Date.now() < deadline;) {
      if ((await this.find(opid)) === undefined) return { opid, outcome: 'gone', operation };
      await sleep(LOOK_MS);
    }
    return { opid, outcome: 'marked', operation };
  }

  private async find(opid: string): Promise<ReportedOperation | undefined> {
    const [found] = await this.report({ idleSessions: false, idleCursors: false }, [{ $match: { opid: idOf(opid) } }]);
    return found;
  }

  private async report(which: mongo.Document, stages: mongo.Document[]): Promise<ReportedOperation[]> {
    const { cursor } = (await this.mongo.db.admin().command({
      aggregate: 1,
      pipeline: [{ $currentOp: { allUsers: true, idleConnections: false, ...which } }, ...stages],
      cursor: { batchSize: MAX_OPERATIONS + 1 },
      ...this.mongo.limit,
    })) as unknown as { cursor: { firstBatch: ReportedOperation[] } };
    return cursor.firstBatch;
  }
}

/** An operation's id as MongoDB has it: a number, or text on a sharded cluster. */
const idOf = (opid: string): number | string => (opid.includes(':') ? opid : Number(opid));
