import { Module } from '@nestjs/common';
import { CurrentOperationsController } from './current/current-operations.controller';
import { CurrentOperationsService } from './current/current-operations.service';
import { ExplainController } from './explain/explain.controller';
import { ExplainService } from './explain/explain.service';
import { ProfilerStart } from './profiler/profiler-start';
import { ProfilerService } from './profiler/profiler.service';
import { AdviceProofs } from './proofs/advice-proofs.service';
import { SlowOperationsController } from './slow/slow-operations.controller';
import { SlowOperationsService } from './slow/slow-operations.service';

/** What the database is doing, what took it long, and why. */
@Module({
  controllers: [CurrentOperationsController, SlowOperationsController, ExplainController],
  providers: [
    AdviceProofs,
    CurrentOperationsService,
    ExplainService,
    ProfilerService,
    ProfilerStart,
    SlowOperationsService,
  ],
  exports: [AdviceProofs, SlowOperationsService],
})
export class OperationsModule {}
