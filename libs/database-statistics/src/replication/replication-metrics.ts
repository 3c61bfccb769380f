import { gauge, type Metric, ProvidesMetrics, type MetricSample, type MetricSource, samplesOf } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import type { ReplicaSetMember } from './replication';
import { ReplicationService } from './replication.service';

/** The replica set as its members see each other. */
@Injectable()
@ProvidesMetrics()
export class ReplicationMetrics implements MetricSource {
  readonly name = 'replication';
  readonly timeoutMs = 2000;

  constructor(private readonly replication: ReplicationService) {}

  async collectMetrics(): Promise<Metric[]> {
    const {
      topology,
      primary,
      members = [],
      majority_lag_milliseconds,
      oplog,
      headroom,
    } = await this.replication.readReplication();
    if (topology !== 'replica_set') return [];
    const each = (value: (member: ReplicaSetMember) => number | undefined): MetricSample[] =>
      samplesOf(members, ({ name }) => ({ member: name }), value);
    // Nothing is written: who follows may be away for ever.
    const seconds = headroom?.reader_seconds === null ? Infinity : headroom?.reader_seconds;
    return [
      gauge('lucid_mongodb_primary', 'Whether the replica set has a primary.', Number(primary !== undefined)),
      gauge(
        'lucid_mongodb_member_up',
        'Whether a member is heard of.',
        each(({ healthy }) => Number(healthy)),
      ),
      gauge(
        'lucid_mongodb_member_lag_seconds',
        'How far the last operation of a member is behind the newest of the set.',
        each(({ lag_seconds }) => lag_seconds),
      ),
      gauge(
        'lucid_mongodb_majority_lag_seconds',
        'How far what the majority has is behind.',
        majority_lag_milliseconds === undefined ? undefined : majority_lag_milliseconds / 1000,
      ),
      gauge('lucid_mongodb_oplog_size_bytes', 'Size that the oplog may have.', oplog?.size_bytes),
      gauge('lucid_mongodb_oplog_window_seconds', 'Time that it spans.', oplog?.window_seconds),
      gauge(
        'lucid_mongodb_oplog_headroom_seconds',
        'How long who follows it may be away at the present rate of writes.',
        seconds,
      ),
      gauge(
        'lucid_mongodb_oplog_slowest_headroom_seconds',
        'How long the member that is furthest behind may stay so.',
        headroom?.slowest_member_seconds,
      ),
    ];
  }
}
