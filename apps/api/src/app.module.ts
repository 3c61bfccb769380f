import { ApiKeyGuard, AuditGuard, AuthModule, EffectGuard, PlacesGuard, RateLimitGuard, ScopeGuard } from '@lucid/auth';
import { BackupModule } from '@lucid/backup';
import { ChangesModule } from '@lucid/changes';
import { CollectionsModule, IndexesModule } from '@lucid/collections';
import {
  BodyGuard,
  HealthRegistryModule,
  MetricRegistryModule,
  RepeatedHeaderGuard,
  SupportRegistryModule,
  UnknownParameterGuard,
} from '@lucid/common';
import { type Config, ConfigModule } from '@lucid/config';
import { AdviceModule } from '@lucid/database-advice';
import { OperationsModule } from '@lucid/database-operations';
import { StatisticsModule } from '@lucid/database-statistics';
import { HealthModule } from '@lucid/health';
import { JobsModule } from '@lucid/jobs';
import { MetricsModule } from '@lucid/metrics';
import { ModelsModule } from '@lucid/models';
import { ConsistencyGuard, IdempotencyGuard, MongoModule, StartupGuard } from '@lucid/mongo';
import { RedisModule } from '@lucid/redis';
import { SearchModule } from '@lucid/search';
import { ServiceHistoryModule } from '@lucid/service-history';
import { SupportModule } from '@lucid/support';
import { VolumeModule } from '@lucid/volume';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { ConsoleModule } from './console/console.module';

/** Composes the libs; nothing else. Guards run in the order they stand in, and the OpenAPI document lists paths in the order of the modules. */
@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        ScheduleModule.forRoot(),
        HealthRegistryModule,
        MetricRegistryModule,
        SupportRegistryModule,
        MongoModule,
        RedisModule.forRoot(config),
        SearchModule,
        AuthModule,
        JobsModule,
        ChangesModule,
        VolumeModule,
        ModelsModule,
        BackupModule,
        HealthModule,
        MetricsModule,
        ServiceHistoryModule,
        StatisticsModule,
        CollectionsModule,
        IndexesModule,
        OperationsModule,
        AdviceModule,
        ConsoleModule,
        SupportModule,
      ],
      providers: [
        { provide: APP_GUARD, useClass: ApiKeyGuard },
        { provide: APP_GUARD, useClass: RateLimitGuard },
        { provide: APP_GUARD, useClass: ScopeGuard },
        { provide: APP_GUARD, useClass: RepeatedHeaderGuard },
        { provide: APP_GUARD, useClass: StartupGuard },
        { provide: APP_GUARD, useClass: ConsistencyGuard },
        { provide: APP_GUARD, useClass: UnknownParameterGuard },
        { provide: APP_GUARD, useClass: PlacesGuard },
        { provide: APP_GUARD, useClass: BodyGuard },
        { provide: APP_GUARD, useClass: EffectGuard },
        { provide: APP_GUARD, useClass: IdempotencyGuard },
        { provide: APP_GUARD, useClass: AuditGuard },
      ],
    };
  }
}
