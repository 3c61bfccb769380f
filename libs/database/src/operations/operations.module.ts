import { Module } from '@nestjs/common';
import { SlowOperationsService } from './slow/slow-operations.service';

/** What the database is doing, what took it long, and why. */
@Module({ providers: [SlowOperationsService], exports: [SlowOperationsService] })
export class OperationsModule {}
