export { HealthModule } from './health.module';
export { ProbesController } from './probes.controller';
