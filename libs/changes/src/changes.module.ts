import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DeadLettersService } from './dead-letters.service';
import { SpineMetrics } from './spine-metrics';
import { SpineController } from './spine.controller';
import { SpineService } from './spine.service';
import { SpineStatusService } from './spine-status.service';

/** What keeps others in step with MongoDB: providers with `@ConsumesChanges()`, which {@link SpineService} tells every change. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [SpineController],
  providers: [SpineService, SpineStatusService, SpineMetrics, DeadLettersService],
  exports: [SpineService, SpineStatusService],
})
export class ChangesModule {}
