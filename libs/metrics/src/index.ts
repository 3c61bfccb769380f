export { MetricsModule } from './metrics.module';
export { countProcess } from './process-metrics';
