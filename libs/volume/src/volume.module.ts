import { Module } from '@nestjs/common';

/** Volumes: directories under the mount path, with quotas. */
@Module({})
export class VolumeModule {}
