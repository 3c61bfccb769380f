import { JobsService } from '@lucid/jobs';
import { LongCommands, MongoService } from '@lucid/mongo';
import { Module, type OnModuleInit } from '@nestjs/common';
import { AnalysisController } from './analysis/analysis.controller';
import { AnalysisService } from './analysis/analysis.service';
import { CollectionsController } from './collections.controller';
import { CollectionsService } from './collections.service';
import { ApplyDriftJob } from './drift/apply-drift-job';
import { DriftController } from './drift/drift.controller';
import { DriftService } from './drift/drift.service';
import { compactJob } from './upkeep/compact-job';
import { UpkeepController } from './upkeep/upkeep.controller';
import { validateJob } from './upkeep/validate-job';
import { checkValidatorJob } from './validator/check-validator-job';
import { ValidatorChecks } from './validator/validator-check';
import { ValidatorController } from './validator/validator.controller';
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
