import { Global, Module } from '@nestjs/common';
import { VolumeUsageController } from './controllers/volume-usage.controller';
import { VolumesController } from './controllers/volumes.controller';
import { Disk } from './files/disk';
import { Allocation } from './quota/allocation';
import { Ledger } from './quota/ledger';
import { RemoveOrphansJob, ScanVolumeJob } from './scan/scan-jobs';
import { ScanLedger } from './scan/scan-ledger';
import { VolumeScanner } from './scan/volume-scanner';
import { VolumeFolders } from './storage/volume-folders';
import { VolumeHealth } from './upkeep/volume-health';
import { VolumeKeeper } from './upkeep/volume-keeper';
import { VolumeMetrics } from './usage/volume-metrics';
import { VolumeUsageService } from './usage/volume-usage.service';
import { VolumesService } from './volumes/volumes.service';

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
    ScanVolumeJob,
    RemoveOrphansJob,
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
