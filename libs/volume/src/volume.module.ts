import { Global, Module } from '@nestjs/common';
import { Disk } from './files/disk';
import { Allocation } from './quota/allocation';
import { Ledger } from './quota/ledger';
import { ScanLedger } from './scan/scan-ledger';
import { VolumeScanner } from './scan/volume-scanner';
import { VolumeMetrics } from './usage/volume-metrics';
import { VolumeUsageService } from './usage/volume-usage.service';
import { VolumeFolders } from './volume-folders';
import { VolumeHealth } from './volume-health';
import { VolumeKeeper } from './volume-keeper';
import { VolumeUsageController } from './volume-usage.controller';
import { VolumesController } from './volumes.controller';
import { VolumesService } from './volumes.service';

/** Volumes: directories under the mount path, with quotas. */
@Global()
@Module({
  controllers: [VolumesController, VolumeUsageController],
  providers: [
    Disk,
    Allocation,
    Ledger,
    ScanLedger,
    VolumeScanner,
    VolumeUsageService,
    VolumeFolders,
    VolumeHealth,
    VolumeMetrics,
    VolumeKeeper,
    VolumesService,
  ],
  exports: [VolumesService],
})
export class VolumeModule {}
