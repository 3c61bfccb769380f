import { Global, Module } from '@nestjs/common';
import { DeadLettersService } from './consumers/dead-letters.service';
import { ChangeConsumersService } from './consumers/change-consumers.service';
import { ChangeStreamMetrics } from './status/change-stream-metrics';
import { ChangeStreamStatusService } from './status/change-stream-status.service';
import { ChangeStreamController } from './status/change-stream.controller';
import { DiscoveryModule } from '@nestjs/core';

/** What keeps others in step with MongoDB: providers with `@ConsumesChanges()`, which {@link ChangeConsumersService} tells every change. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [ChangeStreamController],
  providers: [ChangeConsumersService, ChangeStreamStatusService, ChangeStreamMetrics, DeadLettersService],
  exports: [ChangeConsumersService, ChangeStreamStatusService],
})
export class ChangesModule {}
