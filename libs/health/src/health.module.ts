import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { DiskHealth } from './disk-health';
import { HealthController } from './health.controller';
import { HealthMetrics } from './health-metrics';
import { HealthSupport } from './health-support';
import { HealthService } from './health.service';
import { ProbesController } from './probes.controller';

/** Probes and the health report, over the indicators that the libs register. */
@Module({
  imports: [TerminusModule.forRoot({ errorLogStyle: 'json', logger: false })],
  controllers: [ProbesController, HealthController],
  providers: [HealthService, DiskHealth, HealthMetrics, HealthSupport],
})
export class HealthModule {}
