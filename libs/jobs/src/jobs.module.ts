import { Global, Module } from '@nestjs/common';
import { JobsService } from './jobs.service';

/** Long work: queued, run by any replica, followed and cancelled over the API. */
@Global()
@Module({ providers: [JobsService], exports: [JobsService] })
export class JobsModule {}
