import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { lettersOf } from '../consumers/dead-letter';
import { ChangeConsumersService } from '../consumers/change-consumers.service';
import { checkpointsOf } from '../stream/checkpoint';
import type { ConsumerStatus, ChangeStreamStatus } from './change-stream-status';

/** An idle leader says so every 10 s; what it said is old after this, in ms. */
const NEWS_MS = 20_000;

const secondsOf = (position: string): number => parseInt(position.slice(0, 8), 16);

/** How far each consumer is: any replica can tell, since the leaders write it down. */
@Injectable()
export class ChangeStreamStatusService {
  constructor(
    private readonly mongo: MongoService,
    private readonly consumers: ChangeConsumersService,
  ) {}

  async readStatus(): Promise<ChangeStreamStatus> {
    const [oldest, { operation }, checkpoints, counts] = await Promise.all([
      this.oplogStart(),
      this.mongo.times(),
      checkpointsOf(this.mongo).find({}, this.mongo.limit).toArray(),
      lettersOf(this.mongo)
        .aggregate<{ _id: string; count: number }>(
          [{ $group: { _id: '$consumer', count: { $sum: 1 } } }],
          this.mongo.limit,
        )
        .toArray(),
    ]);
    const consumers = this.consumers.consumers.map(({ name }): ConsumerStatus => {
      const dead_letters = counts.find(({ _id }) => _id === name)?.count ?? 0;
      const checkpoint = checkpoints.find(({ _id }) => _id === name);
      if (checkpoint === undefined) return { name, term: 0, applied: 0, rebuilds: 0, dead_letters };
      const {
        state,
        owner: leader,
        term,
        position,
        applied,
        rebuilds,
        problem,
        action,
        updated_at,
        caught_up,
      } = checkpoint;
      const isCurrent = caught_up && Date.now() - updated_at.getTime() < NEWS_MS;
      return {
        name,
        state,
        leader,
        term,
        ...(position !== undefined && {
          position,
          lag_seconds: isCurrent ? 0 : Math.max(0, operation.t - secondsOf(position)),
          ...(oldest !== undefined && { headroom_seconds: Math.max(0, secondsOf(position) - oldest.t) }),
        }),
        applied,
        rebuilds,
        dead_letters,
        ...(problem !== undefined && { problem }),
        ...(action !== undefined && { action }),
        updated_at,
      };
    });
    return { consumers, ...(oldest !== undefined && { oplog_from: new Date(oldest.t * 1000) }) };
  }

  /** Time of the oldest entry of the oplog; undefined where the service's user may not read it. */
  private async oplogStart(): Promise<mongo.Timestamp | undefined> {
    try {
      const oplog = this.mongo.db.client.db('local').collection('oplog.rs');
      const first = await oplog.findOne({}, { sort: { $natural: 1 }, projection: { ts: 1 }, ...this.mongo.limit });
      return first?.['ts'] as mongo.Timestamp | undefined;
    } catch {
      return undefined;
    }
  }
}
