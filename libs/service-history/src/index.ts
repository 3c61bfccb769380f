export { ServiceSampler } from './sampler/service-sampler.service';
export { ServiceHistoryModule } from './service-history.module';
