import { JobsService } from '@lucid/jobs';
import { LongCommands, MongoService } from '@lucid/mongo';
import { Module, type OnModuleInit } from '@nestjs/common';
import { AnalysisService } from './analysis/analysis.service';
import { CollectionsService } from './collections/collections.service';
import { AnalysisController } from './controllers/analysis.controller';
import { CollectionsController } from './controllers/collections.controller';
import { DriftController } from './controllers/drift.controller';
import { UpkeepController } from './controllers/upkeep.controller';
import { ValidatorController } from './controllers/validator.controller';
import { DriftService } from './drift/drift.service';
import { ApplyDriftJob } from './jobs/apply-drift-job';
import { checkValidatorJob } from './jobs/check-validator-job';
import { compactJob } from './jobs/compact-job';
import { validateJob } from './jobs/validate-job';
import { ValidatorChecks } from './validator/validator-check';
import { ValidatorService } from './validator/validator.service';

/** The collections of the database: what they are, the rules for their documents, and their upkeep. */
@Module({
  controllers: [CollectionsController, ValidatorController, AnalysisController, UpkeepController, DriftController],
  providers: [CollectionsService, ValidatorService, ValidatorChecks, AnalysisService, DriftService],
})
export class CollectionsModule implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly commands: LongCommands,
    private readonly checks: ValidatorChecks,
    private readonly drift: DriftService,
    private readonly mongo: MongoService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(compactJob(this.commands));
    this.jobs.register(validateJob(this.commands));
    this.jobs.register(checkValidatorJob(this.commands, this.checks));
    this.jobs.register(new ApplyDriftJob(this.mongo, this.commands, this.drift));
  }
}
