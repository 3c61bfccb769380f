import { Operation } from '@lucid/common';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { exposition, TEXT_FORMAT } from './exposition';
import { MetricsService } from './metrics.service';

@ApiTags('metrics')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @Get()
  @Header('content-type', TEXT_FORMAT)
  @Operation({
    id: 'getMetrics',
    scope: 'metrics:read',
    summary: "Metrics in Prometheus' text format",
    description:
      'Read when they are asked for, from what all replicas share: every replica answers the same. What cannot be read is left out, and `lucid_metrics_source_up` is 0 for it.',
    answer: { schema: { type: 'string' }, contentType: 'text/plain', description: 'The metrics.' },
  })
  async get(): Promise<string> {
    return exposition(await this.metrics.read());
  }
}
