import { Global, Module } from '@nestjs/common';
import { DeadLettersService } from './dead-letters.service';
import { SpineMetrics } from './spine-metrics';
import { SpineController } from './spine.controller';
import { SpineService } from './spine.service';
import { SpineStatusService } from './spine-status.service';

/** What keeps others in step with MongoDB: they register with {@link SpineService} and are told every change. */
@Global()
@Module({
  controllers: [SpineController],
  providers: [SpineService, SpineStatusService, SpineMetrics, DeadLettersService],
  exports: [SpineService, SpineStatusService],
})
export class ChangesModule {}
