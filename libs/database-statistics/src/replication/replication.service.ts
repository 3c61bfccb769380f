import { ifPermitted, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { type Reading, valueOf } from '../samples/points';
import { LEAST_RATE_MS, SampleStore } from '../samples/sample-store';
import { type Oplog, readOplog, readOplogSpan } from '../server/oplog';
import { readServerStatus } from '../server/server-status';
import { headroomOf } from './headroom';
import type { OplogStats, Replication } from './replication';
import { majorityLag, membersOf, type SetConfig, type SetStatus } from './set-status';

/** A set without a primary is when this is asked most: then a secondary says what it sees. */
const readPreference = 'primaryPreferred';

/** What the members of the replica set say of each other. */
@Injectable()
export class ReplicationService {
  constructor(
    private readonly mongo: MongoService,
    private readonly store: SampleStore,
  ) {}

  /** @throws ProblemError 503 where the service's user may not ask */
  async readReplication(): Promise<Replication> {
    const { setName, msg } = (await this.ask({ hello: 1 })) as { setName?: string; msg?: string };
    if (msg === 'isdbgrid') return { topology: 'sharded' };
    if (setName === undefined) return { topology: 'standalone' };
    const [status, { answer: config }, oplog] = await Promise.all([
      this.ask({ replSetGetStatus: 1 }) as unknown as Promise<SetStatus>,
      ifPermitted(this.ask({ replSetGetConfig: 1 })),
      ifPermitted(this.oplog()),
    ]);
    const members = membersOf(status, (config as { config: SetConfig } | undefined)?.config);
    const written = oplog.answer === undefined ? undefined : await this.writeRate(oplog.answer);
    return {
      topology: 'replica_set',
      set: setName,
      primary: members.find(({ state }) => state === 'PRIMARY')?.name,
      members,
      write_majority: status.writeMajorityCount,
      majority_lag_milliseconds: majorityLag(status),
      ...(oplog.answer === undefined ? { oplog_refusal: oplog.refusal } : { oplog: oplogStats(oplog.answer) }),
      headroom:
        oplog.answer === undefined || written === undefined
          ? undefined
          : headroomOf(oplog.answer.size_bytes, written, members),
    };
  }

  private ask(command: mongo.Document): Promise<mongo.Document> {
    return this.mongo.db.admin().command({ ...command, ...this.mongo.limit }, { readPreference });
  }

  private async oplog(): Promise<WholeOplog> {
    const { db, limit } = this.mongo;
    const [oplog, span] = await Promise.all([readOplog(db, limit), readOplogSpan(db, limit)]);
    return { size_bytes: 0, used_bytes: 0, ...oplog, ...span };
  }

  /** What is written to the oplog in a second since the last sample; undefined where that is of another server, or run. */
  private async writeRate({ written_bytes }: Oplog): Promise<number | undefined> {
    const { db, limit } = this.mongo;
    const { answer: status } = await ifPermitted(readServerStatus(db, limit, readPreference));
    if (status === undefined) return undefined;
    const now: Reading = {
      oplog_bytes: written_bytes,
      sampled_at: status.localTime,
      server: status.host,
      uptime_ms: status.uptimeMillis,
    };
    const before = await this.store.latest(status.localTime, LEAST_RATE_MS);
    return valueOf({ kind: 'rate', figure: 'oplog_bytes', description: '' }, before, now);
  }
}

type WholeOplog = Oplog & { first?: Date; last?: Date };

const oplogStats = ({ size_bytes, used_bytes, first, last }: WholeOplog): OplogStats => ({
  size_bytes,
  used_bytes,
  first_at: first,
  last_at: last,
  window_seconds:
    first === undefined || last === undefined ? undefined : Math.round((last.getTime() - first.getTime()) / 1000),
});
