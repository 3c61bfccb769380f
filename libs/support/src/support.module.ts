import { Module } from '@nestjs/common';
import { SupportBundleController } from './bundle/support-bundle.controller';
import { SupportBundles } from './bundle/support-bundle.service';
import { ConfigurationController } from './configuration/configuration.controller';

/** What operators ask the service about itself: its configuration, and a bundle for support. */
@Module({
  controllers: [ConfigurationController, SupportBundleController],
  providers: [SupportBundles],
})
export class SupportModule {}
