import { Module, type OnModuleInit } from '@nestjs/common';
import { MetricsController } from './metrics.controller';
import { MetricsService } from './metrics.service';
import { MetricsSupport } from './metrics-support';
import { countProcess } from './process-metrics';
import { Traces } from './traces/traces.service';

/** The metrics that the libs register, for Prometheus, and traces. */
@Module({ controllers: [MetricsController], providers: [MetricsService, MetricsSupport, Traces] })
export class MetricsModule implements OnModuleInit {
  onModuleInit(): void {
    countProcess();
  }
}
