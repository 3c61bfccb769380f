import { Global, Module } from '@nestjs/common';
import { DeadLettersService } from './spine/dead-letters.service';
import { SpineService } from './spine/spine.service';
import { SpineMetrics } from './status/spine-metrics';
import { SpineStatusService } from './status/spine-status.service';
import { SpineController } from './status/spine.controller';
import { DiscoveryModule } from '@nestjs/core';

/** What keeps others in step with MongoDB: providers with `@ConsumesChanges()`, which {@link SpineService} tells every change. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [SpineController],
  providers: [SpineService, SpineStatusService, SpineMetrics, DeadLettersService],
  exports: [SpineService, SpineStatusService],
})
export class ChangesModule {}
