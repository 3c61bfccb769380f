import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { Injectable } from '@nestjs/common';
import type { VolumeScan } from '../volume/volume-scan';
import { VolumeScanner } from './volume-scanner';

/** The kind of job that reads a volume, and the one that removes orphans as well. */
export const SCAN = 'scan_volume';
export const REMOVE_ORPHANS = 'remove_volume_orphans';

export interface ScanParams {
  volume: string;
}

type ScanResult = Omit<VolumeScan, 'folders'>;

/** Reads a volume and corrects what is known of its use. */
@RunsJobs()
@Injectable()
export class ScanVolumeJob implements JobKind<ScanParams, ScanResult> {
  readonly kind = SCAN;
  readonly concurrency = 1;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;

  constructor(private readonly scanner: VolumeScanner) {}

  async run({ volume }: ScanParams, job: JobContext): Promise<ScanResult> {
    return this.scanner.scan(volume, job, false);
  }
}

/** Reads a volume, and removes the files that no document refers to. */
@RunsJobs()
@Injectable()
export class RemoveOrphansJob implements JobKind<ScanParams, ScanResult> {
  readonly kind = REMOVE_ORPHANS;
  readonly concurrency = 1;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;

  constructor(private readonly scanner: VolumeScanner) {}

  async run({ volume }: ScanParams, job: JobContext): Promise<ScanResult> {
    return this.scanner.scan(volume, job, true);
  }
}
