import { gauge, type Metric, ProvidesMetrics, type MetricSource } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { STATUSES } from './health-report';
import { HealthService } from './health.service';

/** What this replica finds of what it stands on. Each check has a time limit of its own. */
@Injectable()
@ProvidesMetrics()
export class HealthMetrics implements MetricSource {
  readonly name = 'health';
  readonly timeoutMs = 5000;

  constructor(private readonly health: HealthService) {}

  async collectMetrics(): Promise<Metric[]> {
    const { checks } = await this.health.report();
    return [
      gauge(
        'lucid_health',
        'What a check of the health report found: 1 for that status.',
        checks.flatMap(({ name, status: found }) =>
          STATUSES.map((status) => ({ labels: { check: name, status }, value: Number(status === found) })),
        ),
      ),
      gauge(
        'lucid_health_check_seconds',
        'How long the check took.',
        checks.map(({ name, latency_ms }) => ({ labels: { check: name }, value: latency_ms / 1000 })),
      ),
    ];
  }
}
