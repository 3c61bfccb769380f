export { AnalysisService } from './collections/analysis/analysis.service';
export { DatabaseModule } from './database.module';
export { Sampler } from './statistics/history/sampler.service';
export { StatisticsModule } from './statistics/statistics.module';
