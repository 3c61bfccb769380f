import {
  counter,
  gauge,
  type Metric,
  ProvidesMetrics,
  type MetricSample,
  type MetricSource,
  samplesOf,
} from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { CONSUMER_STATES } from '../stream/checkpoint';
import type { ConsumerStatus } from './change-stream-status';
import { ChangeStreamStatusService } from './change-stream-status.service';

/** How far what is kept in step with MongoDB is, the same on every replica. */
@Injectable()
@ProvidesMetrics()
export class ChangeStreamMetrics implements MetricSource {
  readonly name = 'changes';
  readonly timeoutMs = 2000;

  constructor(private readonly status: ChangeStreamStatusService) {}

  async collectMetrics(): Promise<Metric[]> {
    const { consumers } = await this.status.readStatus();
    const now = Date.now();
    const each = (value: (status: ConsumerStatus) => number | undefined): MetricSample[] =>
      samplesOf(consumers, ({ name }) => ({ consumer: name }), value);
    return [
      gauge(
        'lucid_change_lag_seconds',
        'How long ago the oldest change happened that a consumer has not taken; 0 when it has taken all.',
        each(({ lag_seconds }) => lag_seconds),
      ),
      gauge(
        'lucid_change_headroom_seconds',
        'How far its place is from the oldest entry of the oplog: at 0 changes are lost, and it is rebuilt.',
        each(({ headroom_seconds }) => headroom_seconds),
      ),
      gauge(
        'lucid_change_leader_age_seconds',
        'How long ago its leader last said how far it is; an idle one does every 10 s.',
        each(({ updated_at }) => updated_at && Math.max(0, (now - updated_at.getTime()) / 1000)),
      ),
      gauge(
        'lucid_change_leader_term',
        'Raised with each change of its leader.',
        each(({ term }) => term),
      ),
      gauge(
        'lucid_change_dead_letters',
        'Changes that it could not take.',
        each(({ dead_letters }) => dead_letters),
      ),
      gauge(
        'lucid_change_state',
        'What its leader is doing: 1 for that state.',
        consumers.flatMap(({ name, state: present }) =>
          CONSUMER_STATES.map((state) => ({
            labels: { consumer: name, state },
            value: Number(state === present),
          })),
        ),
      ),
      counter(
        'lucid_change_applied_total',
        'Changes that it has taken.',
        each(({ applied }) => applied),
      ),
      counter(
        'lucid_change_rebuilds_total',
        'How often it was rebuilt.',
        each(({ rebuilds }) => rebuilds),
      ),
    ];
  }
}
