export { MetricsModule } from './metrics.module';
export { serviceVersion } from './process-metrics';
