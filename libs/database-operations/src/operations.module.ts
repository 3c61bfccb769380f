import { Module } from '@nestjs/common';
import { CurrentOperationsController } from './controllers/current-operations.controller';
import { ExplainController } from './controllers/explain.controller';
import { SlowOperationsController } from './controllers/slow-operations.controller';
import { CurrentOperationsService } from './current/current-operations.service';
import { ExplainService } from './explain/explain.service';
import { ProfilerStart } from './profiler/profiler-start';
import { ProfilerService } from './profiler/profiler.service';
import { AdviceProofs } from './proofs/advice-proofs.service';
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
