import { Module } from '@nestjs/common';
import { AnalysisService } from './analysis/analysis.service';
import { CollectionsService } from './collections/collections.service';
import { AnalysisController } from './controllers/analysis.controller';
import { CollectionsController } from './controllers/collections.controller';
import { DriftController } from './controllers/drift.controller';
import { UpkeepController } from './controllers/upkeep.controller';
import { ValidatorController } from './controllers/validator.controller';
import { DriftService } from './drift/drift.service';
import { ApplyDriftJob } from './jobs/apply-drift-job';
import { CheckValidatorJob } from './jobs/check-validator-job';
import { CompactJob } from './jobs/compact-job';
import { ValidateJob } from './jobs/validate-job';
import { ValidatorChecks } from './validator/validator-check';
import { ValidatorService } from './validator/validator.service';

/** The collections of the database: what they are, the rules for their documents, and their upkeep. */
@Module({
  controllers: [CollectionsController, ValidatorController, AnalysisController, UpkeepController, DriftController],
  providers: [
    ...[CollectionsService, ValidatorService, ValidatorChecks, AnalysisService, DriftService],
    ...[ApplyDriftJob, CheckValidatorJob, CompactJob, ValidateJob],
  ],
})
export class CollectionsModule {}
