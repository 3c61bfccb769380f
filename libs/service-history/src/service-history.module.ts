import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CacheHistoryController, RequestHistoryController } from './controllers/service-history.controller';
import { RouteGroups } from './counts/route-groups';
import { ServiceHistory } from './history/service-history.service';
import { ServiceSampler } from './sampler/service-sampler.service';
import { ServiceSampleStore } from './samples/sample-store';

/** Requests and reads of the cache of the last 30 days, of all replicas. */
@Module({
  imports: [DiscoveryModule],
  controllers: [RequestHistoryController, CacheHistoryController],
  providers: [RouteGroups, ServiceSampleStore, ServiceSampler, ServiceHistory],
})
export class ServiceHistoryModule {}
