import { ProvidesSupport, type SupportSource } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { MetricsService } from './metrics.service';

/** The metrics of the replica in a support bundle. */
@Injectable()
@ProvidesSupport()
export class MetricsSupport implements SupportSource {
  readonly name = 'metrics.txt';
  readonly timeoutMs = 10_000;

  constructor(private readonly metrics: MetricsService) {}

  writeSupport(): Promise<string> {
    return this.metrics.renderMetrics();
  }
}
