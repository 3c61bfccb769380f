import { AtAnyTime, Operation } from '@lucid/common';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Registry } from 'prom-client';
import { MetricsService } from './metrics.service';

@ApiTags('metrics')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @Get()
  @AtAnyTime()
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  @Operation({
    id: 'getMetrics',
    scope: 'metrics:read',
    summary: "Metrics in Prometheus' text format",
    description:
      'What this replica has counted, and what it reads when it is asked: of the engines, the changes, jobs, volumes and backups every replica answers the same. ' +
      'What cannot be read is left out, and `lucid_metrics_source_up` is 0 for it.',
    answer: { schema: { type: 'string' }, contentType: 'text/plain', description: 'The metrics.' },
  })
  async get(): Promise<string> {
    return this.metrics.renderMetrics();
  }
}
