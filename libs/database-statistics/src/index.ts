export { Sampler } from './history/sampler.service';
export { StatisticsModule } from './statistics.module';
