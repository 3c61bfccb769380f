import { Global, Module } from '@nestjs/common';
import { DeadLettersService } from './spine/dead-letters.service';
import { SpineService } from './spine/spine.service';
import { SpineMetrics } from './status/spine-metrics';
import { SpineStatusService } from './status/spine-status.service';
import { SpineController } from './status/spine.controller';

/** What keeps others in step with MongoDB: they register with {@link SpineService} and are told every change. */
@Global()
@Module({
  controllers: [SpineController],
  providers: [SpineService, SpineStatusService, SpineMetrics, DeadLettersService],
  exports: [SpineService, SpineStatusService],
})
export class ChangesModule {}
