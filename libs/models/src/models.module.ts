import './models';
import {
  ChangeFeedService,
  createChangeFeedController,
  ModelCache,
  ModelStartup,
  registeredModels,
  WarmCacheController,
  WarmCacheService,
} from '@lucid/resource';
import { Module } from '@nestjs/common';
import { MerkleController } from './merkle/merkle.controller';

const models = registeredModels();

/** The models that the services keep here, each a resource under /api/v1. */
@Module({
  controllers: [
    ...models.flatMap(({ controllers }) => controllers),
    MerkleController,
    createChangeFeedController(models),
    WarmCacheController,
  ],
  providers: [
    ModelStartup,
    ModelCache,
    WarmCacheService,
    ...models.flatMap(({ providers }) => providers),
    ChangeFeedService,
  ],
})
export class ModelsModule {}
